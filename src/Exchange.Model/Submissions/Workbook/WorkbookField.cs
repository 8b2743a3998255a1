namespace Exchange.Model.Submissions.Workbook;

/// <summary>What a country fills in on a line of a workbook. Everything else on the line is locked.</summary>
public enum WorkbookField
{
    /// <summary>Calendar year of the figure.</summary>
    Year,
    /// <summary>The figure, in one of the three languages' ways of writing.</summary>
    Value,
    /// <summary>Figure, not available or not applicable: the name of an <see cref="AnswerKind"/>.</summary>
    Answer,
    /// <summary>What is said about the published figure: the name of a <see cref="Submissions.Stance"/>.</summary>
    Stance,
    /// <summary>Source of the figure.</summary>
    Source,
    /// <summary>How the figure was made.</summary>
    Method,
    /// <summary>Comment or reason.</summary>
    Note,
    /// <summary>Address of a document on the web that backs the figure; it is added to the evidence that is kept.</summary>
    Link,
}

using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>What was typed must be a figure, and only one. This is how V18 is kept: a text that cannot be read is never a zero.</summary>
internal static class ReadingRules
{
    /// <summary>The text is a figure.</summary>
    public static readonly Rule Unreadable = new("Unreadable", Severity.Error, cell =>
        cell.Cell.Text.Length > 0 && cell.Value is null && !IsAmbiguous(cell) ? cell.Finds("Unreadable", Severity.Error, cell.Cell.Text) : null);

    /// <summary>The text can be read in one way only.</summary>
    public static readonly Rule Ambiguous = new("Ambiguous", Severity.Error, cell =>
        cell.Cell.Text.Length > 0 && cell.Value is null && IsAmbiguous(cell) ? cell.Finds("Ambiguous", Severity.Error, cell.Cell.Text) : null);

    /// <summary>
    /// Missing is not zero. Listed so that a reader of the rules finds it; its refusals are the two above, and every other rule keeps to it.
    /// </summary>
    public static readonly Rule V18 = new("V18", Severity.Error, static _ => null);

    private static bool IsAmbiguous(Examined cell) => FigureReader.Read(cell.Cell.Text).Problem == FigureProblem.Ambiguous;
}

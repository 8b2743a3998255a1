namespace Exchange.Model.Submissions;

/// <summary>What an answer that is more, or less, than a figure must say.</summary>
internal static class AnswerRules
{
    /// <summary>Whoever has no figure, or another than the published one, says why.</summary>
    public static readonly Rule ReasonNeeded = new("ReasonNeeded", Severity.Error, cell =>
        (cell.Cell.Kind != AnswerKind.Figure || cell.Cell.Stance is Stance.Replaces or Stance.Contests) && string.IsNullOrWhiteSpace(cell.Cell.Note)
            ? cell.Finds("ReasonNeeded", Severity.Error)
            : null);

    /// <summary>A figure and the statement that there is none exclude each other.</summary>
    public static readonly Rule FigureAndNone = new("FigureAndNone", Severity.Error, cell =>
        cell.Cell.Kind != AnswerKind.Figure && cell.Cell.Text.Length > 0 ? cell.Finds("FigureAndNone", Severity.Error, cell.Cell.Text) : null);

    /// <summary>Only a figure that is published can be accepted, replaced or contested.</summary>
    public static readonly Rule NothingPublished = new("NothingPublished", Severity.Error, cell =>
        cell.Cell.Stance != Stance.None && cell.Sheet.PublishedAt(cell.Key) is null ? cell.Finds("NothingPublished", Severity.Error) : null);

    /// <summary>Who accepts the published figure reports that one; who replaces it reports another.</summary>
    public static readonly Rule StanceAgainstFigure = new("StanceAgainstFigure", Severity.Error, cell =>
        cell.Sheet.PublishedAt(cell.Key) is { } published && cell.Cell.Stance switch
        {
            Stance.Accepts => cell.Value != published.Value,
            Stance.Replaces => cell.Value is null || cell.Value == published.Value,
            _ => false,
        }
            ? cell.Finds("StanceAgainstFigure", Severity.Error, published.Value)
            : null);
}

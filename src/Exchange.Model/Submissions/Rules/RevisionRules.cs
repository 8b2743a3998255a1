namespace Exchange.Model.Submissions;

/// <summary>What is said when a figure that stands already is changed. Both figures are kept.</summary>
internal static class RevisionRules
{
    /// <summary>The figure is the one accepted before; if it is changed, a comment says why.</summary>
    public static readonly Rule V13 = new("V13", Severity.Warning, cell =>
        Accepted(cell) is { } old ? cell.Finds("V13", Severity.Warning, old, cell.Value!.Value) : null);

    /// <summary>A changed figure names its source.</summary>
    public static readonly Rule V13S = new("V13S", Severity.Warning, cell =>
        string.IsNullOrWhiteSpace(cell.Cell.Source) && Accepted(cell) is not null ? cell.Finds("V13S", Severity.Warning) : null);

    /// <summary>The figure is the one published internationally; if it is not, both are shown side by side.</summary>
    public static readonly Rule V13P = new("V13P", Severity.Note, cell =>
        cell.Value is { } value && cell.Sheet.PublishedAt(cell.Key) is { } published && published.Value != value
            ? cell.Finds("V13P", Severity.Note, published.Value, value, published.Source)
            : null);

    private static double? Accepted(Examined cell) =>
        cell.Value is { } value && cell.Sheet.AcceptedNow(cell.Key) is { } old && old != value ? old : null;
}

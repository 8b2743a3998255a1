namespace Exchange.Model.Submissions;

/// <summary>What a figure and its year can be at all.</summary>
internal static class RangeRules
{
    /// <summary>No figure is older.</summary>
    public const int FirstYear = 1990;

    /// <summary>The figure lies in its indicator's range.</summary>
    public static readonly Rule V01 = new("V01", Severity.Error, cell =>
        cell.Value is { } value && cell.Indicator is { } indicator && (value < indicator.Minimum || value > indicator.Maximum)
            ? cell.Finds("V01", Severity.Error, value, indicator.Minimum ?? (object)"", indicator.Maximum ?? (object)"")
            : null);

    /// <summary>The year lies between 1990 and now.</summary>
    public static readonly Rule V14 = new("V14", Severity.Error, cell =>
        cell.Year < FirstYear || cell.Year > cell.Sheet.CurrentYear
            ? cell.Finds("V14", Severity.Error, cell.Year, FirstYear, cell.Sheet.CurrentYear)
            : null);

    /// <summary>A source gives one value per indicator, breakdown and year.</summary>
    public static readonly Rule V14D = new("V14D", Severity.Error, cell =>
        ReferenceEquals(cell.Sheet.Own(cell.Key), cell.Cell) ? null : cell.Finds("V14D", Severity.Error, cell.Year));
}

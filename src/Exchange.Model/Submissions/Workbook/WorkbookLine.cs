using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions.Workbook;

/// <summary>One cell of a line as it came back.</summary>
/// <param name="Text">What stands in it, trimmed; empty if nothing does.</param>
/// <param name="Where">Its address on the sheet, such as <c>N12</c>.</param>
/// <param name="Fault">Name of the reason why it cannot be used whatever it says, also the key of its sentence: a formula, a date; null if it can.</param>
[GenerateSerializer, Immutable, Alias("workbook-cell")]
public sealed record FilledIn([property: Id(0)] string Text, [property: Id(1)] string Where, [property: Id(2)] string? Fault = null);

/// <summary>One line of a workbook as it came back.</summary>
/// <param name="Sheet">Name of the sheet as the sender sees it; empty in a CSV file.</param>
/// <param name="Row">Number of the row as the sender sees it.</param>
/// <param name="Key">Which line it is: see <see cref="LineKey"/>.</param>
/// <param name="Issued">Fingerprint of what stood in it when the workbook was issued.</param>
/// <param name="Cells">One per <see cref="WorkbookField"/>, in its order.</param>
[GenerateSerializer, Immutable, Alias("workbook-line")]
public sealed record WorkbookLine(
    [property: Id(0)] string Sheet,
    [property: Id(1)] int Row,
    [property: Id(2)] string Key,
    [property: Id(3)] string Issued,
    [property: Id(4)] ImmutableArray<FilledIn> Cells)
{
    /// <summary>What stands in the field.</summary>
    public FilledIn this[WorkbookField field] => Cells[(int)field];

    /// <summary>Nobody has changed anything on the line since it was issued.</summary>
    [JsonIgnore]
    public bool IsUntouched => Cells.All(c => c.Fault is null) && this[WorkbookField.Link].Text.Length == 0 && LineTexts.Of(this).Fingerprint() == Issued;
}

/// <summary>
/// Which line of a workbook it is: the stored cell it was made from, or which of the free lines of its figure.
/// Written <c>indicator|breakdown|2024</c> and <c>indicator|breakdown|+1</c>.
/// </summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Disaggregation">The breakdown.</param>
/// <param name="Year">Year of the stored cell; null on a free line.</param>
/// <param name="Free">Number of the free line; 0 if there is a stored cell.</param>
public readonly record struct LineKey(string Indicator, string Disaggregation, int? Year, int Free)
{
    /// <summary>The line of a stored cell.</summary>
    public static LineKey Of(CellKey key) => new(key.Indicator, key.Disaggregation, key.Year, 0);

    /// <summary>The stored cell that the line was made from; null on a free line.</summary>
    public CellKey? Was => Year is { } year ? new(Indicator, Disaggregation, year) : null;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Indicator}|{Disaggregation}|{(Year is { } year ? year : "+" + Free)}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static LineKey? Parse(string text)
    {
        var parts = text.Split('|');
        if (parts.Length != 3 || parts[0].Length == 0 || parts[1].Length == 0 || parts[2].Length is 0 or > 5)
            return null;
        var isFree = parts[2][0] == '+';
        return int.TryParse(parts[2].AsSpan(isFree ? 1 : 0), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? new(parts[0], parts[1], isFree ? null : number, isFree ? number : 0)
            : null;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions.Submit;

/// <summary>One line of the form as it stands on the page: all texts exactly as typed.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Disaggregation">The breakdown.</param>
/// <param name="Year">The year as typed.</param>
/// <param name="Value">The figure as typed.</param>
/// <param name="Source">The source as typed.</param>
/// <param name="Note">The comment as typed.</param>
/// <param name="Was">The stored year this line came from; empty for a new line.</param>
public sealed record CellRow(string Indicator, string Disaggregation, string Year, string Value, string Source, string Note, string Was)
{
    /// <summary>Nothing was typed into a line that stood for nothing.</summary>
    public bool IsUntouched => Was.Length == 0 && Value.Length == 0 && Source.Length == 0 && Note.Length == 0;

    public bool IsYearUnreadable => !IsUntouched && ReadYear() is null;

    /// <summary>The key the line speaks of; null if the year cannot be read.</summary>
    public CellKey? Key => ReadYear() is { } year ? new CellKey(Indicator, Disaggregation, year) : null;

    /// <summary>What the line asks to store: its cell, and the clearing of the year it stood for before.</summary>
    public IEnumerable<Cell> Cells()
    {
        if (IsUntouched || Key is not { } key)
            yield break;
        if (Was.Length > 0 && Was != key.Year.ToString(CultureInfo.InvariantCulture))
            yield return Clear(CellKey.Parse($"{Indicator}|{Disaggregation}|{Was}"));
        yield return Value.Length == 0
            ? Clear(key)
            : Cell.Typed(key, Value, Source, Note);
    }

    /// <summary>The lines of a page for what is stored, with an empty line for one more year of each indicator.</summary>
    public static ImmutableArray<CellRow> Of(Submission submission, Section group, int suggestedYear) =>
        [.. group.Indicators.SelectMany(indicator => submission.Cells.Values
            .Where(c => c.Key.Indicator == indicator.Code)
            .OrderByDescending(c => c.Key.Year)
            .Select(Of)
            .Append(new(indicator.Code, Model.Indicators.Indicator.Total, suggestedYear.ToString(CultureInfo.InvariantCulture), "", "", "", "")))];

    /// <summary>The lines as posted.</summary>
    public static ImmutableArray<CellRow> Of(IFormCollection form)
    {
        string Posted(string field, int line) => form[$"{field}-{line.ToString(CultureInfo.InvariantCulture)}"].ToString().Trim();
        return [.. Enumerable.Range(0, 1000)
            .TakeWhile(line => form.ContainsKey($"indicator-{line.ToString(CultureInfo.InvariantCulture)}"))
            .Select(line => new CellRow(
                Posted("indicator", line), Posted("disaggregation", line), Posted("year", line),
                Posted("value", line), Posted("source", line), Posted("note", line), Posted("was", line)))];
    }

    private static CellRow Of(Cell cell)
    {
        var year = cell.Key.Year.ToString(CultureInfo.InvariantCulture);
        return new(cell.Key.Indicator, cell.Key.Disaggregation, year, cell.Text, cell.Source ?? "", cell.Note ?? "", year);
    }

    private static Cell Clear(CellKey key) => new(key, "", null);

    // Years are typed in the same digits as figures, but are whole and have four of them.
    private int? ReadYear() => FigureReader.Read(Year).Value is { } year && year == Math.Floor(year) && year is >= 1000 and <= 9999 ? (int)year : null;
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
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
    private const int MostLines = 1000;

    /// <summary>Figure, not available or not applicable.</summary>
    public AnswerKind Kind { get; init; }

    /// <summary>What is said about the published figure.</summary>
    public Stance Stance { get; init; }

    /// <summary>The note on method as typed.</summary>
    public string Method { get; init; } = "";

    /// <summary>What backs the figure, a link just typed and a file just sent included.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>Why the file sent with the line was not taken; null if it was, or none was sent.</summary>
    public Finding? FileFault { get; init; }

    /// <summary>Nothing was typed into a line that stood for nothing.</summary>
    public bool IsUntouched => Was.Length == 0 && !IsAnswered && !HasWordsBeside && FileFault is null;

    public bool IsYearUnreadable => !IsUntouched && ReadYear() is null;

    /// <summary>Something stands beside the figure, but no figure: it could not be stored and would be lost.</summary>
    public bool LacksFigure => Was.Length == 0 && !IsAnswered && HasWordsBeside;

    /// <summary>The key the line speaks of; null if the year cannot be read.</summary>
    public CellKey? Key => ReadYear() is { } year ? new CellKey(Indicator, Disaggregation, year) : null;

    private bool IsAnswered => Value.Length > 0 || Kind != AnswerKind.Figure || Stance != Stance.None;

    private bool HasWordsBeside => Source.Length > 0 || Note.Length > 0 || Method.Length > 0 || !Evidence.IsEmpty;

    /// <summary>What the line asks to store: its cell, and the clearing of the year it stood for before.</summary>
    public IEnumerable<Cell> Cells()
    {
        if (IsUntouched || LacksFigure || Key is not { } key)
            yield break;
        if (Was.Length > 0 && Was != key.Year.ToString(CultureInfo.InvariantCulture))
            yield return Clear(CellKey.Parse($"{Indicator}|{Disaggregation}|{Was}"));
        yield return !IsAnswered
            ? Clear(key)
            : Cell.Typed(key, Value, Source, Note) with
            {
                Kind = Kind, Stance = Stance, Method = Method.Length == 0 ? null : Method, Evidence = Evidence.IsEmpty ? default : Evidence,
            };
    }

    /// <summary>
    /// The lines of a page for what is stored and may be changed, with an empty line for one more year of each figure that may be given.
    /// </summary>
    public static ImmutableArray<CellRow> Of(Submission submission, Section group, int suggestedYear) =>
        [.. group.Indicators.SelectMany(indicator => submission.Cells.Values
            .Where(c => c.Key.Indicator == indicator.Code && !Desk.IsLocked(submission, c.Key))
            .OrderByDescending(c => c.Key.Year)
            .Select(Of)
            .Concat(Desk.MayAdd(submission, indicator.Code)
                ? [new(indicator.Code, Model.Indicators.Indicator.Total, Suggested(submission, indicator.Code, suggestedYear), "", "", "", "")]
                : []))];

    /// <summary>The lines as posted, without the files sent with them.</summary>
    public static ImmutableArray<CellRow> Of(IFormCollection form)
    {
        string Name(string field, int line) => $"{field}-{line.ToString(CultureInfo.InvariantCulture)}";
        string Posted(string field, int line) => form[Name(field, line)].ToString().Trim();
        return [.. Enumerable.Range(0, MostLines)
            .TakeWhile(line => form.ContainsKey(Name("indicator", line)))
            .Select(line => new CellRow(
                Posted("indicator", line), Posted("disaggregation", line), Posted("year", line),
                Posted("value", line), Posted("source", line), Posted("note", line), Posted("was", line))
            {
                Kind = Chosen<AnswerKind>(Posted("kind", line)),
                Stance = Chosen<Stance>(Posted("stance", line)),
                Method = Posted("method", line),
                Evidence = [
                    .. form[Name("evidence", line)].Select(Read).OfType<Evidence>().Where(e => !form[Name("drop", line)].Contains(e.Address)),
                    .. Link(Posted("link", line), Posted("title", line))],
            })];
    }

    /// <summary>A piece of evidence as it travels in the form until the line is stored.</summary>
    public static string Written(Evidence item) => JsonSerializer.Serialize(item);

    private static CellRow Of(Cell cell)
    {
        var year = cell.Key.Year.ToString(CultureInfo.InvariantCulture);
        return new(cell.Key.Indicator, cell.Key.Disaggregation, year, cell.Text, cell.Source ?? "", cell.Note ?? "", year)
        {
            Kind = cell.Kind, Stance = cell.Stance, Method = cell.Method ?? "", Evidence = cell.Evidence.IsDefault ? [] : cell.Evidence,
        };
    }

    // A year that stands already is no suggestion for another.
    private static string Suggested(Submission submission, string indicator, int year) =>
        submission.Cells.ContainsKey(new CellKey(indicator, year).ToString()) ? "" : year.ToString(CultureInfo.InvariantCulture);

    private static Cell Clear(CellKey key) => new(key, "", null);

    private static T Chosen<T>(string text) where T : struct, Enum => Enum.TryParse<T>(text, out var chosen) && Enum.IsDefined(chosen) ? chosen : default;

    /// <summary>Reads what <see cref="Written(Evidence)"/> wrote; null for anything else.</summary>
    public static Evidence? Read(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<Evidence>(text) is { Address: not null, Name: not null } item ? item : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A link as typed; none if no address was.</summary>
    public static IEnumerable<Evidence> Link(string address, string title) =>
        address.Length == 0 ? [] : [new(EvidenceKind.Link, address, title.Length == 0 ? Short(address) : title)];

    // An address may be longer than a name.
    private static string Short(string address) => address.Length <= 100 ? address : address[..99] + "…";

    // Years are typed in the same digits as figures, but are whole and have four of them.
    private int? ReadYear() => FigureReader.Read(Year).Value is { } year && year == Math.Floor(year) && year is >= 1000 and <= 9999 ? (int)year : null;
}

using System.Globalization;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Members;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Board;

/// <summary>The board's figures in the words of the language at hand.</summary>
internal static class BoardWords
{
    public static string Name(Member member) => member.Name.In(Language.Current.Code);

    public static string Name(Indicator indicator) => indicator.Name.In(Language.Current.Code);

    public static string NameOf(string iso3, Reference reference) => reference.Member(iso3) is { } member ? Name(member) : iso3;

    public static string Value(Observation? latest, Indicator indicator) =>
        latest is null ? BoardTexts.NotReported : Write.Figure(latest.Value, indicator.Unit);

    /// <summary>Short enough for a tile; a dash where nothing is reported.</summary>
    public static string Short(Observation? latest, Indicator indicator) => (latest?.Value, indicator.Unit) switch
    {
        (null, _) => "–",
        ( > 0 and < 0.5, "percent") => "<1",
        ( >= 1e6, _) => Write.Figure(latest!.Value / 1e6, 1) + "M",
        ( >= 1e3, _) => Write.Figure(latest!.Value / 1e3, 0) + "k",
        _ => Write.Figure(latest!.Value, 0),
    };

    /// <summary>A round figure of an axis.</summary>
    public static string Tick(double value) => value >= 1e6 ? Write.Figure(value / 1e6, 0) + "M" : Write.Figure(value, value is > 0 and < 1 ? 1 : 0);

    public static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    public static string Basis(Observation observation) => observation.Basis == Exchange.Model.Indicators.Basis.National ? BoardTexts.National : BoardTexts.Published;

    /// <summary>One change as a sentence.</summary>
    public static string Change(BoardChange change, Reference reference)
    {
        var indicator = reference.Indicator(change.Key.Indicator);
        var unit = indicator?.Unit ?? "";
        var name = indicator is null ? change.Key.Indicator : Short(indicator);
        var (member, year) = (NameOf(change.Member, reference), Year(change.Key.Year));
        return (change.From, change.To) switch
        {
            ({ } from, { } to) => Write.Text(BoardTexts.Changed, member, name, year, Write.Figure(from, unit), Write.Figure(to, unit)),
            (null, { } to) => Write.Text(BoardTexts.Added, member, name, year, Write.Figure(to, unit)),
            _ => Write.Text(BoardTexts.Withdrawn, member, name, year),
        };
    }

    /// <summary>The name without the bracket that says its unit.</summary>
    public static string Short(Indicator indicator)
    {
        var name = Name(indicator);
        var bracket = name.IndexOf(" (", StringComparison.Ordinal);
        return bracket > 0 ? name[..bracket] : name;
    }

    /// <summary>Publishers and vintages of the latest figures, and whether national ones are among them.</summary>
    public static string Sources(IEnumerable<Observation?> figures, Reference reference)
    {
        var known = figures.Where(o => o is not null).Select(o => o!).ToArray();
        var published = known.Where(o => o.Basis == Exchange.Model.Indicators.Basis.Published)
            .Select(o => reference.SourceOf(o.Source) is { } source ? $"{source.Publisher} ({source.Vintage})" : o.Source)
            .Distinct();
        var national = known.Any(o => o.Basis == Exchange.Model.Indicators.Basis.National) ? [BoardTexts.NationalFigures] : Array.Empty<string>();
        return string.Join(Language.Current.RightToLeft ? "؛ " : "; ", published.Concat(national));
    }

    public static string P(double? p) => p switch
    {
        null => "–",
        < 0.001 => Write.Text(BoardTexts.Smaller, Write.Figure(0.001, 3)),
        _ => Write.Figure(p.Value, 2),
    };

    /// <summary>Two decimals; the mark keeps a minus sign in front of its figure in a line of Arabic.</summary>
    public static string Two(double? value) => value is { } v ? (v < 0 ? "\u200e" : "") + Write.Figure(v, 2) : "–";
}

using Exchange.Model.Indicators;
using Exchange.Model.Members;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Members;

/// <summary>The words of the model in the reader's language: groups, families, grades, vintages, breakdowns, figures with their unit.</summary>
internal static class Words
{
    public static string Of(MemberGroup group) => group switch
    {
        MemberGroup.African => WordsTexts.African,
        MemberGroup.Arab => WordsTexts.Arab,
        _ => WordsTexts.Asian,
    };

    public static string Of(EvidenceGrade grade) => grade switch
    {
        EvidenceGrade.SelfDeclared => WordsTexts.SelfDeclared,
        EvidenceGrade.Documented => WordsTexts.Documented,
        EvidenceGrade.PeerVerified => WordsTexts.PeerVerified,
        _ => WordsTexts.External,
    };

    public static string Of(Vintage vintage)
    {
        var id = vintage.Id.Split(':', 2) switch
        {
            ["round", var round] => Write.Text(WordsTexts.VintageRound, round),
            ["import", var import] => Write.Text(WordsTexts.VintageImport, import),
            _ => Isolated(vintage.Id),
        };
        return vintage.At is { } at ? Write.Text(WordsTexts.VintageAt, id, Write.Day(at)) : id;
    }

    /// <summary>Name of a World Bank region; the code itself for a region that is new in the content.</summary>
    public static string Region(string code) => code switch
    {
        "EAP" => WordsTexts.RegionEAP,
        "ECA" => WordsTexts.RegionECA,
        "LAC" => WordsTexts.RegionLAC,
        "MENA" => WordsTexts.RegionMENA,
        "SAR" => WordsTexts.RegionSAR,
        "SSA" => WordsTexts.RegionSSA,
        _ => code,
    };

    public static string Breakdown(string disaggregation) => disaggregation switch
    {
        Indicator.Total => WordsTexts.Everybody,
        "female" => WordsTexts.Female,
        "male" => WordsTexts.Male,
        "lt1y" => WordsTexts.UnderOne,
        "q1" => WordsTexts.PoorestFifth,
        _ => disaggregation,
    };

    public static string Of(StatementKind kind) => kind switch
    {
        StatementKind.NotAvailable => WordsTexts.SaysNotAvailable,
        StatementKind.NotApplicable => WordsTexts.SaysNotApplicable,
        StatementKind.AcceptsPublished => WordsTexts.SaysAccepts,
        StatementKind.ReplacesPublished => WordsTexts.SaysReplaces,
        _ => WordsTexts.SaysContests,
    };

    public static string Unit(string unit) => unit switch
    {
        "percent" => WordsTexts.UnitPercent,
        "persons" => WordsTexts.UnitPersons,
        "international $" => WordsTexts.UnitDollars,
        "ordinal" => WordsTexts.UnitOrdinal,
        _ => unit,
    };

    /// <summary>A figure with its unit. A small share keeps a second decimal: something must not read as nothing.</summary>
    public static string Figure(double value, Indicator indicator) =>
        indicator.Unit == "percent" && value is > 0 and < 1 ? Write.Figure(value, 2) + "\u00a0%" : Write.Figure(value, indicator.Unit);

    // A code such as WDI-2025 keeps its own direction within Arabic, also where a line breaks at its hyphen.
    private static string Isolated(string code) => Language.Current.RightToLeft ? $"\u2066{code}\u2069" : code;

    /// <summary>A year, never grouped as a figure would be.</summary>
    public static string Year(int year) => year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

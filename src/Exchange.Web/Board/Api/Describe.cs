using Exchange.Model;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Members;

namespace Exchange.Web.Board.Api;

/// <summary>From the model to what the API shows.</summary>
internal static class Describe
{
    public static string Word(Basis basis) => basis == Basis.National ? "national" : "published";

    public static string Word(EvidenceGrade grade) => grade switch
    {
        EvidenceGrade.SelfDeclared => "self-declared",
        EvidenceGrade.Documented => "documented",
        EvidenceGrade.PeerVerified => "peer-verified",
        _ => "external",
    };

    public static string Word(StatementKind says) => says switch
    {
        StatementKind.NotAvailable => "not-available",
        StatementKind.NotApplicable => "not-applicable",
        StatementKind.AcceptsPublished => "accepts-published",
        StatementKind.ReplacesPublished => "replaces-published",
        _ => "contests-published",
    };

    public static string Word(Direction direction) => direction switch
    {
        Direction.Higher => "higher",
        Direction.Lower => "lower",
        _ => "context",
    };

    public static string Word(MemberGroup group) => group switch
    {
        MemberGroup.African => "African",
        MemberGroup.Arab => "Arab",
        _ => "Asian",
    };

    public static Names Names(LocalText text) => new(text.En, text.Fr, text.Ar);

    public static IndicatorPicture Picture(Series series) => new(
        series.Indicator.Code, series.Indicator.Unit,
        series.All.Reported, series.All.Of, series.All.Mean, series.All.Median, series.All.Minimum, series.All.Maximum, series.All.LastChange,
        new(Aggregate(series.Of(MemberGroup.African)), Aggregate(series.Of(MemberGroup.Arab)), Aggregate(series.Of(MemberGroup.Asian))),
        [.. series.Latest.Where(o => o is not null).Select(o => Latest(o!))]);

    public static ChangeEntry Change(BoardChange change) => new(
        change.Member, change.Key.Indicator, change.Key.Disaggregation, change.Key.Year, change.From, change.To, change.At, change.Source);

    public static DateTimeOffset? LastChange(BoardState board) => board.Recent.IsEmpty ? null : board.Recent[0].At;

    public static BoardDocument Board(BoardState board) => new(
        board.Version, LastChange(board), board.Reference.Members.Length,
        [.. board.Reference.Indicators.Select(i => Picture(board[i.Code]))],
        [.. board.Recent.Select(Change)]);

    public static MemberEntry Entry(Member member, BoardState board) => new(
        member.Iso3, member.Iso2, Names(member.Name), Word(member.Group), member.Region, member.LeastDeveloped, member.Language,
        board.Reference.Indicators.Count(i => !board[i.Code].Of(member.Iso3).IsEmpty));

    public static IndicatorEntry Entry(Indicator indicator, BoardState board) => new(
        indicator.Code, Names(indicator.Name), indicator.Unit, indicator.Minimum, indicator.Maximum, Word(indicator.Direction),
        indicator.Disaggregation, indicator.Family, indicator.Origin, indicator.DefinitionSource, indicator.Reportable, indicator.CompanionOf,
        board[indicator.Code].All.Reported, board[indicator.Code].All.Of);

    public static MemberDocument Member(Member member, BoardState board)
    {
        var figures = new List<MemberSeries>();
        var missing = new List<string>();
        foreach (var indicator in board.Reference.AllIndicators)
        {
            var points = board[indicator.Code].Of(member.Iso3);
            if (!points.IsEmpty)
                figures.Add(new(indicator.Code, indicator.Unit, [.. points.Select(p => new YearPair(p.Year, Figure(p.Published), Figure(p.National)))]));
            else if (indicator.CompanionOf is null)
                missing.Add(indicator.Code);
        }
        return new(
            board.Version, member.Iso3, member.Iso2, Names(member.Name), Word(member.Group), member.Region, member.LeastDeveloped,
            member.Language, member.Note, figures,
            [.. board.FiguresOf(member.Iso3).Statements.Values.OrderBy(s => s.Key.ToString(), StringComparer.Ordinal).Select(s => new StatementEntry(
                s.Key.Indicator, s.Key.Disaggregation, s.Key.Year, Word(s.Kind), s.Reason, s.Vintage.Id, s.Vintage.At))],
            missing);
    }

    public static ObservationEntry Observation(Observation o, Reference reference) => new(
        o.Member, o.Key.Indicator, o.Key.Disaggregation, o.Key.Year, o.Value, reference.Indicator(o.Key.Indicator)?.Unit ?? "",
        Word(o.Basis), o.Source, Word(o.Grade), o.Vintage.Id, o.Vintage.At, o.Note);

    private static AggregatePicture Aggregate(Aggregate a) => new(a.Reported, a.Of, a.Mean, a.Median, a.Minimum, a.Maximum, a.LastChange);

    private static LatestFigure Latest(Observation o) => new(o.Member, o.Key.Year, o.Value, Word(o.Basis), o.Source, Word(o.Grade), o.Vintage.Id);

    private static Figure? Figure(Observation? o) => o is null ? null : new(o.Value, o.Source, Word(o.Grade), o.Vintage.Id, o.Vintage.At, o.Note);
}

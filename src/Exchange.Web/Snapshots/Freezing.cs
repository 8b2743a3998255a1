using Exchange.Model;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Members;
using Exchange.Model.Snapshots;
using Exchange.Web.Board.Api;

namespace Exchange.Web.Snapshots;

/// <summary>From a board to what is frozen of it, and back. Thawed, it is the same board.</summary>
internal static class Freezing
{
    public static SnapshotDocument Freeze(BoardState board, SnapshotWish wish, DateTimeOffset now, bool trial)
    {
        var reference = board.Reference;
        return new(
            SnapshotDocument.Present, wish.Name, Describe.Names(wish.Title), wish.Note, wish.Moment, now, trial, reference.Id, board.Version,
            [.. reference.Sources.Select(s => new FrozenSource(s.Text, s.Vintage, s.Publisher, s.Licence, s.Address))],
            [.. reference.Members.Select(m => new FrozenMember(
                m.Iso3, m.Iso2, Describe.Names(m.Name), Describe.Word(m.Group), m.Region, m.LeastDeveloped, m.Language, m.Tile.Row, m.Tile.Column, m.Note))],
            [.. reference.AllIndicators.Select(i => Indicator(i, board[i.Code]))],
            [.. reference.Published.Select(Observation)],
            [.. reference.Earlier.Select(Observation)],
            [.. reference.Benchmark.Select(Observation)],
            [.. board.Figures.SelectMany(f => f.ByKey.OrderBy(p => p.Key.ToString(), StringComparer.Ordinal).SelectMany(p => p.Value)).Select(Observation)],
            [.. board.Figures.SelectMany(f => f.Statements.OrderBy(p => p.Key.ToString(), StringComparer.Ordinal).Select(p => Statement(p.Value)))],
            [.. board.Figures.SelectMany(f => f.Sources.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new FrozenCount(f.Member, p.Key, p.Value)))],
            [.. board.Recent.Select(Describe.Change)]);
    }

    public static BoardState Thaw(SnapshotDocument frozen)
    {
        var reference = new Reference(
            frozen.Content,
            frozen.Members.Select(m => new Member(
                m.Iso3, m.Iso2, Text(m.Name), Enum.Parse<MemberGroup>(m.Group), m.Region, m.LeastDeveloped, m.Language, new(m.Row, m.Column), m.Note)),
            frozen.Indicators.Select(i => new Indicator(
                i.Code, Text(i.Name), i.Unit, i.Minimum, i.Maximum, Enum.Parse<Direction>(i.Direction, ignoreCase: true), i.Disaggregation, i.Family,
                i.Origin, i.DefinitionSource, i.CompanionOf)),
            frozen.Published.Select(o => Observation(o, Basis.Published)),
            frozen.Earlier.Select(o => Observation(o, Basis.Published)),
            frozen.Benchmark.Select(o => Observation(o, Basis.Published)),
            frozen.Sources.Select(s => new PublishedSource(s.Source, s.Vintage, s.Publisher, s.Licence, s.Address)));
        var national = frozen.National.ToLookup(o => (o.Member, o.Vintage), o => Observation(o, Basis.National));
        var statements = frozen.Statements.ToLookup(s => (s.Member, s.Vintage), Statement);
        var figures = frozen.Publications.GroupBy(c => c.Member).Select(sources => sources.Aggregate(
            MemberFigures.None(sources.Key),
            (known, count) => known.WithWhole(new(
                count.Member, count.Source, count.Publications, [.. national[(count.Member, count.Source)]], [])
            {
                Statements = [.. statements[(count.Member, count.Source)]],
            })));
        var changed = frozen.Indicators.ToDictionary(i => i.Code, i => i.All.LastChange, StringComparer.Ordinal);
        return BoardState.Build(reference, figures, [.. frozen.Recent.Select(Change)], changed);
    }

    private static FrozenIndicator Indicator(Indicator i, Series series)
    {
        var picture = Describe.Picture(series);
        return new(
            i.Code, Describe.Names(i.Name), i.Unit, i.Minimum, i.Maximum, Describe.Word(i.Direction), i.Disaggregation, i.Family, i.Origin,
            i.DefinitionSource, i.CompanionOf,
            new(picture.Reported, picture.Of, picture.Mean, picture.Median, picture.Minimum, picture.Maximum, picture.LastChange), picture.Groups);
    }

    private static FrozenObservation Observation(Observation o) => new(
        o.Member, o.Key.Indicator, o.Key.Disaggregation, o.Key.Year, o.Value, o.Source, Describe.Word(o.Grade), o.Vintage.Id, o.Vintage.At, o.Note);

    private static Observation Observation(FrozenObservation o, Basis basis) => new(
        o.Member, new(o.Indicator, o.Disaggregation, o.Year), o.Value, basis, o.Source, Grade(o.Grade), new(o.Vintage, o.AcceptedAt), o.Note);

    private static FrozenStatement Statement(Statement s) => new(
        s.Member, s.Key.Indicator, s.Key.Disaggregation, s.Key.Year, Describe.Word(s.Kind), s.Reason, s.Vintage.Id, s.Vintage.At);

    private static Statement Statement(FrozenStatement s) => new(
        s.Member, new(s.Indicator, s.Disaggregation, s.Year), Enum.GetValues<StatementKind>().Single(k => Describe.Word(k) == s.Says), s.Reason,
        new(s.Vintage, s.AcceptedAt));

    private static BoardChange Change(ChangeEntry c) => new(c.Member, new(c.Indicator, c.Disaggregation, c.Year), c.From, c.To, c.At, c.Source);

    private static EvidenceGrade Grade(string word) => Enum.GetValues<EvidenceGrade>().Single(g => Describe.Word(g) == word);

    private static LocalText Text(Names names) => new(names.En, names.Fr, names.Ar);
}

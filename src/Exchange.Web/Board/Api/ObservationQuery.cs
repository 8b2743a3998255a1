using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Members;
using Exchange.Web.Hosting.Api;

namespace Exchange.Web.Board.Api;

/// <summary>Which observations are asked for.</summary>
internal sealed class ObservationQuery
{
    private HashSet<string> _members = [];
    private HashSet<string> _indicators = [];
    private MemberGroup? _group;
    private int? _from;
    private int? _to;
    private Basis? _basis;
    private string? _disaggregation;
    private string? _vintage;
    private bool _latest;
    private bool _all;

    public bool Csv { get; private set; }

    public static ObservationQuery Read(HttpRequest request, Reference reference, out Problem? refusal)
    {
        var read = new QueryReader(
            request, "member", "indicator", "group", "from", "to", "basis", "disaggregation", "latest", "vintage", "vintages", "format");
        var query = new ObservationQuery
        {
            _members = [.. read.List("member").Select(m => m.ToUpperInvariant())],
            _indicators = [.. read.List("indicator")],
            _group = Words.Group(read),
            _from = read.Year("from"),
            _to = read.Year("to"),
            _basis = read.OneOf<Basis?>("basis", null, ("published", Basis.Published), ("national", Basis.National)),
            _disaggregation = read.Text("disaggregation"),
            _vintage = read.Text("vintage"),
            _latest = read.OneOf("latest", false, ("true", true), ("false", false)),
            _all = read.OneOf("vintages", false, ("all", true), ("current", false)),
            Csv = Words.Csv(read, request),
        };
        foreach (var member in query._members.Where(m => reference.Member(m) is null))
            read.Refuse(Problems.UnknownMember("member", member));
        foreach (var code in query._indicators.Where(c => reference.Indicator(c) is null))
            read.Refuse(Problems.UnknownIndicator("indicator", code));
        refusal = read.Refusal;
        return query;
    }

    /// <summary>The observations by member, indicator, breakdown and year, published before national, older vintages first.</summary>
    public List<Observation> Of(BoardState board)
    {
        var found = Candidates(board).Where(o => Matches(o, board.Reference)).ToList();
        if (_latest)
            found = [.. found.GroupBy(o => (o.Member, o.Key.Indicator, o.Key.Disaggregation, o.Basis)).SelectMany(g =>
            {
                var last = g.Max(o => o.Key.Year);
                return g.Where(o => o.Key.Year == last);
            })];
        found.Sort(Compare);
        return found;
    }

    // A vintage that is asked for by name may be an earlier one.
    private IEnumerable<Observation> Candidates(BoardState board)
    {
        var earlier = _all || _vintage is not null;
        var published = _basis == Basis.National ? []
            : earlier ? board.Reference.Earlier.Concat(board.Reference.Published)
            : board.Reference.Published.AsEnumerable();
        var national = _basis == Basis.Published ? []
            : board.Figures.Where(f => _members.Count == 0 || _members.Contains(f.Member))
                .SelectMany(f => earlier ? f.ByKey.Values.SelectMany(v => v) : f.CurrentAll);
        return published.Concat(national);
    }

    private bool Matches(Observation o, Reference reference) =>
        (_members.Count == 0 || _members.Contains(o.Member))
        && (_indicators.Count == 0 || _indicators.Contains(o.Key.Indicator))
        && !(o.Key.Year < _from) && !(o.Key.Year > _to)
        && (_disaggregation is null || o.Key.Disaggregation == _disaggregation)
        && (_vintage is null || o.Vintage.Id == _vintage)
        && (_group is null || reference.Member(o.Member)?.Group == _group);

    private static int Compare(Observation a, Observation b) =>
        string.CompareOrdinal(a.Member, b.Member) is var m and not 0 ? m
        : string.CompareOrdinal(a.Key.Indicator, b.Key.Indicator) is var i and not 0 ? i
        : string.CompareOrdinal(a.Key.Disaggregation, b.Key.Disaggregation) is var d and not 0 ? d
        : a.Key.Year.CompareTo(b.Key.Year) is var y and not 0 ? y
        : a.Basis.CompareTo(b.Basis) is var s and not 0 ? s
        : Nullable.Compare(a.Vintage.At, b.Vintage.At) is var t and not 0 ? t
        : string.CompareOrdinal(a.Vintage.Id, b.Vintage.Id);
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Model.Board;

/// <summary>One figure that changed, as the board tells it.</summary>
/// <param name="Member">ISO alpha-3 code.</param>
/// <param name="Key">Indicator, disaggregation and year.</param>
/// <param name="From">What the board showed for that key before; null if nothing.</param>
/// <param name="To">What it shows now; null if nothing.</param>
/// <param name="At">When it was accepted.</param>
/// <param name="Source">Vintage id, e.g. <c>round:2026</c>.</param>
[GenerateSerializer, Immutable, Alias("board-change")]
public sealed record BoardChange(
    [property: Id(0)] string Member,
    [property: Id(1)] CellKey Key,
    [property: Id(2)] double? From,
    [property: Id(3)] double? To,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] string Source);

/// <summary>
/// The live picture: every indicator over all members, with aggregates. Immutable. The board grain and every host hold one and
/// apply the same publications to it, so they agree; applying costs the same however long the history is.
/// </summary>
public sealed class BoardState
{
    /// <summary>How many changes <see cref="Recent"/> keeps.</summary>
    public const int RecentLength = 20;

    private readonly FrozenDictionary<string, int> _indexOf;
    private readonly ImmutableDictionary<string, Series> _series;

    private BoardState(
        Reference reference, FrozenDictionary<string, int> indexOf, ImmutableArray<MemberFigures> figures,
        ImmutableDictionary<string, Series> series, ImmutableArray<BoardChange> recent, long version)
    {
        Reference = reference;
        _indexOf = indexOf;
        Figures = figures;
        _series = series;
        Recent = recent;
        Version = version;
    }

    /// <summary>Content the picture is drawn from.</summary>
    public Reference Reference { get; }

    /// <summary>Nationally accepted figures per member, in the order of <see cref="Reference.Members"/>.</summary>
    public ImmutableArray<MemberFigures> Figures { get; }

    /// <summary>The last changes, newest first.</summary>
    public ImmutableArray<BoardChange> Recent { get; }

    /// <summary>How many publications the picture contains. Survives restarts: it is counted, not clocked.</summary>
    public long Version { get; }

    /// <summary>The indicator over all members. Throws <see cref="KeyNotFoundException"/> for an unknown code.</summary>
    public Series this[string indicator] => _series[indicator];

    /// <summary>The indicator over all members, or null for an unknown code.</summary>
    public Series? Find(string indicator) => _series.GetValueOrDefault(indicator);

    /// <summary>Nationally accepted figures of the member.</summary>
    public MemberFigures FiguresOf(string iso3) => Figures[_indexOf[iso3]];

    /// <summary>Members from whom the source (a round or an import) has made something public.</summary>
    public int ReportedIn(string source) => Figures.Count(f => f.SequenceOf(source) > 0);

    /// <summary>Draws the picture from the start.</summary>
    /// <param name="reference">Content.</param>
    /// <param name="figures">Nationally accepted figures; members not given have none.</param>
    /// <param name="recent">The last changes, newest first, where they are remembered.</param>
    /// <param name="changed">
    /// Per indicator when it last changed, where that is remembered: of what was withdrawn since, the figures no longer tell it.
    /// </param>
    public static BoardState Build(
        Reference reference, IEnumerable<MemberFigures> figures, ImmutableArray<BoardChange> recent = default,
        IReadOnlyDictionary<string, DateTimeOffset?>? changed = null)
    {
        var given = figures.ToDictionary(f => f.Member, StringComparer.Ordinal);
        var all = reference.Members.Select(m => given.GetValueOrDefault(m.Iso3) ?? MemberFigures.None(m.Iso3)).ToImmutableArray();
        var indexOf = reference.Members.Select((m, i) => (m.Iso3, i)).ToFrozenDictionary(p => p.Iso3, p => p.i, StringComparer.Ordinal);

        var published = reference.Published.Where(IsTotal).ToLookup(o => (o.Key.Indicator, o.Member));
        var national = all.SelectMany(f => f.CurrentAll).Where(IsTotal).ToLookup(o => (o.Key.Indicator, o.Member));
        var series = reference.AllIndicators.ToImmutableDictionary(i => i.Code, i => new Series(
            i,
            reference.Members,
            [.. reference.Members.Select(m => Join(published[(i.Code, m.Iso3)], national[(i.Code, m.Iso3)]))],
            changed is not null && changed.TryGetValue(i.Code, out var at)
                ? at
                : reference.Members.SelectMany(m => national[(i.Code, m.Iso3)]).Max(o => o.Vintage.At)));
        return new(reference, indexOf, all, series, recent.IsDefault ? Remember(all) : recent, all.Sum(f => f.Sequence));
    }

    /// <summary>
    /// The picture with one publication in it; the same instance if it was contained already.
    /// Throws <see cref="InvalidOperationException"/> if publications before it are missing.
    /// </summary>
    public BoardState With(Publication publication)
    {
        var index = _indexOf[publication.Member];
        var before = Figures[index];
        var after = before.With(publication);
        return ReferenceEquals(before, after) ? this : Redraw(index, after, [.. publication.Observations.Select(o => o.Key), .. publication.Removed], publication);
    }

    /// <summary>The picture with a member's figures replaced by newer ones, after publications were missed.</summary>
    public BoardState With(MemberFigures figures)
    {
        var index = _indexOf[figures.Member];
        var before = Figures[index];
        return figures.Sequence <= before.Sequence
            ? this
            : Redraw(index, figures, [.. before.ByKey.Keys.Union(figures.ByKey.Keys).Where(k => before.Current(k) != figures.Current(k))], null);
    }

    private BoardState Redraw(int index, MemberFigures after, ImmutableArray<CellKey> keys, Publication? publication)
    {
        var touched = new Dictionary<string, List<SeriesEdit>>(StringComparer.Ordinal);
        var changes = new List<BoardChange>(keys.Length);
        foreach (var key in keys)
        {
            var current = after.Current(key);
            // A withdrawn value has no moment of its own: the publication's is when it went.
            var at = current?.Vintage.At ?? publication?.At ?? default;
            var from = Figures[index].Current(key)?.Value;
            if (key.Disaggregation == Indicator.Total && _series.TryGetValue(key.Indicator, out var old))
            {
                from ??= PublishedIn(old, after.Member, key.Year);
                if (!touched.TryGetValue(key.Indicator, out var edits))
                    touched[key.Indicator] = edits = [];
                edits.Add(new(key.Year, current, at));
            }
            changes.Add(new(after.Member, key, from, current?.Value, at, publication?.Source ?? current?.Vintage.Id ?? ""));
        }
        // Aggregates are drawn once per indicator, however many years of it a publication brings.
        var series = _series.SetItems(touched.Select(pair => KeyValuePair.Create(pair.Key, _series[pair.Key].With(index, pair.Value))));
        changes.Reverse();
        return new(
            Reference, _indexOf, Figures.SetItem(index, after), series,
            [.. changes.Concat(Recent).Take(RecentLength)], Version - Figures[index].Sequence + after.Sequence);
    }

    private static double? PublishedIn(Series series, string member, int year) =>
        series.Of(member).FirstOrDefault(p => p.Year == year)?.Published?.Value;

    private static ImmutableArray<SeriesPoint> Join(IEnumerable<Observation> published, IEnumerable<Observation> national)
    {
        var points = new SortedDictionary<int, SeriesPoint>();
        foreach (var o in published)
            points[o.Key.Year] = new(o.Key.Year, o, null);
        foreach (var o in national)
            points[o.Key.Year] = points.TryGetValue(o.Key.Year, out var p) ? p with { National = o } : new(o.Key.Year, null, o);
        return [.. points.Values];
    }

    // After a restart the last changes are told from the figures themselves; what they replaced is no longer known, except the published figure.
    private static ImmutableArray<BoardChange> Remember(ImmutableArray<MemberFigures> figures) =>
        [.. figures
            .SelectMany(f => f.CurrentAll)
            .OrderByDescending(o => o.Vintage.At).ThenBy(o => o.Member, StringComparer.Ordinal)
            .Take(RecentLength)
            .Select(o => new BoardChange(o.Member, o.Key, null, o.Value, o.Vintage.At ?? default, o.Vintage.Id))];

    private static bool IsTotal(Observation observation) => observation.Key.Disaggregation == Indicator.Total;
}

using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Exchange.Model.Members;

namespace Exchange.Model.Indicators;

/// <summary>
/// Everything that ships as content and is read at start: members, indicators, and what international organisations published.
/// Immutable: a changed file makes a new one.
/// </summary>
public sealed class Reference
{
    private readonly FrozenDictionary<string, DateTimeOffset> _releases;
    private readonly ConcurrentDictionary<int, Reference> _asOf = [];
    private readonly FrozenDictionary<string, Member> _members;
    private readonly FrozenDictionary<string, Indicator> _indicators;
    private readonly FrozenDictionary<string, ImmutableArray<Observation>> _published;
    private readonly Lazy<FrozenDictionary<(string Member, string Indicator, string Disaggregation), ImmutableArray<Observation>>> _series;

    /// <summary>Joins what the files say.</summary>
    /// <param name="id">Fingerprint of the files: equal content, equal id.</param>
    /// <param name="members">The member countries.</param>
    /// <param name="indicators">The catalogue and the companions.</param>
    /// <param name="published">Published observations of the current vintage, one per member, key and publication.</param>
    /// <param name="earlier">Values that an earlier vintage gave for the same keys.</param>
    /// <param name="benchmark">Published observations of economies that are not members.</param>
    /// <param name="sources">Who published them, and on what terms.</param>
    /// <param name="releases">When releases came out, by the id of their vintage, as far as the files say.</param>
    public Reference(
        string id,
        IEnumerable<Member> members,
        IEnumerable<Indicator> indicators,
        IEnumerable<Observation> published,
        IEnumerable<Observation> earlier,
        IEnumerable<Observation> benchmark,
        IEnumerable<PublishedSource>? sources = null,
        IReadOnlyDictionary<string, DateTimeOffset>? releases = null)
    {
        Id = id;
        Members = [.. members.OrderBy(m => m.Iso3, StringComparer.Ordinal)];
        AllIndicators = [.. indicators];
        Indicators = [.. AllIndicators.Where(i => i.CompanionOf is null)];
        Published = [.. published];
        Earlier = [.. earlier];
        Benchmark = [.. benchmark];
        Sources = [.. sources ?? []];
        _releases = releases is null ? FrozenDictionary<string, DateTimeOffset>.Empty : releases.ToFrozenDictionary(StringComparer.Ordinal);
        _members = Members.ToFrozenDictionary(m => m.Iso3, StringComparer.Ordinal);
        _indicators = AllIndicators.ToFrozenDictionary(i => i.Code, StringComparer.Ordinal);
        _published = Published.GroupBy(o => o.Member).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);
        // Only the validation rules ask for single keys: a host that shows the board alone need not build this.
        _series = new(() => Published
            .GroupBy(o => (o.Member, o.Key.Indicator, o.Key.Disaggregation))
            .ToFrozenDictionary(g => g.Key, g => g.OrderBy(o => o.Key.Year).ToImmutableArray()));
    }

    /// <summary>Fingerprint of the files.</summary>
    public string Id { get; }

    /// <summary>Whether the files say of any release when it came out.</summary>
    public bool IsDated => _releases.Count > 0;

    /// <summary>The member countries by code.</summary>
    public ImmutableArray<Member> Members { get; }

    /// <summary>The catalogue: 42 indicators in the order of the file.</summary>
    public ImmutableArray<Indicator> Indicators { get; }

    /// <summary>The catalogue and its companions.</summary>
    public ImmutableArray<Indicator> AllIndicators { get; }

    /// <summary>Published observations of members, current vintage.</summary>
    public ImmutableArray<Observation> Published { get; }

    /// <summary>Values of earlier vintages that were revised since.</summary>
    public ImmutableArray<Observation> Earlier { get; }

    /// <summary>Published observations of other economies.</summary>
    public ImmutableArray<Observation> Benchmark { get; }

    /// <summary>Who published the observations, and on what terms.</summary>
    public ImmutableArray<PublishedSource> Sources { get; }

    /// <summary>
    /// What was published by the moment: a figure of a release that came out later gives way to what an earlier release said, and is absent
    /// where nothing is known of one. Releases whose day the files do not say count as out at every moment. The same instance where nothing
    /// came out later.
    /// </summary>
    public Reference AsOf(DateTimeOffset moment)
    {
        var later = _releases.Values.Count(r => r > moment);
        return later == 0 ? this : _asOf.GetOrAdd(later, _ => Without(moment));
    }

    private Reference Without(DateTimeOffset moment)
    {
        bool IsOut(Observation o) => !_releases.TryGetValue(o.Vintage.Id, out var day) || day <= moment;
        var earlier = Earlier.Where(IsOut).ToLookup(o => (o.Member, o.Key));
        var published = Published.Select(o => IsOut(o) ? o : earlier[(o.Member, o.Key)].LastOrDefault()).OfType<Observation>().ToList();
        var standing = published.ToHashSet();
        return new(Id, Members, AllIndicators, published, Earlier.Where(o => IsOut(o) && !standing.Contains(o)), Benchmark.Where(IsOut), Sources, _releases);
    }

    /// <summary>The member, or null if there is none of that code.</summary>
    public Member? Member(string iso3) => _members.GetValueOrDefault(iso3);

    /// <summary>The indicator or companion, or null if there is none of that code.</summary>
    public Indicator? Indicator(string code) => _indicators.GetValueOrDefault(code);

    /// <summary>What is published for the member; empty if nothing is.</summary>
    public ImmutableArray<Observation> PublishedFor(string iso3) => _published.GetValueOrDefault(iso3, []);

    /// <summary>What is published for one member, indicator and breakdown, oldest year first; empty if nothing is.</summary>
    public ImmutableArray<Observation> PublishedSeries(string iso3, string indicator, string disaggregation = Exchange.Model.Indicators.Indicator.Total) =>
        _series.Value.GetValueOrDefault((iso3, indicator, disaggregation), []);

    /// <summary>The published observation of exactly that key, or null.</summary>
    public Observation? PublishedAt(string iso3, CellKey key)
    {
        foreach (var observation in PublishedSeries(iso3, key.Indicator, key.Disaggregation))
            if (observation.Key.Year == key.Year)
                return observation;
        return null;
    }

    /// <summary>The source of that text, as observations carry it; null if it is not a published one.</summary>
    public PublishedSource? SourceOf(string text)
    {
        foreach (var source in Sources)
            if (source.Text == text)
                return source;
        return null;
    }
}

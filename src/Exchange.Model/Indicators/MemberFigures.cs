using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Exchange.Model.Indicators;

/// <summary>
/// What one source (a round's submission or an import) makes public for a member: the difference to what it made public before.
/// </summary>
/// <param name="Member">ISO alpha-3 code.</param>
/// <param name="Source">The source's vintage id, e.g. <c>round:2026</c>.</param>
/// <param name="Sequence">How many publications the source has made for the member, this one included; starts at 1.</param>
/// <param name="Observations">New and changed national observations.</param>
/// <param name="Removed">Keys that the source no longer gives a value for.</param>
/// <param name="At">When it was accepted.</param>
[GenerateSerializer, Immutable, Alias("publication")]
public sealed record Publication(
    [property: Id(0)] string Member,
    [property: Id(1)] string Source,
    [property: Id(2)] long Sequence,
    [property: Id(3)] ImmutableArray<Observation> Observations,
    [property: Id(4)] ImmutableArray<CellKey> Removed,
    [property: Id(5)] DateTimeOffset At = default)
{
    /// <summary>New and changed statements; a key that the publication touches without one has none any more.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<Statement> Statements { get; init; }
}

/// <summary>
/// All nationally accepted figures of one member. Each value keeps its vintages: a later acceptance stands in front, earlier ones stay.
/// Publications may arrive twice or late; the sequence per source decides, so applying is idempotent.
/// </summary>
/// <param name="Member">ISO alpha-3 code.</param>
/// <param name="Sources">Per source, how many of its publications are contained.</param>
/// <param name="ByKey">Per key the accepted observations, one per vintage, the newest last.</param>
[GenerateSerializer, Immutable, Alias("member-figures")]
public sealed record MemberFigures(
    [property: Id(0)] string Member,
    [property: Id(1)] ImmutableDictionary<string, long> Sources,
    [property: Id(2)] ImmutableDictionary<CellKey, ImmutableArray<Observation>> ByKey)
{
    /// <summary>No national figure yet.</summary>
    public static MemberFigures None(string member) =>
        new(member, ImmutableDictionary<string, long>.Empty, ImmutableDictionary<CellKey, ImmutableArray<Observation>>.Empty);

    /// <summary>How many publications are contained; grows by one with each.</summary>
    [Id(3)]
    public long Sequence { get; private init; } = Sources.Values.Sum();

    /// <summary>Per key the accepted statement that stands in front; keys without one are absent.</summary>
    [Id(4)]
    public ImmutableDictionary<CellKey, Statement> Statements { get; private init; } = ImmutableDictionary<CellKey, Statement>.Empty;

    /// <summary>How many publications of the source are contained.</summary>
    public long SequenceOf(string source) => Sources.GetValueOrDefault(source);

    /// <summary>The accepted observation that stands in front for the key, or null.</summary>
    public Observation? Current(CellKey key) => ByKey.TryGetValue(key, out var vintages) ? vintages[^1] : null;

    /// <summary>All observations that stand in front.</summary>
    public IEnumerable<Observation> CurrentAll => ByKey.Values.Select(vintages => vintages[^1]);

    /// <summary>
    /// The figures with the publication in them. The same instance if it was contained already.
    /// Throws <see cref="InvalidOperationException"/> if publications before it are missing: fetch the source's whole state then.
    /// </summary>
    public MemberFigures With(Publication publication)
    {
        var known = SequenceOf(publication.Source);
        if (publication.Sequence <= known)
            return this;
        if (publication.Sequence != known + 1)
            throw new InvalidOperationException(
                $"{publication.Member}: {publication.Source} sent publication {publication.Sequence} after {known}.");
        return Replace(publication);
    }

    /// <summary>
    /// The figures with everything the source makes public, whatever of it was contained before.
    /// The publication must be whole: all the source's observations, not a difference.
    /// </summary>
    public MemberFigures WithWhole(Publication whole)
    {
        if (whole.Sequence <= SequenceOf(whole.Source))
            return this;
        var given = whole.Observations.Select(o => o.Key).ToHashSet();
        var gone = ByKey
            .Where(pair => !given.Contains(pair.Key) && pair.Value.Any(o => o.Vintage.Id == whole.Source))
            .Select(pair => pair.Key)
            .Concat(Statements.Where(pair => pair.Value.Vintage.Id == whole.Source).Select(pair => pair.Key).Except(given));
        return Replace(whole with { Removed = [.. gone] });
    }

    private MemberFigures Replace(Publication publication)
    {
        var byKey = ByKey.ToBuilder();
        foreach (var observation in publication.Observations)
        {
            var others = byKey.TryGetValue(observation.Key, out var vintages)
                ? vintages.RemoveAll(o => o.Vintage.Id == publication.Source)
                : [];
            byKey[observation.Key] = Insert(others, observation);
        }
        foreach (var key in publication.Removed)
        {
            if (!byKey.TryGetValue(key, out var vintages))
                continue;
            var others = vintages.RemoveAll(o => o.Vintage.Id == publication.Source);
            if (others.IsEmpty)
                byKey.Remove(key);
            else
                byKey[key] = others;
        }
        var step = publication.Sequence - SequenceOf(publication.Source);
        return new(Member, Sources.SetItem(publication.Source, publication.Sequence), byKey.ToImmutable())
        {
            Sequence = Sequence + step,
            Statements = Restate(publication),
        };
    }

    // The source says something new about every key that it touches; of two sources the later acceptance stands in front.
    private ImmutableDictionary<CellKey, Statement> Restate(Publication publication)
    {
        if (Statements.IsEmpty && publication.Statements.IsDefaultOrEmpty)
            return Statements;
        var statements = Statements.ToBuilder();
        foreach (var key in publication.Observations.Select(o => o.Key).Concat(publication.Removed))
            if (statements.TryGetValue(key, out var old) && old.Vintage.Id == publication.Source)
                statements.Remove(key);
        foreach (var statement in publication.Statements.IsDefault ? [] : publication.Statements)
            if (!statements.TryGetValue(statement.Key, out var old) || old.Vintage.Id == publication.Source || Compare(old.Vintage, statement.Vintage) <= 0)
                statements[statement.Key] = statement;
        return statements.ToImmutable();
    }

    // Newest last; sources are re-read in any order after a restart, so the place follows from the moment, then from the name.
    private static ImmutableArray<Observation> Insert(ImmutableArray<Observation> vintages, Observation observation)
    {
        var at = vintages.Length;
        while (at > 0 && Compare(vintages[at - 1].Vintage, observation.Vintage) > 0)
            at--;
        return vintages.Insert(at, observation);
    }

    private static int Compare(Vintage a, Vintage b)
    {
        var byMoment = Nullable.Compare(a.At, b.At);
        return byMoment != 0 ? byMoment : string.CompareOrdinal(a.Id, b.Id);
    }
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Exchange.Model.People;

namespace Exchange.Model.Recommendations;

/// <summary>One thing that a country says about a recommendation: exactly one of these is given.</summary>
[GenerateSerializer, Immutable, Alias("follow-up-change")]
public sealed record FollowUpChange
{
    /// <summary>How it stands to it.</summary>
    [Id(0), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Support? Support { get; init; }

    /// <summary>How far it is.</summary>
    [Id(1), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProgressReport? Progress { get; init; }

    /// <summary>What it does.</summary>
    [Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlannedAction? Action { get; init; }

    /// <summary>What hinders it.</summary>
    [Id(3), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Barriers? Barriers { get; init; }

    /// <summary>What stands in the way.</summary>
    [Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Obstacle? Obstacle { get; init; }

    /// <summary>What it tries on a small scale.</summary>
    [Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Pilot? Pilot { get; init; }

    /// <summary>What somebody who learned elsewhere brought about.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LearnedResult? Result { get; init; }

    /// <summary>Id of the recommendation it is about.</summary>
    [JsonIgnore]
    public string Recommendation =>
        Support?.Recommendation ?? Progress?.Recommendation ?? Action?.Recommendation ?? Barriers?.Recommendation
        ?? Obstacle?.Recommendation ?? Pilot?.Recommendation ?? Result?.Recommendation ?? "";
}

/// <summary>Who said what, and when; written in the same write as what follows from it.</summary>
/// <param name="OperationId">The command's identity: the same command again changes nothing.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Account or token.</param>
/// <param name="ActorName">Name at that time.</param>
/// <param name="Change">What was said, whole.</param>
[GenerateSerializer, Immutable, Alias("follow-up-entry")]
public sealed record FollowUpEntry(
    [property: Id(0)] string OperationId,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string ActorId,
    [property: Id(3)] string ActorName,
    [property: Id(4)] FollowUpChange Change)
{
    /// <summary>SHA-256 in hex over the entry before and all of this one; see <see cref="FollowUpChain"/>.</summary>
    [Id(5)]
    public string Hash { get; init; } = "";
}

/// <summary>A command on a country's follow-up.</summary>
/// <param name="OperationId">Chosen by the caller; the same id again changes nothing and answers the same. At most 64 characters.</param>
/// <param name="Actor">Who asks.</param>
/// <param name="Change">What is said.</param>
/// <param name="Revision">Revision the page was made from: refused if the same recommendation was answered since. Null if the caller does not care.</param>
[GenerateSerializer, Immutable, Alias("follow-up-command")]
public sealed record FollowUpCommand(
    [property: Id(0)] string OperationId, [property: Id(1)] Actor Actor, [property: Id(2)] FollowUpChange Change, [property: Id(3)] long? Revision = null);

/// <summary>
/// What a country answers to the recommendations. It follows from the entries of its history, all of them or those up to a moment. Everything
/// in it is public as soon as it is stored and is shown as the country's own word, or as documented where a proof is given.
/// </summary>
[GenerateSerializer, Immutable, Alias("follow-up")]
public sealed record FollowUp
{
    /// <summary>ISO alpha-3 code.</summary>
    [Id(0)]
    public string Member { get; init; } = "";

    /// <summary>Grows by one with every change.</summary>
    [Id(1)]
    public long Revision { get; init; }

    /// <summary>When something last changed; null if nothing was ever said.</summary>
    [Id(2)]
    public DateTimeOffset? LastChange { get; init; }

    /// <summary>How it stands to recommendations, by id; those left out were not answered.</summary>
    [Id(3)]
    public ImmutableDictionary<string, Support> Supports { get; init; } = ImmutableDictionary<string, Support>.Empty;

    /// <summary>What it reported, oldest first: one report per recommendation and round.</summary>
    [Id(4)]
    public ImmutableArray<ProgressReport> Progress { get; init; } = [];

    /// <summary>What hinders it, by id of the recommendation.</summary>
    [Id(5)]
    public ImmutableDictionary<string, Barriers> Barriers { get; init; } = ImmutableDictionary<string, Barriers>.Empty;

    /// <summary>What it does.</summary>
    [Id(6)]
    public ImmutableArray<PlannedAction> Actions { get; init; } = [];

    /// <summary>What stands in the way.</summary>
    [Id(7)]
    public ImmutableArray<Obstacle> Obstacles { get; init; } = [];

    /// <summary>What it tries on a small scale.</summary>
    [Id(8)]
    public ImmutableArray<Pilot> Pilots { get; init; } = [];

    /// <summary>By recommendation, the revision in which something was last said about it: two people who write about two do not meet.</summary>
    [Id(9)]
    public ImmutableDictionary<string, long> Revisions { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>What came of exchanges that the country's officials took part in, oldest first: evidence for what it does.</summary>
    [Id(10)]
    public ImmutableArray<LearnedResult> Results { get; init; } = [];

    /// <summary>A follow-up in which nothing was said.</summary>
    public static FollowUp Blank(string member) => new() { Member = member };

    /// <summary>The last report on a recommendation; null if nothing was reported, which is not the same as not started.</summary>
    public ProgressReport? Latest(string recommendation) => Progress.LastOrDefault(p => p.Recommendation == recommendation);

    /// <summary>The actions for a recommendation.</summary>
    public IEnumerable<PlannedAction> ActionsFor(string recommendation) => Actions.Where(a => a.Recommendation == recommendation);

    /// <summary>Whether anything was said about a recommendation.</summary>
    public bool Answers(string recommendation) =>
        Supports.ContainsKey(recommendation) || Latest(recommendation) is not null || ActionsFor(recommendation).Any();

    /// <summary>What stood at a moment.</summary>
    /// <param name="member">ISO alpha-3 code.</param>
    /// <param name="entries">All entries, oldest first.</param>
    /// <param name="moment">Later entries are left out.</param>
    public static FollowUp At(string member, IEnumerable<FollowUpEntry> entries, DateTimeOffset moment) =>
        entries.TakeWhile(e => e.At <= moment).Aggregate(Blank(member), (followUp, entry) => followUp.With(entry));

    /// <summary>What stands after an entry.</summary>
    public FollowUp With(FollowUpEntry entry)
    {
        var next = this with
        {
            Revision = Revision + 1, LastChange = entry.At, Revisions = Revisions.SetItem(entry.Change.Recommendation, Revision + 1),
        };
        return entry.Change switch
        {
            { Support: { } support } => next with { Supports = Supports.SetItem(support.Recommendation, support) },
            { Progress: { } report } => next with
            {
                Progress = Progress.RemoveAll(p => p.Recommendation == report.Recommendation && p.Round == report.Round).Add(report),
            },
            { Barriers: { } barriers } => next with { Barriers = Barriers.SetItem(barriers.Recommendation, barriers) },
            { Action: { } action } => next with { Actions = Put(Actions, action, a => a.Id) },
            { Obstacle: { } obstacle } => next with { Obstacles = Put(Obstacles, obstacle, o => o.Id) },
            { Pilot: { } pilot } => next with { Pilots = Put(Pilots, pilot, p => p.Id) },
            { Result: { } result } => next with { Results = Put(Results, result, r => r.Id) },
            _ => next,
        };
    }

    private static ImmutableArray<T> Put<T>(ImmutableArray<T> items, T item, Func<T, string> id)
    {
        for (var i = 0; i < items.Length; i++)
            if (id(items[i]) == id(item))
                return items.SetItem(i, item);
        return items.Add(item);
    }
}

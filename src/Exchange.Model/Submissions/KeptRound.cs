using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Exchange.Model.Submissions;

/// <summary>What was done to a round.</summary>
public enum RoundAct
{
    /// <summary>Made, as a draft or at once.</summary>
    Made,
    /// <summary>Title, members, questionnaire, dates or acceptance were changed.</summary>
    Edited,
    /// <summary>Shown to the members invited: open now, or from its opening date.</summary>
    Opened,
    /// <summary>Kept open longer for one member.</summary>
    Extended,
    /// <summary>Closed for everybody before its closing date.</summary>
    Closed,
}

/// <summary>One thing about a round that changed.</summary>
/// <param name="Field">
/// <c>title.en</c>, <c>title.fr</c>, <c>title.ar</c>, <c>members</c>, <c>indicators</c>, <c>opens</c>, <c>due</c>, <c>closes</c>,
/// <c>acceptance</c>, <c>draft</c>, <c>trial</c>, or <c>until</c> of an extension.
/// </param>
/// <param name="From">Before, invariantly: moments in ISO 8601, codes that were taken away joined by commas; null if there was nothing.</param>
/// <param name="To">After, written likewise: codes that were added; null if nothing is there now.</param>
[GenerateSerializer, Immutable, Alias("round-change")]
public sealed record RoundChange([property: Id(0)] string Field, [property: Id(1)] string? From, [property: Id(2)] string? To);

/// <summary>Who did what to a round, when and why; written in the same write as the change.</summary>
/// <param name="OperationId">The command's identity: the same command again changes nothing.</param>
/// <param name="At">When.</param>
/// <param name="ActorId">Account or token.</param>
/// <param name="ActorName">Name at that time.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Act">What was done.</param>
/// <param name="Changes">What is different since; of a round that was made, all of it.</param>
/// <param name="Member">ISO alpha-3 code of the member an extension is for; null otherwise.</param>
/// <param name="Reason">Why; null if nothing was said.</param>
[GenerateSerializer, Immutable, Alias("round-entry")]
public sealed record RoundEntry(
    [property: Id(0)] string OperationId,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string ActorId,
    [property: Id(3)] string ActorName,
    [property: Id(4)] Channel Channel,
    [property: Id(5)] RoundAct Act,
    [property: Id(6)] ImmutableArray<RoundChange> Changes,
    [property: Id(7)] string? Member = null,
    [property: Id(8)] string? Reason = null)
{
    /// <summary>SHA-256 in hex over the previous entry's and all of this one; see <see cref="RoundChain"/>.</summary>
    [Id(9)]
    public string Hash { get; init; } = "";
}

/// <summary>A round with what was done to it, oldest first.</summary>
[GenerateSerializer, Immutable, Alias("kept-round")]
public sealed record KeptRound([property: Id(0)] Round Round, [property: Id(1)] ImmutableArray<RoundEntry> History)
{
    /// <summary>Grows by one with every change; pages carry it to notice that they are stale.</summary>
    [JsonIgnore]
    public long Revision => History.Length;

    /// <summary>The round with one more thing done to it.</summary>
    internal KeptRound With(Round next, RoundEntry entry) =>
        new(next, History.Add(RoundChain.Link(History.IsEmpty ? RoundChain.Beginning(next.Id) : History[^1].Hash, entry)));
}

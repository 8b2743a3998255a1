using System.Collections.Immutable;
using Exchange.Model.People;
using Exchange.Model.Recommendations;
using Exchange.Model.Submissions;
using Orleans.Concurrency;

namespace Exchange.Web.Recommendations;

/// <summary>What one member answers to the recommendations; the grain's key is the ISO alpha-3 code. What is stored is public.</summary>
[GrainInterfaceType("follow-up")]
public interface IFollowUpGrain : IGrainWithStringKey
{
    /// <summary>All of it as it is now. Answers while a command is under way.</summary>
    [AlwaysInterleave, Alias("Read")]
    Task<FollowUp> Read();

    /// <summary>What stood at a moment.</summary>
    [AlwaysInterleave, Alias("At")]
    Task<FollowUp> At(DateTimeOffset moment);

    /// <summary>Who said what and when, oldest first; nothing for anybody but the member's own people and the secretariat.</summary>
    [AlwaysInterleave, Alias("History")]
    Task<ImmutableArray<FollowUpEntry>> History(Actor actor);

    /// <summary>Per moment where the chain of the history stood: without the last entries that were made at it or later; null before it began.</summary>
    [AlwaysInterleave, Alias("Heads")]
    Task<ImmutableArray<ChainHead?>> Heads(ImmutableArray<DateTimeOffset> ends);

    /// <summary>Says something; the same operation id again changes nothing. See <see cref="FollowUpDesk"/> for what is refused.</summary>
    [Alias("Say")]
    Task<FollowUpAnswer> Say(FollowUpCommand command);

    /// <summary>Notes what came of an exchange; the same result again changes nothing. Only the exchange itself calls this.</summary>
    [Alias("Learn")]
    Task Learn(LearnedResult result);
}

/// <summary>What a command on a follow-up answers.</summary>
/// <param name="FollowUp">The follow-up as it is now.</param>
/// <param name="Refusals">Why it was refused; empty if it was done.</param>
[GenerateSerializer, Immutable, Alias("follow-up-answer")]
public sealed record FollowUpAnswer([property: Id(0)] FollowUp FollowUp, [property: Id(1)] ImmutableArray<FollowUpRefusal> Refusals)
{
    /// <summary>Whether it was done.</summary>
    public bool Done => Refusals.IsEmpty;
}

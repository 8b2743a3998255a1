using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;
using Orleans.Concurrency;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>
/// One call with its applications; the key is its id. All that compete for its places go through here, one after the other. Every command
/// decides itself what its actor may do; the same operation id again changes nothing and answers the same.
/// </summary>
[GrainInterfaceType("call")]
public interface ICallGrain : IGrainWithStringKey
{
    /// <summary>Makes the call, as a draft: the host's focal point or the secretariat.</summary>
    [Alias("Make")]
    Task<ExchangeAnswer> Make(Command command, Call call);

    /// <summary>Changes it; see <see cref="CallDesk.Edit"/> for what may change when.</summary>
    [Alias("Edit")]
    Task<ExchangeAnswer> Edit(Command command, Call wanted);

    /// <summary>Makes it public.</summary>
    [Alias("Publish")]
    Task<ExchangeAnswer> Publish(Command command);

    /// <summary>Calls it off.</summary>
    [Alias("Cancel")]
    Task<ExchangeAnswer> Cancel(Command command, string? reason);

    /// <summary>Moves an application, or begins one.</summary>
    [Alias("Move")]
    Task<ExchangeAnswer> Move(Command command, ApplicationMove move);

    /// <summary>Says how it was.</summary>
    [Alias("Say")]
    Task<ExchangeAnswer> Say(Command command, string account, int mark, string text);

    /// <summary>Takes out what a removed account wrote.</summary>
    [Alias("Forget")]
    Task<ExchangeAnswer> Forget(Command command, string account);

    /// <summary>The call as far as the actor sees it; null if it may not know of it.</summary>
    [AlwaysInterleave, Alias("View")]
    Task<CallState?> View(Actor actor);

    /// <summary>All that was done, oldest first; empty for everybody but the secretariat.</summary>
    [AlwaysInterleave, Alias("History")]
    Task<ImmutableArray<LedgerEntry>> History(Actor actor);

    /// <summary>What hosts keep of it; null if there is no such call.</summary>
    [AlwaysInterleave, Alias("Line")]
    Task<CallLine?> Line();

    /// <summary>What was done since. For those who tell people of it, not for pages.</summary>
    /// <param name="heard">How many entries of the history the caller has read.</param>
    [AlwaysInterleave, Alias("Since")]
    Task<LedgerSlice<CallState>> Since(long heard);
}

/// <summary>What hosts keep of a call, so that lists need not wake it. Applicants are for finding one's own, and never shown to others.</summary>
/// <param name="Call">The call, without contacts.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Reason">Why it was cancelled.</param>
/// <param name="Revision">Grows with every change.</param>
/// <param name="Held">Places that are taken.</param>
/// <param name="Applicants">Who has to do with it.</param>
[GenerateSerializer, Immutable, Alias("call-line")]
public sealed record CallLine(
    [property: Id(0)] Call Call, [property: Id(1)] CallStatus Status, [property: Id(2)] string? Reason, [property: Id(3)] long Revision,
    [property: Id(4)] int Held, [property: Id(5)] ImmutableArray<ApplicantLine> Applicants)
{
    /// <summary>When it was last changed.</summary>
    [Id(6)] public DateTimeOffset Changed { get; init; }

    /// <summary>Whether one can apply at the moment.</summary>
    public bool IsOpenAt(DateTimeOffset now) => Status == CallStatus.Published && now < Call.ApplyBy;
}

/// <summary>One applicant.</summary>
/// <param name="Account">The account.</param>
/// <param name="Member">Code of the country.</param>
/// <param name="Stage">Where the application stands.</param>
/// <param name="Name">Name and institution of who took part and may be named; null otherwise.</param>
/// <param name="Mark">What the guest said, 1 to 5; null if nothing.</param>
/// <param name="Outcome">What was last reported of the return plan; null if nothing.</param>
[GenerateSerializer, Immutable, Alias("applicant-line")]
public readonly record struct ApplicantLine(
    [property: Id(0)] string Account, [property: Id(1)] string Member, [property: Id(2)] Stage Stage, [property: Id(3)] string? Name,
    [property: Id(4)] int? Mark, [property: Id(5)] Outcome? Outcome)
{
    /// <summary>Took part.</summary>
    public bool TookPart => Stage is Stage.Completed or Stage.Planned or Stage.Followed or Stage.Closed;
}

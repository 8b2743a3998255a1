using System.Collections.Immutable;
using Exchange.Model.Notices;
using Exchange.Model.People;

namespace Exchange.Web.Notices;

/// <summary>
/// Addresses that are told what happens, what is to be sent to them and what became of it. Key 0. The secretariat registers addresses for
/// everything or for one member, a focal point for its own member only, and sees no others.
/// </summary>
[GrainInterfaceType("hooks")]
public interface IHooksGrain : IGrainWithIntegerKey
{
    /// <summary>Keeps a new address.</summary>
    /// <returns>Why it was not kept; null if it was.</returns>
    [Alias("Register")]
    Task<HookFault?> Register(Actor actor, Hook hook);

    /// <summary>The addresses that the actor may see, without their secrets, and what was sent to them, the latest first.</summary>
    [Alias("List")]
    Task<HooksView> List(Actor actor);

    /// <summary>Takes an address away; what was not sent yet is not sent.</summary>
    [Alias("Remove")]
    Task<HookFault?> Remove(Actor actor, string id);

    /// <summary>Sends the address a ping, so that its owner sees whether it works.</summary>
    [Alias("Ping")]
    Task<HookFault?> Ping(Actor actor, string id);

    /// <summary>Makes a call once more that was given up.</summary>
    [Alias("Again")]
    Task<HookFault?> Again(Actor actor, string call);

    /// <summary>Keeps for every address what it is to be told; a signal that is known is not kept again.</summary>
    [Alias("Announce")]
    Task Announce(ImmutableArray<Signal> signals);

    /// <summary>Hands calls to a courier and counts the attempt before it is made.</summary>
    [Alias("Take")]
    Task<ImmutableArray<HookCall>> Take(string courier, int most);

    /// <summary>What became of calls that the courier took.</summary>
    [Alias("Report")]
    Task Report(string courier, ImmutableArray<ParcelReport> reports);
}

/// <summary>Why something about an address was not done.</summary>
public enum HookFault
{
    /// <summary>No HTTPS address.</summary>
    AddressUnfit,
    /// <summary>The address is in a private network.</summary>
    AddressPrivate,
    /// <summary>No such member.</summary>
    MemberUnknown,
    /// <summary>The actor may not.</summary>
    NotYours,
    /// <summary>There are as many as there may be.</summary>
    TooMany,
    /// <summary>There is no such address, or not for the actor.</summary>
    Unknown,
    /// <summary>The form was too old.</summary>
    FormStale,
    /// <summary>There is no such call to make again: none of the actor's, or it was not given up.</summary>
    CallUnknown,
}

/// <summary>What somebody may see of the addresses.</summary>
[GenerateSerializer, Immutable, Alias("hooks-view")]
public sealed record HooksView([property: Id(0)] ImmutableArray<Hook> Hooks, [property: Id(1)] ImmutableArray<Parcel<HookContent>> Calls);

/// <summary>What is sent to an address.</summary>
/// <param name="Hook">Id of the address.</param>
/// <param name="Signal">What it is told.</param>
[GenerateSerializer, Immutable, Alias("hook-content")]
public sealed record HookContent([property: Id(0)] string Hook, [property: Id(1)] Signal Signal);

/// <summary>A call to be made.</summary>
[GenerateSerializer, Immutable, Alias("hook-call")]
public sealed record HookCall([property: Id(0)] string Id, [property: Id(1)] string Address, [property: Id(2)] string Secret, [property: Id(3)] Signal Signal);

using System.Collections.Immutable;
using Exchange.Model.Members;

namespace Exchange.Model.Exchanges;

/// <summary>Which side of a building block is learned about.</summary>
public enum Track
{
    /// <summary>Systems, data, procedures.</summary>
    Technical,
    /// <summary>Law, institutions, budgets, coordination.</summary>
    Policy,
    /// <summary>The one and the other.</summary>
    Both,
}

/// <summary>How an exchange takes place.</summary>
public enum Mode
{
    /// <summary>A delegation visits for some days.</summary>
    Visit,
    /// <summary>Staff work with the host for weeks.</summary>
    HostedStaff,
    /// <summary>Advice over a distance.</summary>
    RemoteAdvice,
    /// <summary>A training course.</summary>
    Course,
}

/// <summary>
/// A member's readiness to host or teach on a building block. A place takes one delegation; its size is a limit of its own, so that a
/// delegation is never split.
/// </summary>
/// <param name="Id">Identity within the season.</param>
/// <param name="Member">Code of the host.</param>
/// <param name="Block">Building block, B01 to B14.</param>
/// <param name="Track">What it covers.</param>
/// <param name="Modes">How it is ready to do it.</param>
/// <param name="Languages">Two-letter codes in which it can host.</param>
/// <param name="Months">Months in which it can, as <c>yyyy-MM</c>.</param>
/// <param name="Capacity">Most delegations in the whole season.</param>
/// <param name="Together">Most delegations in one month: more than one is a group visit.</param>
[GenerateSerializer, Immutable, Alias("offer")]
public sealed record Offer(
    [property: Id(0)] string Id,
    [property: Id(1)] string Member,
    [property: Id(2)] string Block,
    [property: Id(3)] Track Track,
    [property: Id(4)] ImmutableArray<Mode> Modes,
    [property: Id(5)] ImmutableArray<string> Languages,
    [property: Id(6)] ImmutableArray<string> Months,
    [property: Id(7)] int Capacity,
    [property: Id(8)] int Together = 1)
{
    /// <summary>Most people in one delegation.</summary>
    [Id(9)] public int LargestDelegation { get; init; } = StatementRules.MostPeople;

    /// <summary>The host provides interpretation, so that no language need be shared.</summary>
    [Id(10)] public bool Interpretation { get; init; }

    /// <summary>The least grade on the block that a guest should bring; 0 for any.</summary>
    [Id(11)] public int LeastGrade { get; init; }

    /// <summary>Only guests of these groups; empty for all.</summary>
    [Id(12)] public ImmutableArray<MemberGroup> Groups { get; init; } = [];

    /// <summary>What is shown and taught, and what to know beforehand, in the host's words.</summary>
    [Id(13)] public string Note { get; init; } = "";
}

/// <summary>A member's wish to learn about a building block: one delegation.</summary>
/// <param name="Id">Identity within the season.</param>
/// <param name="Member">Code of the guest.</param>
/// <param name="Block">Building block, B01 to B14.</param>
/// <param name="Track">What it is about.</param>
/// <param name="Modes">Ways that would do, the preferred first.</param>
/// <param name="Languages">Two-letter codes the delegation works in, the preferred first.</param>
/// <param name="Months">Months that would do, as <c>yyyy-MM</c>.</param>
/// <param name="People">People in the delegation.</param>
[GenerateSerializer, Immutable, Alias("request")]
public sealed record Request(
    [property: Id(0)] string Id,
    [property: Id(1)] string Member,
    [property: Id(2)] string Block,
    [property: Id(3)] Track Track,
    [property: Id(4)] ImmutableArray<Mode> Modes,
    [property: Id(5)] ImmutableArray<string> Languages,
    [property: Id(6)] ImmutableArray<string> Months,
    [property: Id(7)] int People = 1)
{
    /// <summary>What is to be learned, in the guest's words.</summary>
    [Id(8)] public string Note { get; init; } = "";

    /// <summary>Code of the gate that it would help to pass: C1 to D8; null if it was not drafted from a gap.</summary>
    [Id(9)] public string? Gate { get; init; }
}

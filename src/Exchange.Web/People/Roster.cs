using System.Collections.Immutable;
using Exchange.Model.People;

namespace Exchange.Web.People;

/// <summary>Who has an account and who is invited, as stored by the roster.</summary>
[GenerateSerializer, Immutable, Alias("roster")]
public sealed record Roster
{
    /// <summary>Per host the hash of the one-time token printed at its last start; empty once one is used.</summary>
    [Id(3)] public ImmutableDictionary<string, string> SetupTokenHashes { get; init; } = ImmutableDictionary<string, string>.Empty;
    [Id(1)] public ImmutableArray<RosterEntry> Accounts { get; init; } = [];
    [Id(2)] public ImmutableArray<Invitation> Invitations { get; init; } = [];

    public bool IsSetUp => Accounts.Any(a => a.Role == Role.Secretariat);
}

/// <summary>One line of the list of accounts.</summary>
[GenerateSerializer, Immutable, Alias("roster-entry")]
public sealed record RosterEntry(
    [property: Id(0)] string Id,
    [property: Id(1)] string Email,
    [property: Id(2)] string Name,
    [property: Id(3)] Role Role,
    [property: Id(4)] string? Member,
    [property: Id(5)] DateTimeOffset Made);

/// <summary>An open invitation; of its link only the hash of the secret part is kept.</summary>
[GenerateSerializer, Immutable, Alias("invitation")]
public sealed record Invitation(
    [property: Id(0)] string Id,
    [property: Id(1)] string SecretHash,
    [property: Id(2)] string Email,
    [property: Id(3)] Role Role,
    [property: Id(4)] string? Member,
    [property: Id(5)] string InvitedBy,
    [property: Id(6)] DateTimeOffset Expires);

/// <summary>The account made, or why none was.</summary>
[GenerateSerializer, Immutable, Alias("account-answer")]
public sealed record AccountAnswer([property: Id(0)] Account? Account, [property: Id(1)] ImmutableArray<AccountFault> Faults)
{
    public static AccountAnswer Refused(params AccountFault[] faults) => new(null, [.. faults]);
}

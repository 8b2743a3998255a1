using System.Collections.Immutable;
using Exchange.Model.People;

namespace Exchange.Web.People;

/// <summary>What the account page shows: the account, what was entered, what was refused and what was done.</summary>
public sealed record AccountView(Account Account, string? Session)
{
    public string Name { get; init; } = Account.Name;
    public ImmutableArray<AccountFault> NameFaults { get; init; } = [];
    public ImmutableArray<AccountFault> PasswordFaults { get; init; } = [];
    public ImmutableArray<AccountFault> Faults { get; init; } = [];

    /// <summary>What has just been done, as the address says it; null if nothing.</summary>
    public string? Done { get; init; }

    public bool IsRefused => NameFaults.Length + PasswordFaults.Length + Faults.Length > 0;
}

/// <summary>What the page of one-time codes shows.</summary>
public sealed record CodesView(Account Account)
{
    /// <summary>The key offered, and its seal; null once codes are asked for.</summary>
    public string? Key { get; init; }
    public string? Seal { get; init; }

    /// <summary>Recovery codes just made: shown this once.</summary>
    public IReadOnlyList<string> Made { get; init; } = [];
    public ImmutableArray<AccountFault> Faults { get; init; } = [];
    public ImmutableArray<AccountFault> OffFaults { get; init; } = [];
}

using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Exchange.Model.People;

namespace Exchange.Web.People;

/// <summary>An account as it is stored and as it travels. Its id follows from the address, so that no index is needed to find it.</summary>
[GenerateSerializer, Immutable, Alias("account")]
public sealed record Account
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    [Id(0)] public string Id { get; init; } = "";
    [Id(1)] public string Email { get; init; } = "";
    [Id(2)] public string Name { get; init; } = "";
    [Id(3)] public Role Role { get; init; } = Role.Trainee;
    [Id(4)] public string? Member { get; init; }
    [Id(5)] public string? PasswordHash { get; init; }
    /// <summary>Changes whenever sessions begun before must end.</summary>
    [Id(6)] public string SecurityStamp { get; init; } = "";
    /// <summary>Changes with every write.</summary>
    [Id(7)] public string ConcurrencyStamp { get; init; } = "";
    [Id(8)] public int FailedSignIns { get; init; }
    [Id(9)] public DateTimeOffset? LockedUntil { get; init; }
    [Id(10)] public DateTimeOffset Made { get; init; }
    /// <summary>Browsers signed in; changed by their own commands alone, and gone when the security stamp changes.</summary>
    [Id(11)] public ImmutableArray<AccountSession> Sessions { get; init; } = [];
    /// <summary>What happened to the account, oldest first.</summary>
    [Id(12)] public ImmutableArray<AccountEvent> Events { get; init; } = [];
    /// <summary>The recovery link in force; null if there is none.</summary>
    [Id(13)] public Recovery? Recovery { get; init; }
    /// <summary>Secret that the person's device shares with us (base32); null if no one-time codes are asked for.</summary>
    [Id(14)] public string? CodeKey { get; init; }
    /// <summary>Hashes of the codes that stand in for a lost device, each for once.</summary>
    [Id(15)] public ImmutableArray<string> RecoveryCodes { get; init; } = [];
    [Id(16)] public ImmutableArray<UsedCode> UsedCodes { get; init; } = [];
    [Id(17)] public ImmutableArray<Passkey> Passkeys { get; init; } = [];
    [Id(18)] public OrganisationLink? Organisation { get; init; }

    public Actor Actor() => new(Id, Name, Role, Role is Role.FocalPoint or Role.Deputy ? Member : null);

    /// <summary>The account with one more event.</summary>
    public Account With(DateTimeOffset at, AccountEventKind kind, string? by = null) =>
        this with { Events = [.. Events.Append(new(at, kind, by)).TakeLast(AccountEvent.Most)] };

    public static string IdOf(string email) =>
        "account-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AccountRules.Normalize(email))))[..24];

    /// <summary>Whether this could be the id of an account: what is not, is not worth asking for.</summary>
    public static bool IsId(string id) => id.Length == 32 && id.StartsWith("account-", StringComparison.Ordinal) && !id.AsSpan(8).ContainsAnyExcept(Hex);

    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}

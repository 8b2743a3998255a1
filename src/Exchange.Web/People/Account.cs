using System.Security.Cryptography;
using System.Text;
using Exchange.Model.People;

namespace Exchange.Web.People;

/// <summary>An account as it is stored and as it travels. Its id follows from the address, so that no index is needed to find it.</summary>
[GenerateSerializer, Immutable, Alias("account")]
public sealed record Account
{
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

    public Actor Actor() => new(Id, Name, Role, Role is Role.FocalPoint or Role.Deputy ? Member : null);

    public static string IdOf(string email) =>
        "account-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AccountRules.Normalize(email))))[..24];

    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}

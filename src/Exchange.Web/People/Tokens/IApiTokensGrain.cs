using System.Collections.Immutable;
using Exchange.Model.People;
using Orleans.Concurrency;

namespace Exchange.Web.People;

/// <summary>All API tokens. Key 0.</summary>
[GrainInterfaceType("api-tokens")]
public interface IApiTokensGrain : IGrainWithIntegerKey
{
    /// <summary>Tokens the actor may see: all for the secretariat, its member's for a focal point.</summary>
    [AlwaysInterleave, Alias("List")]
    Task<ImmutableArray<ApiToken>> List(Actor actor);

    /// <summary>Keeps a token. The secretariat may issue any, a focal point only for its own member.</summary>
    /// <returns>Why it was not kept; null if it was.</returns>
    [Alias("Issue")]
    Task<AccountFault?> Issue(Actor actor, ApiToken token);

    /// <summary>Ends a token; it is refused everywhere within five seconds.</summary>
    [Alias("Revoke")]
    Task<AccountFault?> Revoke(Actor actor, string id);

    /// <summary>Ends every token that an account issued. Only the roster and the account call this.</summary>
    [Alias("RevokeAllOf")]
    Task RevokeAllOf(string account);

    /// <summary>Notes that a token is in use. Only sign-in calls this.</summary>
    [Alias("Used")]
    Task Used(string id, DateTimeOffset at);

    /// <summary>The token of that id and secret, if it has not expired.</summary>
    [AlwaysInterleave, Alias("Verify")]
    Task<ApiToken?> Verify(string id, string hash);
}

/// <summary>An API token; of its text only the hash is kept.</summary>
[GenerateSerializer, Immutable, Alias("api-token")]
public sealed record ApiToken(
    [property: Id(0)] string Id,
    [property: Id(1)] string Hash,
    [property: Id(2)] string Name,
    [property: Id(3)] Role Role,
    [property: Id(4)] string? Member,
    [property: Id(5)] string IssuedBy,
    [property: Id(6)] DateTimeOffset Issued,
    [property: Id(7)] DateTimeOffset Expires,
    [property: Id(8)] DateTimeOffset? Used = null)
{
    /// <summary>How far what is noted as <see cref="Used"/> may lie behind.</summary>
    public static readonly TimeSpan Noted = TimeSpan.FromMinutes(5);

    /// <summary>Whether a use at that time is worth a write.</summary>
    public bool IsNewsAt(DateTimeOffset at) => Used is not { } used || used + Noted <= at;

    /// <summary>Whom the token speaks for.</summary>
    public Actor Actor() => new("token-" + Id, Name, Role, Member);
}

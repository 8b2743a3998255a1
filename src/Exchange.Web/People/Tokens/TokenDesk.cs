using System.Collections.Immutable;
using Exchange.Model.People;

namespace Exchange.Web.People;

/// <summary>Issues API tokens: the text is made here, shown once, and leaves as a hash.</summary>
internal sealed class TokenDesk(IGrainFactory grains, TimeProvider time)
{
    public const int UsualDays = 90;
    public const int MostDays = 366;

    private IApiTokensGrain Tokens => grains.GetGrain<IApiTokensGrain>(0);

    public Task<ImmutableArray<ApiToken>> List(Actor actor) => Tokens.List(actor);

    public Task<AccountFault?> Revoke(Actor actor, string id) => Tokens.Revoke(actor, id);

    public async Task<(IssuedToken? Token, AccountFault? Fault)> Issue(Actor actor, string? name, string? scope, string? member, int? days)
    {
        Role? role = scope switch { "secretariat" => Role.Secretariat, "member" => Role.FocalPoint, _ => null };
        if (role is null)
            return (null, AccountFault.ScopeUnfit);
        if (days is < 1 or > MostDays)
            return (null, AccountFault.DaysUnfit);
        var id = Secret.NewId();
        var text = $"exch_{id}_{Secret.New()}";
        var now = time.GetUtcNow();
        member = string.IsNullOrWhiteSpace(member) ? null : member.Trim().ToUpperInvariant();
        var token = new ApiToken(id, Secret.Hash(text), name?.Trim() ?? "", role.Value, member, actor.Id, now, now.AddDays(days ?? UsualDays));
        return await Tokens.Issue(actor, token) is { } fault ? (null, fault) : (new(id, text, scope!, token.Member, token.Expires), null);
    }
}

/// <summary>What a newly issued token is answered with; its text is never shown again.</summary>
internal sealed record IssuedToken(string Id, string Token, string Scope, string? Member, DateTimeOffset Expires);

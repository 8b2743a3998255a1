using System.Collections.Immutable;
using Exchange.Model.People;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.People;

[GrainType("api-tokens")]
internal sealed class ApiTokensGrain([PersistentState("tokens")] IPersistentState<ApiTokensGrain.Record> stored, ContentFolder content, TimeProvider time)
    : Grain, IApiTokensGrain
{
    public Task<ImmutableArray<ApiToken>> List(Actor actor) =>
        Task.FromResult<ImmutableArray<ApiToken>>([.. Live().Where(t => Reaches(actor, t)).OrderByDescending(t => t.Issued)]);

    public async Task<AccountFault?> Issue(Actor actor, ApiToken token)
    {
        if (!Reaches(actor, token))
            return AccountFault.NotYours;
        if (token.Role is not (Role.Secretariat or Role.FocalPoint))
            return AccountFault.ScopeUnfit;
        if (AccountRules.CheckRole(token.Role, token.Member, m => content.Current.Member(m) is not null) is { } fault)
            return fault;
        if (string.IsNullOrWhiteSpace(token.Name) || token.Name.Length > 100)
            return AccountFault.NameUnfit;
        var now = time.GetUtcNow();
        if (token.Expires <= now || token.Expires > now.AddDays(TokenDesk.MostDays))
            return AccountFault.DaysUnfit;
        // A token issued with a token belongs to whoever issued the first one, and ends with that account.
        var root = stored.State.Tokens.FirstOrDefault(t => t.Actor().Id == token.IssuedBy)?.IssuedBy ?? token.IssuedBy;
        await Store([.. Live(), token with { IssuedBy = root }]);
        return null;
    }

    public async Task<AccountFault?> Revoke(Actor actor, string id)
    {
        if (stored.State.Tokens.FirstOrDefault(t => t.Id == id && Reaches(actor, t)) is not { } token)
            return AccountFault.Unknown;
        await Store(stored.State.Tokens.Remove(token));
        return null;
    }

    public async Task RevokeAllOf(string account)
    {
        var left = stored.State.Tokens.RemoveAll(t => t.IssuedBy == account);
        if (left.Length != stored.State.Tokens.Length)
            await Store(left);
    }

    public Task<ApiToken?> Verify(string id, string hash) =>
        Task.FromResult(Live().FirstOrDefault(t => t.Id == id && Secret.Same(t.Hash, hash)));

    public async Task Used(string id, DateTimeOffset at)
    {
        if (stored.State.Tokens.FirstOrDefault(t => t.Id == id) is { } token && token.IsNewsAt(at))
            await Store(stored.State.Tokens.Replace(token, token with { Used = at }));
    }

    private static bool Reaches(Actor actor, ApiToken token) =>
        actor.IsSecretariat || (token.Role == Role.FocalPoint && token.Member is { } member && actor.MayReport(member));

    private IEnumerable<ApiToken> Live()
    {
        var now = time.GetUtcNow();
        return stored.State.Tokens.Where(t => t.Expires > now);
    }

    private async Task Store(ImmutableArray<ApiToken> tokens)
    {
        stored.State = new() { Tokens = tokens };
        await this.Durably(() => stored.WriteStateAsync());
    }

    /// <summary>What is stored.</summary>
    public sealed record Record
    {
        public ImmutableArray<ApiToken> Tokens { get; init; } = [];
    }
}

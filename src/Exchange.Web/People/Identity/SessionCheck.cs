using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Exchange.Web.People;

/// <summary>Whether a signed-in principal's session is still in force: asked at every request, and of every line that stays open.</summary>
internal sealed class SessionCheck(IGrainFactory grains, Personas personas, IOptions<IdentityOptions> options)
{
    /// <summary>The account behind the session; null if the session has ended.</summary>
    public async Task<Account?> Account(ClaimsPrincipal? principal)
    {
        if (principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
            return null;
        if (Personas.IsPersona(id))
            return personas.Find(id);
        var account = await Find(id);
        return account?.SecurityStamp == principal.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) && Session(account, principal) is not null
            ? account
            : null;
    }

    /// <summary>The account of that id. There is no persona outside Development, so that a persona's session ends there too.</summary>
    public async Task<Account?> Find(string id) =>
        Personas.IsPersona(id) ? personas.Find(id) : People.Account.IsId(id) ? await grains.GetGrain<IAccountGrain>(id).Find() : null;

    public static AccountSession? Session(Account? account, ClaimsPrincipal principal) =>
        principal.FindFirstValue(ActorClaims.Session) is { } id ? account?.Sessions.FirstOrDefault(s => s.Id == id) : null;
}

using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>Begins and ends sessions: the cookie names one that is kept with the account.</summary>
internal sealed class SignedIn(SignInManager<Person> signIn, IGrainFactory grains, TimeProvider time)
{
    public async Task Begin(HttpContext context, Account account, SignInWay way)
    {
        var now = time.GetUtcNow();
        var session = new AccountSession(Secret.NewId(), now, now, BrowserName.Of(context.Request.Headers.UserAgent.ToString()), way);
        if (!Personas.IsPersona(account.Id))
            await grains.GetGrain<IAccountGrain>(account.Id).Begin(session);
        await signIn.SignInWithClaimsAsync(new(account), isPersistent: false, [new Claim(ActorClaims.Session, session.Id)]);
    }

    public async Task End(HttpContext context)
    {
        if (context.User.FindFirstValue(ActorClaims.Session) is { } session && context.User.Actor() is { Id.Length: > 0 } actor && !Personas.IsPersona(actor.Id))
            await grains.GetGrain<IAccountGrain>(actor.Id).End(session);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}

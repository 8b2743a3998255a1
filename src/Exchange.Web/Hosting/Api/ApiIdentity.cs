using Exchange.Web.People;
using Microsoft.AspNetCore.Authentication;

namespace Exchange.Web.Hosting.Api;

/// <summary>
/// Who asks the API: the owner of the token in the <c>Authorization</c> header, or of the session. A session writes only from our own pages,
/// so another site cannot write in a visitor's name.
/// </summary>
internal sealed class ApiIdentity(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.Authorization.Count > 0)
        {
            if ((await context.AuthenticateAsync(ActorClaims.TokenScheme)).Principal is not { } owner)
            {
                context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
                await Problems.SignInNeeded().ExecuteAsync(context);
                return;
            }
            context.User = owner;
        }
        else if (headers.Cookie.Count > 0 && (await context.AuthenticateAsync()).Principal is { } person)
        {
            context.User = person;
            if (SessionCookie.IsForeignWrite(context))
            {
                await new Problem("foreign-origin", 403, () => PeopleTexts.ProblemForeignWrite).ExecuteAsync(context);
                return;
            }
        }
        await next(context);
    }
}

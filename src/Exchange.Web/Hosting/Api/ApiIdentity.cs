using Exchange.Web.People;
using Microsoft.AspNetCore.Authentication;

namespace Exchange.Web.Hosting.Api;

/// <summary>
/// Who asks the API: the owner of the token in the <c>Authorization</c> header. A cookie counts only on requests that change nothing or that
/// the browser itself vouches for as coming from our own pages, so another site cannot write in a visitor's name.
/// </summary>
internal sealed class ApiIdentity(RequestDelegate next, IAuthenticationSchemeProvider? schemes = null)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var scheme = request.Headers.Authorization.Count > 0
            ? ActorClaims.TokenScheme
            : request.Headers.Cookie.Count > 0 && IsOurs(request) && schemes is not null
                ? (await schemes.GetDefaultAuthenticateSchemeAsync())?.Name
                : null;
        if (scheme is not null && (await context.AuthenticateAsync(scheme)).Principal is { } principal)
            context.User = principal;
        else if (scheme == ActorClaims.TokenScheme)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
            await Problems.SignInNeeded().ExecuteAsync(context);
            return;
        }
        await next(context);
    }

    private static bool IsOurs(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || request.Headers["Sec-Fetch-Site"] == "same-origin";
}

using System.Security.Claims;
using Exchange.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>The session cookie, and what happens when a page is asked for without one.</summary>
internal static class SessionCookie
{
    public static void Set(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "exchange-session";
        // The language is part of the path base; a session is not of one language.
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        // Strict would make everybody who follows a link in a message look signed out.
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = AccountSession.Lasts;
        options.SlidingExpiration = true;
        options.Events = new()
        {
            OnValidatePrincipal = Validate,
            OnRedirectToLogin = context => AskToSignIn(context.HttpContext),
            OnRedirectToAccessDenied = context => Deny(context.HttpContext),
        };
    }

    /// <summary>A cookie that holds something between two steps of signing in.</summary>
    public static Action<CookieAuthenticationOptions> SetForMinutes(string name) => options =>
    {
        options.Cookie.Name = name;
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromMinutes(10);
    };

    /// <summary>An unsafe API request that came with a cookie must come from a page of ours, or another site could send it for the reader.</summary>
    public static bool IsForeignWrite(HttpContext context)
    {
        var request = context.Request;
        if (!IsApi(request) || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)
            || context.User.Identity?.AuthenticationType != IdentityConstants.ApplicationScheme)
            return false;
        var isForm = request.HasFormContentType || request.ContentType?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true;
        return isForm || !Origins.IsOwn(request);
    }

    // At every request, not at intervals: a call to a grain in memory costs less than renewing the cookie, and who is removed is out at once.
    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        if (context.Principal is not { } principal || await services.GetRequiredService<SessionCheck>().Account(principal) is not { } account)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }
        if (SessionCheck.Session(account, principal) is not { } session)
            return;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        if (session.Seen + AccountSession.Noted <= now)
            await Note(services.GetRequiredService<IGrainFactory>().GetGrain<IAccountGrain>(account.Id).Seen(session.Id, now));
        if (account.Name == principal.Actor().Name)
            return;
        var renamed = await services.GetRequiredService<IUserClaimsPrincipalFactory<Person>>().CreateAsync(new(account));
        ((ClaimsIdentity)renamed.Identity!).AddClaim(new(ActorClaims.Session, session.Id));
        context.ReplacePrincipal(renamed);
        context.ShouldRenew = true;
    }

    // What cannot be written down now is written down at a later request; the page does not wait for it.
    private static async Task Note(Task noting)
    {
        try
        {
            await noting;
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
        }
    }

    private static Task AskToSignIn(HttpContext context)
    {
        if (IsApi(context.Request))
            return ApiProblems.Unauthorized().ExecuteAsync(context);
        if (HttpMethods.IsPost(context.Request.Method))
            return HeldForm.Hold(context);
        var here = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
        context.Response.Redirect(context.Request.PathBase + "/people/sign-in" + QueryString.Create("returnUrl", here));
        return Task.CompletedTask;
    }

    private static Task Deny(HttpContext context) =>
        IsApi(context.Request) ? ApiProblems.Forbidden().ExecuteAsync(context) : PeoplePages.Denied().ExecuteAsync(context);

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.Ordinal);
}

using Exchange.Model.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Exchange.Web.People;

/// <summary>Signing in by OpenID Connect: the authorization code with PKCE, and of what the organisation knows, the address alone.</summary>
internal static class OpenIdHosting
{
    public const string Scheme = "OpenIdConnect";

    public const string Failed = "/people/sign-in/organisation/failed";

    // Without a language, so that one address needs to be registered.
    private const string Answer = "/people/sign-in/organisation/answer";

    public static AuthenticationBuilder AddOrganisation(this AuthenticationBuilder authentication, OpenIdSettings? settings)
    {
        authentication.Services.AddSingleton(new Organisation(settings));
        if (settings is null)
            return authentication;
        return authentication
            .AddCookie(IdentityConstants.ExternalScheme, SessionCookie.SetForMinutes("exchange-organisation"))
            .AddOpenIdConnect(Scheme, options => Set(options, settings));
    }

    private static void Set(OpenIdConnectOptions options, OpenIdSettings settings)
    {
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.Authority = settings.Authority.ToString();
        options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // By query: the answer may be redirected to a language's address, which a posted one could not.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.UsePkce = true;
        options.CallbackPath = Answer;
        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Scope.Add("email");
        options.MapInboundClaims = false;
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.MapJsonKey("email", "email");
        options.ClaimActions.MapJsonKey("email_verified", "email_verified");
        options.DisableTelemetry = true;
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.Path = "/";
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }
        options.Events = new()
        {
            OnRedirectToIdentityProvider = context =>
            {
                context.ProtocolMessage.RedirectUri = $"{context.Request.Scheme}://{context.Request.Host}{Answer}";
                return Task.CompletedTask;
            },
            // Refused over there, or what came back does not fit: the sign-in page says so.
            OnRemoteFailure = context =>
            {
                context.HandleResponse();
                context.Response.Redirect(context.Request.PathBase + Failed);
                return Task.CompletedTask;
            },
        };
    }
}

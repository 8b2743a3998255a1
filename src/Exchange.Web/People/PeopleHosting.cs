using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using OpenTelemetry.Logs;

namespace Exchange.Web.People;

/// <summary>Sign-in by cookie, API tokens, policies; accounts in grains.</summary>
internal static class PeopleHosting
{
    private const string Either = "Either";

    public static IServiceCollection AddPeople(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Personas>().AddSingleton(Recheck.Read(configuration)).AddSingleton<SessionCheck>().AddScoped<SignedIn>().AddScoped<Arrival>().AddScoped<OneTimeCodes>().AddSingleton<TokenCheck>().AddSingleton<Pace>()
            .AddScoped<Enrolment>().AddSingleton<TokenDesk>().AddSingleton<TrialRound>();
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector = context =>
                TokenHandler.IsPresented(context.Request) ? ActorClaims.TokenScheme : IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, SessionCookie.Set)
            // Holds, for minutes, what a passkey was asked to sign.
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, SessionCookie.SetForMinutes("exchange-passkey"))
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(ActorClaims.TokenScheme, null)
            .AddOrganisation(OpenIdSettings.Read(configuration));
        services.AddAuthorization(Policies.Add);
        services.AddCascadingAuthenticationState();
        services.AddIdentityCore<Person>(SetIdentity).AddUserStore<AccountStore>().AddClaimsPrincipalFactory<PersonClaims>().AddSignInManager()
            .AddTokenProvider<AuthenticatorTokenProvider<Person>>(TokenOptions.DefaultAuthenticatorProvider);
        // The device itself verifies its owner, and knows whose account a passkey is for: nothing needs to be typed.
        services.Configure<IdentityPasskeyOptions>(o => o.UserVerificationRequirement = o.ResidentKeyRequirement = "required");
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "exchange-form";
            o.Cookie.Path = "/";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddHostedService<FirstStart>();
        services.AddSingleton<OpenLines>().AddHostedService(provider => provider.GetRequiredService<OpenLines>());
        // The one-time token is for whoever reads this host's own log, not for a collector.
        return services.AddLogging(logging => logging.AddFilter<OpenTelemetryLoggerProvider>(typeof(FirstStart).FullName, LogLevel.None));
    }

    public static WebApplication UsePeople(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use((context, next) => SessionCookie.IsForeignWrite(context)
            ? Results.Problem(PeopleTexts.ProblemForeignWrite, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context)
            : next(context));
        app.UseAuthorization();
        app.Use((context, next) => app.Services.GetRequiredService<OpenLines>().Hold(context, next));
        return app;
    }

    public static WebApplication MapPeople(this WebApplication app)
    {
        app.MapPeopleApi();
        app.MapPeoplePages();
        return app;
    }

    private static void SetIdentity(IdentityOptions options)
    {
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.Password.RequiredLength = Model.People.Passwords.Min;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
    }
}

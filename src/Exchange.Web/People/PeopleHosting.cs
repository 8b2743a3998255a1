using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using OpenTelemetry.Logs;

namespace Exchange.Web.People;

/// <summary>Sign-in by cookie, API tokens, policies; accounts in grains. Passkeys come later as a further store interface of accounts.</summary>
internal static class PeopleHosting
{
    private const string Either = "Either";

    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSingleton<Personas>().AddSingleton<TokenCheck>().AddSingleton<Pace>()
            .AddScoped<Enrolment>().AddSingleton<TokenDesk>().AddSingleton<TrialRound>();
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, o => o.ForwardDefaultSelector = context =>
                TokenHandler.IsPresented(context.Request) ? ActorClaims.TokenScheme : IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, SessionCookie.Set)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(ActorClaims.TokenScheme, null);
        services.AddAuthorization(Policies.Add);
        services.AddCascadingAuthenticationState();
        services.AddIdentityCore<Person>(SetIdentity).AddUserStore<AccountStore>().AddClaimsPrincipalFactory<PersonClaims>().AddSignInManager();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "exchange-form";
            o.Cookie.Path = "/";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddHostedService<FirstStart>();
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
        options.Password.RequiredLength = Model.People.AccountRules.PasswordMin;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
    }
}

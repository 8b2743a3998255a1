using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>Signs an open circuit out when its session has ended: a circuit makes no further requests that a cookie could be checked with.</summary>
internal sealed class CircuitSession(ILoggerFactory loggers, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(30);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var options = users.Options.ClaimsIdentity;
        var user = authenticationState.User;
        return await users.GetUserAsync(user) is { } person
            && user.FindFirst(options.SecurityStampClaimType)?.Value == person.Account.SecurityStamp;
    }
}

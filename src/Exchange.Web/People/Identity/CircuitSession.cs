using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Exchange.Web.People;

/// <summary>Signs an open circuit out when its session has ended: a circuit makes no further requests that a cookie could be checked with.</summary>
internal sealed class CircuitSession(ILoggerFactory loggers, SessionCheck check, Recheck recheck) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => recheck.Every;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        await check.Account(authenticationState.User) is not null;
}

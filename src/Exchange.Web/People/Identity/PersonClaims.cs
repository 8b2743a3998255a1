using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Exchange.Web.People;

/// <summary>The principal of a session: the actor's claims and the security stamp by which the session can be ended.</summary>
internal sealed class PersonClaims(IOptions<IdentityOptions> options) : IUserClaimsPrincipalFactory<Person>
{
    public Task<ClaimsPrincipal> CreateAsync(Person user)
    {
        var claims = user.Account.Actor().Claims().Append(new(options.Value.ClaimsIdentity.SecurityStampClaimType, user.Account.SecurityStamp));
        return Task.FromResult<ClaimsPrincipal>(new(new ClaimsIdentity(claims, IdentityConstants.ApplicationScheme, ClaimTypes.Name, ActorClaims.Role)));
    }
}

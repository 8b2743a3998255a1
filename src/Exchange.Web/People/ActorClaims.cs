using System.Security.Claims;
using Exchange.Model.People;

namespace Exchange.Web.People;

/// <summary>How an <see cref="Actor"/> travels in a signed-in principal, whether it came by cookie or by API token.</summary>
public static class ActorClaims
{
    public const string Role = "role";
    public const string Member = "member";

    /// <summary>Names the session that a cookie belongs to.</summary>
    public const string Session = "session";

    /// <summary>The scheme of API tokens (<c>Authorization: Bearer …</c>).</summary>
    public const string TokenScheme = "Token";

    /// <summary>Who asks; <see cref="Actor.Anonymous"/> if nobody signed in.</summary>
    public static Actor Actor(this ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true }
        && principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
        && Enum.TryParse<Role>(principal.FindFirstValue(Role), out var role)
            ? new(id, principal.FindFirstValue(ClaimTypes.Name) ?? id, role, principal.FindFirstValue(Member))
            : Exchange.Model.People.Actor.Anonymous;

    /// <summary>The claims of an actor.</summary>
    public static IEnumerable<Claim> Claims(this Actor actor)
    {
        yield return new(ClaimTypes.NameIdentifier, actor.Id);
        yield return new(ClaimTypes.Name, actor.Name);
        yield return new(Role, actor.Role.ToString());
        if (actor.Member is not null)
            yield return new(Member, actor.Member);
    }
}

using System.Security.Claims;
using Exchange.Model.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>
/// Signing in at the organisation. It opens an account that there is, found by an address that the organisation has verified; it makes none.
/// The first identity that signs in to an account is the only one that does.
/// </summary>
internal static class OrganisationSignIn
{
    public static void MapOrganisationSignIn(this IEndpointRouteBuilder pages, Organisation organisation)
    {
        if (organisation.Settings is null)
            return;
        pages.MapGet("/sign-in/organisation", Ask).AllowAnonymous();
        pages.MapGet("/sign-in/organisation/arrived", Arrive).AllowAnonymous();
        pages.MapGet("/sign-in/organisation/failed", () => Refuse(AccountFault.OrganisationFailed)).AllowAnonymous();
    }

    private static IResult Ask(string? returnUrl, HttpContext context, Pace pace)
    {
        if (!pace.Takes(context))
            return PeoplePages.SignIn(new() { Faults = [AccountFault.TooFast] }, StatusCodes.Status429TooManyRequests);
        var arrived = context.Request.PathBase + "/people/sign-in/organisation/arrived";
        return Results.Challenge(
            new() { RedirectUri = Origins.Local(returnUrl) is { } address ? arrived + QueryString.Create("returnUrl", address) : arrived }, [OpenIdHosting.Scheme]);
    }

    private static async Task<IResult> Arrive(
        string? returnUrl, HttpContext context, Organisation organisation, UserManager<Person> users, Arrival arrival, TimeProvider time)
    {
        var proof = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        if (proof.Principal is not { } principal || principal.FindFirstValue("sub") is not { Length: > 0 } subject)
            return Refuse(AccountFault.OrganisationFailed);
        if (principal.FindFirstValue("email") is not { } email || !AccountRules.IsEmail(email)
            || !string.Equals(principal.FindFirstValue("email_verified"), "true", StringComparison.OrdinalIgnoreCase))
            return Refuse(AccountFault.OrganisationUnverified);
        if (await users.FindByEmailAsync(email) is not { } person)
            return Refuse(AccountFault.OrganisationUnknown);
        var issuer = organisation.Settings!.Authority.ToString();
        if (person.Account.Organisation is { } link ? (link.Issuer, link.Subject) != (issuer, subject) : !await Link(person))
            return Refuse(AccountFault.OrganisationOther);
        return await arrival.Welcome(context, person.Account, SignInWay.Organisation, new() { ReturnUrl = Origins.Local(returnUrl) });

        async Task<bool> Link(Person person)
        {
            person.Account = person.Account.With(time.GetUtcNow(), AccountEventKind.OrganisationLinked) with { Organisation = new(issuer, subject, time.GetUtcNow()) };
            return (await users.UpdateAsync(person)).Succeeded;
        }
    }

    private static IResult Refuse(AccountFault fault) => PeoplePages.SignIn(new() { Faults = [fault] }, StatusCodes.Status403Forbidden);
}

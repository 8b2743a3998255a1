using Exchange.Model.People;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>Signing in with a passkey: the browser says whose it is.</summary>
internal static class PasskeySignIn
{
    public static void MapPasskeySignIn(this IEndpointRouteBuilder pages)
    {
        pages.MapPost("/sign-in/passkey/options", Options).AllowAnonymous();
        pages.MapPost("/sign-in/passkey", SignIn).AllowAnonymous();
    }

    private static async Task<IResult> Options(HttpContext context, SignInManager<Person> signIn, Pace pace)
    {
        var fault = !(await context.Posted()).IsFresh ? AccountFault.FormStale : !pace.Takes(context) ? AccountFault.TooFast : (AccountFault?)null;
        return fault is { } why
            ? Results.Text(FaultText.Sentence(why), statusCode: StatusCodes.Status422UnprocessableEntity)
            : Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");
    }

    private static async Task<IResult> SignIn(HttpContext context, SignInManager<Person> signIn, Arrival arrival)
    {
        var (posted, isFresh) = await context.Posted();
        var form = SignInPages.Read(posted);
        if (!isFresh)
            return PeoplePages.SignIn(form with { Faults = [AccountFault.FormStale] }, StatusCodes.Status400BadRequest);
        // The count of signatures is stored before anybody is let in: a copy of the passkey is found out by it.
        return await Asserted(signIn, posted["credential"].ToString()) is { Succeeded: true } proof
            && (await signIn.UserManager.AddOrUpdatePasskeyAsync(proof.User, proof.Passkey)).Succeeded
                ? await arrival.Welcome(context, proof.User.Account, SignInWay.Passkey, form)
                : PeoplePages.SignIn(form with { Faults = [AccountFault.PasskeyRefused] }, StatusCodes.Status422UnprocessableEntity);
    }

    // Without what was asked to be signed, Identity throws: the page was open too long, or was never asked for.
    private static async Task<PasskeyAssertionResult<Person>?> Asserted(SignInManager<Person> signIn, string credential)
    {
        try
        {
            return credential.Length == 0 ? null : await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

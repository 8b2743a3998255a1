using Exchange.Model.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>Signing in and out.</summary>
internal static class SignInPages
{
    // Checked when there is no such account, so that the answer takes as long as if there were.
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<Person>().HashPassword(new(new()), Secret.New()));

    public static void MapSignIn(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/sign-in", (string? returnUrl) => PeoplePages.SignIn(new() { ReturnUrl = Origins.Local(returnUrl) })).AllowAnonymous();
        pages.MapPost("/sign-in", SignIn).AllowAnonymous();
        pages.MapPost("/sign-in/persona", SignInPersona).AllowAnonymous();
        pages.MapPost("/sign-out", (Delegate)SignOut).AllowAnonymous();
    }

    private static async Task<IResult> SignIn(HttpContext context, SignInManager<Person> signIn, Pace pace)
    {
        var (posted, isFresh) = await context.Posted();
        var form = Read(posted);
        if (!isFresh)
            return PeoplePages.SignIn(form with { Faults = [AccountFault.FormStale] }, StatusCodes.Status400BadRequest);
        if (!pace.Takes(context))
            return PeoplePages.SignIn(form with { Faults = [AccountFault.TooFast] }, StatusCodes.Status429TooManyRequests);
        return await Verify(signIn, form.Email, posted["password"].ToString()) is { } person
            ? await Welcome(context, signIn, person, form)
            : PeoplePages.SignIn(form with { Faults = [AccountFault.SignInRefused] }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> SignInPersona(HttpContext context, SignInManager<Person> signIn, Personas personas)
    {
        var (posted, isFresh) = await context.Posted();
        var form = Read(posted);
        if (personas.Find(posted["persona"].ToString()) is not { } persona)
            return PeoplePages.SignIn(form with { Faults = [AccountFault.Unknown] }, StatusCodes.Status404NotFound);
        return isFresh
            ? await Welcome(context, signIn, new(persona), form)
            : PeoplePages.SignIn(form with { Faults = [AccountFault.FormStale] }, StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> SignOut(HttpContext context)
    {
        if ((await context.Posted()).IsFresh)
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return context.GoTo("/");
    }

    private static SignInForm Read(IFormCollection posted) => new()
    {
        Email = posted["email"].ToString().Trim(),
        ReturnUrl = Origins.Local(posted["returnUrl"]),
        Held = posted["held"],
        Expired = posted.ContainsKey("held"),
    };

    private static async Task<Person?> Verify(SignInManager<Person> signIn, string email, string password)
    {
        var users = signIn.UserManager;
        if (!AccountRules.IsEmail(email) || password.Length > AccountRules.PasswordMax)
            return null;
        if (await users.FindByEmailAsync(email) is { Account.PasswordHash: not null } person)
            return (await signIn.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true)).Succeeded ? person : null;
        users.PasswordHasher.VerifyHashedPassword(new(new()), NobodysHash.Value, password);
        return null;
    }

    private static async Task<IResult> Welcome(HttpContext context, SignInManager<Person> signIn, Person person, SignInForm form)
    {
        await signIn.SignInAsync(person, isPersistent: false);
        if (HeldForm.Open(context, form.Held) is { } held)
            return PeoplePages.Page<HeldEntries>(new { Held = held });
        return form.ReturnUrl is { } address ? Results.LocalRedirect(address) : context.GoTo("/");
    }
}

using Exchange.Model.People;
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
        pages.MapPost("/sign-in/code", SignInCode).AllowAnonymous();
        pages.MapPost("/sign-in/held", (Delegate)ShowHeld).AllowAnonymous();
        pages.MapPasskeySignIn();
        pages.MapPost("/sign-in/persona", SignInPersona).AllowAnonymous();
        pages.MapPost("/sign-out", SignOut).AllowAnonymous();
    }

    private static async Task<IResult> SignIn(HttpContext context, SignInManager<Person> signIn, Arrival arrival, Pace pace)
    {
        var (posted, isFresh) = await context.Posted();
        var form = Read(posted);
        if (!isFresh)
            return PeoplePages.SignIn(form with { Faults = [AccountFault.FormStale] }, StatusCodes.Status400BadRequest);
        if (!pace.Takes(context))
            return PeoplePages.SignIn(form with { Faults = [AccountFault.TooFast] }, StatusCodes.Status429TooManyRequests);
        return await Verify(signIn, form.Email, posted["password"].ToString()) is { } person
            ? await arrival.Welcome(context, person.Account, SignInWay.Password, form)
            : PeoplePages.SignIn(form with { Faults = [AccountFault.SignInRefused] }, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> SignInCode(HttpContext context, Arrival arrival, Pace pace)
    {
        var (posted, isFresh) = await context.Posted();
        var form = Read(posted) with { Step = posted["step"] };
        var refused = !isFresh ? AccountFault.FormStale : !pace.Takes(context) ? AccountFault.TooFast : (AccountFault?)null;
        return refused is { } fault
            ? PeoplePages.Page<SecondStep>(new { Form = form with { Faults = [fault] } }, fault == AccountFault.TooFast ? StatusCodes.Status429TooManyRequests : StatusCodes.Status400BadRequest)
            : await arrival.Welcome(context, posted["step"].ToString(), posted["code"].ToString(), form);
    }

    // Somebody signed in beside the page that holds the entries: at the organisation, in another tab.
    private static async Task<IResult> ShowHeld(HttpContext context)
    {
        var form = Read((await context.Posted()).Form);
        return context.User.Actor().Role == Role.Public
            ? PeoplePages.SignIn(form with { Faults = [AccountFault.NotSignedIn] }, StatusCodes.Status422UnprocessableEntity)
            : Arrival.Onward(context, form);
    }

    private static async Task<IResult> SignInPersona(HttpContext context, Arrival arrival, Personas personas)
    {
        var (posted, isFresh) = await context.Posted();
        var form = Read(posted);
        if (personas.Find(posted["persona"].ToString()) is not { } persona)
            return PeoplePages.SignIn(form with { Faults = [AccountFault.Unknown] }, StatusCodes.Status404NotFound);
        return isFresh
            ? await arrival.Welcome(context, persona, SignInWay.Password, form)
            : PeoplePages.SignIn(form with { Faults = [AccountFault.FormStale] }, StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> SignOut(HttpContext context, SignedIn signedIn)
    {
        if ((await context.Posted()).IsFresh)
            await signedIn.End(context);
        return context.GoTo("/");
    }

    public static SignInForm Read(IFormCollection posted) => new()
    {
        Email = posted["email"].ToString().Trim(),
        ReturnUrl = Origins.Local(posted["returnUrl"]),
        Held = posted["held"],
        Expired = posted.ContainsKey("held"),
    };

    private static async Task<Person?> Verify(SignInManager<Person> signIn, string email, string password)
    {
        var users = signIn.UserManager;
        if (!AccountRules.IsEmail(email) || password.Length > Passwords.Max)
            return null;
        if (await users.FindByEmailAsync(email) is { Account.PasswordHash: not null } person)
            return (await signIn.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true)).Succeeded ? person : null;
        users.PasswordHasher.VerifyHashedPassword(new(new()), NobodysHash.Value, password);
        return null;
    }
}

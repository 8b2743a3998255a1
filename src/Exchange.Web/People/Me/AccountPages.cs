using Exchange.Model.People;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>A person's own account, whatever the role: name, password, ways to sign in, sessions.</summary>
internal static class AccountPages
{
    public static void MapAccount(this IEndpointRouteBuilder pages)
    {
        var me = pages.MapGroup("/me").RequireAuthorization(Policies.SignedIn);
        me.MapGet("", (HttpContext context, SessionCheck check, string? done) => Shown(context, check, view => view with { Done = done }));
        me.MapPost("", Rename);
        me.MapPost("/password", ChangePassword);
        me.MapPost("/sessions/others/end", EndOthers);
        me.MapPost("/sessions/{id}/end", End);
        me.MapCodes();
        me.MapPasskeys();
    }

    /// <summary>The account of whoever asks. An API token has none.</summary>
    public static Task<Account?> Own(this HttpContext context, SessionCheck check) => check.Account(context.User);

    /// <summary>Whether the entered password is the account's; wrong ones count as at sign-in.</summary>
    public static async Task<AccountFault?> CheckPassword(this SignInManager<Person> signIn, Account account, string password)
    {
        if (Personas.IsPersona(account.Id))
            return AccountFault.TrialPerson;
        var checks = password.Length <= Passwords.Max && (await signIn.CheckPasswordSignInAsync(new(account), password, lockoutOnFailure: true)).Succeeded;
        return checks ? null : AccountFault.PasswordWrong;
    }

    public static async Task<IResult> Shown(HttpContext context, SessionCheck check, Func<AccountView, AccountView> with)
    {
        if (await context.Own(check) is not { } account)
            return PeoplePages.Denied();
        var view = with(new(account, SessionCheck.Session(account, context.User)?.Id));
        return PeoplePages.Page<AccountPage>(new { View = view }, view.IsRefused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IResult> Rename(HttpContext context, SessionCheck check, IGrainFactory grains)
    {
        var (posted, isFresh) = await context.Posted();
        var name = posted["name"].ToString().Trim();
        var fault = !isFresh ? AccountFault.FormStale
            : Personas.IsPersona(context.User.Actor().Id) ? AccountFault.TrialPerson
            : await context.Own(check) is { } account ? await grains.GetGrain<IRosterGrain>(0).Rename(account.Id, name)
            : AccountFault.NotYours;
        return fault is null
            ? context.GoTo("/people/me?done=name")
            : await Shown(context, check, view => view with { Name = name, NameFaults = [fault.Value] });
    }

    private static async Task<IResult> ChangePassword(
        HttpContext context, SessionCheck check, SignInManager<Person> signIn, Enrolment enrolment, SignedIn signedIn, TimeProvider time, Pace pace)
    {
        var (posted, isFresh) = await context.Posted();
        var (present, password) = (posted["present"].ToString(), posted["password"].ToString());
        Task<IResult> Refuse(AccountFault fault) => Shown(context, check, view => view with { PasswordFaults = [fault] });
        if (!isFresh)
            return await Refuse(AccountFault.FormStale);
        if (!pace.Takes(context))
            return await Refuse(AccountFault.TooFast);
        if (await context.Own(check) is not { } account)
            return PeoplePages.Denied();
        if ((await signIn.CheckPassword(account, present) ?? enrolment.CheckPassword(account, password)) is { } fault)
            return await Refuse(fault);
        // Read again: checking the password may have changed the account.
        account = (await context.Own(check))!;
        var person = new Person(account.With(time.GetUtcNow(), AccountEventKind.PasswordChanged) with
        {
            PasswordHash = enrolment.Hash(account, password), SecurityStamp = Account.NewStamp(), Recovery = null,
        });
        if (!(await signIn.UserManager.UpdateAsync(person)).Succeeded)
            return await Refuse(AccountFault.FormStale);
        await signedIn.Begin(context, person.Account, SessionCheck.Session(account, context.User)?.Way ?? SignInWay.Password);
        return context.GoTo("/people/me?done=password");
    }

    private static Task<IResult> End(string id, HttpContext context, SessionCheck check, IGrainFactory grains) =>
        Change(context, check, grains, account => account.End(id), "session");

    private static Task<IResult> EndOthers(HttpContext context, SessionCheck check, IGrainFactory grains) =>
        Change(context, check, grains, account => account.EndOthers(context.User.FindFirst(ActorClaims.Session)?.Value ?? ""), "sessions");

    private static async Task<IResult> Change(HttpContext context, SessionCheck check, IGrainFactory grains, Func<IAccountGrain, Task> command, string done)
    {
        if (!(await context.Posted()).IsFresh)
            return await Shown(context, check, view => view with { Faults = [AccountFault.FormStale] });
        if (await context.Own(check) is not { } account)
            return PeoplePages.Denied();
        await command(grains.GetGrain<IAccountGrain>(account.Id));
        return context.GoTo("/people/me?done=" + done);
    }
}

using Exchange.Model.People;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>Setting one-time codes up, making new recovery codes, and going without again.</summary>
internal static class CodesPages
{
    public static void MapCodes(this IEndpointRouteBuilder me)
    {
        me.MapGet("/codes", Show);
        me.MapPost("/codes", TurnOn);
        me.MapPost("/codes/recovery", Renew);
        me.MapPost("/codes/off", TurnOff);
    }

    private static async Task<IResult> Show(HttpContext context, SessionCheck check, OneTimeCodes codes) =>
        await context.Own(check) is { } account ? Page(Offer(account, codes)) : PeoplePages.Denied();

    private static async Task<IResult> TurnOn(HttpContext context, SessionCheck check, OneTimeCodes codes, UserManager<Person> users, TimeProvider time, Pace pace)
    {
        var (posted, isFresh) = await context.Posted();
        if (await context.Own(check) is not { } account)
            return PeoplePages.Denied();
        // The key offered before stays on the page: it may be in the person's device already.
        var key = codes.Open(account.Id, posted["key"]);
        var view = key is null || account.CodeKey is not null ? Offer(account, codes) : new CodesView(account) { Key = key, Seal = posted["key"] };
        var fault = Refusal(context, isFresh && key is not null, account, pace)
            ?? (account.CodeKey is not null ? AccountFault.FormStale : await codes.Fits(account, key!, posted["code"].ToString()) ? null : AccountFault.CodeWrong);
        if (fault is { } why)
            return Page(view with { Faults = [why] });
        account = (await context.Own(check))!;
        var made = OneTimeCodes.NewRecoveryCodes();
        var person = new Person(account.With(time.GetUtcNow(), AccountEventKind.CodesOn) with { CodeKey = key, RecoveryCodes = [.. made.Select(OneTimeCodes.HashOf)] });
        return (await users.UpdateAsync(person)).Succeeded ? Page(new(person.Account) { Made = made }) : Page(view with { Faults = [AccountFault.FormStale] });
    }

    private static Task<IResult> Renew(HttpContext context, SessionCheck check, SignInManager<Person> signIn, TimeProvider time, Pace pace)
    {
        var made = OneTimeCodes.NewRecoveryCodes();
        return Change(context, check, signIn, pace, made, account => account.With(time.GetUtcNow(), AccountEventKind.RecoveryCodesMade) with
        {
            RecoveryCodes = [.. made.Select(OneTimeCodes.HashOf)],
        });
    }

    private static Task<IResult> TurnOff(HttpContext context, SessionCheck check, SignInManager<Person> signIn, TimeProvider time, Pace pace) =>
        Change(context, check, signIn, pace, [], account => account.With(time.GetUtcNow(), AccountEventKind.CodesOff) with { CodeKey = null, RecoveryCodes = [] });

    private static async Task<IResult> Change(
        HttpContext context, SessionCheck check, SignInManager<Person> signIn, Pace pace, IReadOnlyList<string> made, Func<Account, Account> change)
    {
        var (posted, isFresh) = await context.Posted();
        if (await context.Own(check) is not { } account)
            return PeoplePages.Denied();
        var view = new CodesView(account);
        if ((Refusal(context, isFresh && account.CodeKey is not null, account, pace) ?? await signIn.CheckPassword(account, posted["present"].ToString())) is { } fault)
            return Page(view with { OffFaults = [fault] });
        var person = new Person(change((await context.Own(check))!));
        if (!(await signIn.UserManager.UpdateAsync(person)).Succeeded)
            return Page(view with { OffFaults = [AccountFault.FormStale] });
        return made.Count == 0 ? context.GoTo("/people/me?done=codes-off") : Page(new(person.Account) { Made = made });
    }

    private static CodesView Offer(Account account, OneTimeCodes codes) =>
        account.CodeKey is null && codes.NewKey() is var key ? new(account) { Key = key, Seal = codes.Seal(account.Id, key) } : new(account);

    private static AccountFault? Refusal(HttpContext context, bool isFresh, Account account, Pace pace) =>
        !isFresh ? AccountFault.FormStale
        : Personas.IsPersona(account.Id) ? AccountFault.TrialPerson
        : !pace.Takes(context) ? AccountFault.TooFast
        : null;

    private static IResult Page(CodesView view) =>
        PeoplePages.Page<CodesPage>(new { View = view }, view.Faults.Length + view.OffFaults.Length > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}

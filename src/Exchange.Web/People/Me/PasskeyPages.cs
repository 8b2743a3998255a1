using Exchange.Model.People;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>A person's passkeys: adding one with the browser's help, naming and removing.</summary>
internal static class PasskeyPages
{
    public static void MapPasskeys(this IEndpointRouteBuilder me)
    {
        me.MapPost("/passkeys/options", Options);
        me.MapPost("/passkeys", Add);
        me.MapPost("/passkeys/{id}/name", (string id, HttpContext context, SessionCheck check, UserManager<Person> users) =>
            Change(id, context, check, users, "passkey-name", (account, passkey, posted) => Named(account, passkey, posted["name"].ToString().Trim())));
        me.MapPost("/passkeys/{id}/remove", (string id, HttpContext context, SessionCheck check, UserManager<Person> users, TimeProvider time) =>
            Change(id, context, check, users, "passkey-removed", (account, passkey, _) =>
                account.With(time.GetUtcNow(), AccountEventKind.PasskeyRemoved) with { Passkeys = account.Passkeys.Remove(passkey) }));
    }

    /// <summary>What the browser is to sign, or a sentence why not. The password stands between an open page and a new way in.</summary>
    private static async Task<IResult> Options(HttpContext context, SessionCheck check, SignInManager<Person> signIn, Pace pace)
    {
        var (posted, isFresh) = await context.Posted();
        if (await context.Own(check) is not { } account)
            return ApiProblems.Forbidden();
        var fault = !isFresh ? AccountFault.FormStale
            : !pace.Takes(context) ? AccountFault.TooFast
            : account.Passkeys.Length >= Passkey.Most ? AccountFault.PasskeysFull
            : !AccountRules.IsName(posted["name"].ToString()) ? AccountFault.NameUnfit
            : await signIn.CheckPassword(account, posted["present"].ToString());
        return fault is { } why
            ? Results.Text(FaultText.Sentence(why), statusCode: StatusCodes.Status422UnprocessableEntity)
            : Results.Text(
                await signIn.MakePasskeyCreationOptionsAsync(new() { Id = account.Id, Name = account.Email, DisplayName = account.Name }), "application/json");
    }

    private static async Task<IResult> Add(HttpContext context, SessionCheck check, SignInManager<Person> signIn, TimeProvider time)
    {
        var (posted, isFresh) = await context.Posted();
        if (await context.Own(check) is not { } account)
            return PeoplePages.Denied();
        var made = isFresh ? await Attested(signIn, posted["credential"].ToString()) : null;
        if (made is not { Succeeded: true } || made.UserEntity.Id != account.Id || account.Passkeys.Length >= Passkey.Most)
            return await AccountPages.Shown(context, check, view => view with { Faults = [isFresh ? AccountFault.PasskeyRefused : AccountFault.FormStale] });
        made.Passkey.Name = posted["name"].ToString().Trim() is { } name && AccountRules.IsName(name) ? name : null;
        var added = await signIn.UserManager.AddOrUpdatePasskeyAsync(new(account.With(time.GetUtcNow(), AccountEventKind.PasskeyAdded)), made.Passkey);
        return added.Succeeded
            ? context.GoTo("/people/me?done=passkey")
            : await AccountPages.Shown(context, check, view => view with { Faults = [AccountFault.FormStale] });
    }

    private static async Task<IResult> Change(
        string id, HttpContext context, SessionCheck check, UserManager<Person> users, string done, Func<Account, Passkey, IFormCollection, Account> change)
    {
        var (posted, isFresh) = await context.Posted();
        if (await context.Own(check) is not { } account)
            return PeoplePages.Denied();
        if (isFresh && account.Passkeys.FirstOrDefault(p => p.Id == id) is { } passkey && (await users.UpdateAsync(new(change(account, passkey, posted)))).Succeeded)
            return context.GoTo("/people/me?done=" + done);
        return await AccountPages.Shown(context, check, view => view with { Faults = [isFresh ? AccountFault.Unknown : AccountFault.FormStale] });
    }

    private static Account Named(Account account, Passkey passkey, string name) =>
        AccountRules.IsName(name) ? account with { Passkeys = account.Passkeys.Replace(passkey, passkey with { Name = name }) } : account;

    // Without what was asked to be signed, Identity throws: the page was open too long, or was never asked for.
    private static async Task<PasskeyAttestationResult?> Attested(SignInManager<Person> signIn, string credential)
    {
        try
        {
            return credential.Length == 0 ? null : await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

using System.Security.Cryptography;
using Exchange.Model.People;
using Microsoft.AspNetCore.DataProtection;

namespace Exchange.Web.People;

/// <summary>
/// From having proved who one is to being signed in: a one-time code may stand between, and what was to be done before goes on after. What
/// was proved travels in the form, sealed and for minutes.
/// </summary>
internal sealed class Arrival(SignedIn signedIn, SessionCheck check, OneTimeCodes codes, IDataProtectionProvider protection)
{
    private static readonly TimeSpan StepLasts = TimeSpan.FromMinutes(10);

    private ITimeLimitedDataProtector Steps => protection.CreateProtector("Exchange.SecondStep").ToTimeLimitedDataProtector();

    public async Task<IResult> Welcome(HttpContext context, Account account, SignInWay way, SignInForm form)
    {
        // A passkey is asked for with the device's own check of its owner: it is two steps in one.
        if (account.CodeKey is not null && way != SignInWay.Passkey)
            return PeoplePages.Page<SecondStep>(new { Form = form with { Step = Steps.Protect($"{account.Id} {account.SecurityStamp} {way}", StepLasts), Faults = [] } });
        return await Enter(context, account, way, form);
    }

    /// <summary>Takes the second step: a one-time code or a recovery code.</summary>
    public async Task<IResult> Welcome(HttpContext context, string step, string code, SignInForm form)
    {
        if (Open(step) is not [var id, var stamp, var wayName] || !Enum.TryParse<SignInWay>(wayName, out var way) || await check.Find(id) is not { } account || account.SecurityStamp != stamp)
            return PeoplePages.SignIn(form with { Faults = [AccountFault.FormStale] }, StatusCodes.Status400BadRequest);
        return await codes.Check(account, code) is { } fault
            ? PeoplePages.Page<SecondStep>(new { Form = form with { Step = step, Faults = [fault] } }, StatusCodes.Status422UnprocessableEntity)
            : await Enter(context, account, way, form);
    }

    private async Task<IResult> Enter(HttpContext context, Account account, SignInWay way, SignInForm form)
    {
        await signedIn.Begin(context, account, way);
        return Onward(context, form);
    }

    /// <summary>To the entries that were held, the page that was asked for, or the home page.</summary>
    public static IResult Onward(HttpContext context, SignInForm form)
    {
        if (HeldForm.Open(context, form.Held) is { } held)
            return PeoplePages.Page<HeldEntries>(new { Held = held });
        return form.ReturnUrl is { } address ? Results.LocalRedirect(address) : context.GoTo("/");
    }

    private string[] Open(string step)
    {
        try
        {
            return step.Length == 0 ? [] : Steps.Unprotect(step).Split(' ');
        }
        catch (CryptographicException)
        {
            return [];
        }
    }
}

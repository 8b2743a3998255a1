using System.Collections.Immutable;
using Exchange.Model.People;

namespace Exchange.Web.People;

/// <summary>The first account by the setup token, all others by invitation, and the way back in by a recovery link; whoever took it is signed in.</summary>
internal static class EnrolmentPages
{
    public static void MapEnrolment(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/setup", ShowSetup).AllowAnonymous();
        pages.MapPost("/setup", SetUp).AllowAnonymous();
        pages.MapGet("/invitation/{link}", ShowInvitation).AllowAnonymous();
        pages.MapPost("/invitation/{link}", Accept).AllowAnonymous();
        pages.MapGet("/recovery/{link}", ShowRecovery).AllowAnonymous();
        pages.MapPost("/recovery/{link}", Recover).AllowAnonymous();
    }

    private static async Task<IResult> ShowSetup(IGrainFactory grains) =>
        SetUpPage(new() { Faults = await grains.GetGrain<IRosterGrain>(0).IsSetUp() ? [AccountFault.AlreadySetUp] : [] });

    private static async Task<IResult> SetUp(HttpContext context, Enrolment enrolment, SignedIn signedIn, Pace pace)
    {
        var (posted, isFresh) = await context.Posted();
        var form = new AccountForm { Token = posted["token"].ToString(), Email = posted["email"].ToString(), Name = posted["name"].ToString() };
        if (Refusal(context, isFresh, pace) is { } refusal)
            return SetUpPage(form with { Faults = [refusal] });
        var (account, faults) = await enrolment.SetUp(form.Token, form.Email, form.Name, posted["password"].ToString());
        if (account is null)
            return SetUpPage(form with { Faults = faults });
        await signedIn.Begin(context, account, SignInWay.Link);
        return context.GoTo("/people");
    }

    private static async Task<IResult> ShowInvitation(string link, Enrolment enrolment, HttpContext context, Pace pace) =>
        InvitationPage(link, pace.Takes(context) ? await enrolment.Find(link) : null, new());

    private static async Task<IResult> Accept(string link, HttpContext context, Enrolment enrolment, SignedIn signedIn, Pace pace)
    {
        var (posted, isFresh) = await context.Posted();
        var form = new AccountForm { Name = posted["name"].ToString() };
        if (Refusal(context, isFresh, pace) is { } refusal)
            return InvitationPage(link, await enrolment.Find(link), form with { Faults = [refusal] });
        var (account, faults) = await enrolment.Accept(link, form.Name, posted["password"].ToString());
        if (account is null)
            return InvitationPage(link, await enrolment.Find(link), form with { Faults = faults });
        await signedIn.Begin(context, account, SignInWay.Link);
        return context.GoTo("/");
    }

    private static async Task<IResult> ShowRecovery(string link, Enrolment enrolment, HttpContext context, Pace pace) =>
        RecoveryPage(link, pace.Takes(context) ? await enrolment.FindRecovery(link) : null, []);

    private static async Task<IResult> Recover(string link, HttpContext context, Enrolment enrolment, SignedIn signedIn, Pace pace)
    {
        var (posted, isFresh) = await context.Posted();
        if (Refusal(context, isFresh, pace) is { } refusal)
            return RecoveryPage(link, await enrolment.FindRecovery(link), [refusal]);
        var (account, faults) = await enrolment.Recover(link, posted["password"].ToString());
        if (account is null)
            return RecoveryPage(link, await enrolment.FindRecovery(link), faults);
        await signedIn.Begin(context, account, SignInWay.Link);
        return context.GoTo("/people/me?done=recovered");
    }

    private static AccountFault? Refusal(HttpContext context, bool isFresh, Pace pace) =>
        !isFresh ? AccountFault.FormStale : !pace.Takes(context) ? AccountFault.TooFast : null;

    private static IResult SetUpPage(AccountForm form) =>
        PeoplePages.Page<SetUp>(new { Form = form }, form.Faults.IsEmpty ? StatusCodes.Status200OK : Status(form.Faults[0]));

    private static IResult InvitationPage(string link, Invitation? invitation, AccountForm form) => PeoplePages.Page<Invited>(
        new { Link = link, Invitation = invitation, Form = form },
        invitation is null ? StatusCodes.Status410Gone : form.Faults.IsEmpty ? StatusCodes.Status200OK : Status(form.Faults[0]));

    private static IResult RecoveryPage(string link, Account? account, ImmutableArray<AccountFault> faults) => PeoplePages.Page<Recover>(
        new { Link = link, Account = account, Faults = faults },
        account is null ? StatusCodes.Status410Gone : faults.IsEmpty ? StatusCodes.Status200OK : Status(faults[0]));

    private static int Status(AccountFault fault) => fault switch
    {
        AccountFault.TooFast => StatusCodes.Status429TooManyRequests,
        AccountFault.FormStale => StatusCodes.Status400BadRequest,
        AccountFault.AlreadySetUp => StatusCodes.Status409Conflict,
        AccountFault.SetupTokenWrong => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}

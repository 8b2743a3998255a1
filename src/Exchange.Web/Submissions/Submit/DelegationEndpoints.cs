using System.Collections.Immutable;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Submissions.Submit;

/// <summary>Sections given to colleagues in other institutions, by an account that there is or by invitation.</summary>
internal static class DelegationEndpoints
{
    private static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(14);

    public static void MapDelegation(this WebApplication app)
    {
        app.MapGet("/submit/{round}/{iso3}/people", Show).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/submit/{round}/{iso3}/people", Change).WithForm(Policies.Reporter);
    }

    private static async Task<IResult> Show(string round, string iso3, HttpContext context, IGrainFactory grains) =>
        await grains.Submission(round, iso3).View(context.User.Actor()) is { Part: Part.Owner or Part.Secretariat } view
            ? Page(new(view, CellsForm.NewOperation()))
            : Refusals.NotYours();

    private static async Task<IResult> Change(
        string round, string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, ContentFolder content, TimeProvider time)
    {
        var actor = context.User.Actor();
        var submission = grains.Submission(round, iso3);
        if (await submission.View(actor) is not { Part: Part.Owner or Part.Secretariat } view)
            return Refusals.NotYours();
        var form = await context.Request.ReadFormAsync();
        var page = new DelegationForm(view, CellsForm.NewOperation())
        {
            Email = form["email"].ToString().Trim(),
            Chosen = [.. form["section"].OfType<string>()],
        };
        string Sentence(string rule) => FindingSentences.Of(Finding.Of(rule, Severity.Error, null), content.Current);
        if (!await antiforgery.IsRequestValidAsync(context))
            return Page(page with { Fault = Sentence("StalePage") }, StatusCodes.Status409Conflict);

        var operation = new Operation(SubmitEndpoints.OperationId(form), actor, Channel.Web);
        if (form["take-back"].ToString() is { Length: > 0 } back && view.Submission.Deputies.FirstOrDefault(d => d.Account == back) is { } former)
        {
            await submission.Delegate(operation, former with { Sections = [] });
            return Results.LocalRedirect($"~/submit/{round}/{iso3}/people");
        }
        if (page.Chosen.IsEmpty)
            return Page(page with { Fault = SubmissionsTexts.DelegationNoSection }, StatusCodes.Status422UnprocessableEntity);
        if (page.Chosen.Any(slug => Sections.Of(view.Round, content.Current).All(s => s.Slug != slug)))
            return Page(page with { Fault = Sentence("SectionUnknown") }, StatusCodes.Status422UnprocessableEntity);

        var (account, link, fault) = await Invited(page.Email, iso3, actor, context, grains, time);
        if (fault is not null)
            return Page(page with { Fault = fault }, StatusCodes.Status422UnprocessableEntity);
        var answer = await submission.Delegate(operation, new(account!, page.Email, page.Chosen));
        if (!answer.Done)
            return Page(page with { Fault = FindingSentences.Of(answer.Findings[0], content.Current) }, StatusCodes.Status409Conflict);
        return link is null
            ? Results.LocalRedirect($"~/submit/{round}/{iso3}/people")
            : Page(new(await submission.View(actor) ?? view, CellsForm.NewOperation()) { Link = link, LinkFor = page.Email });
    }

    /// <summary>The colleague's account; if there is none yet, the link by which it is made, shown once.</summary>
    internal static async Task<(string? Account, string? Link, string? Fault)> Invited(
        string email, string iso3, Actor actor, HttpContext context, IGrainFactory grains, TimeProvider time)
    {
        if (!AccountRules.IsEmail(email))
            return (null, null, FaultText.Sentence(AccountFault.EmailUnfit));
        var id = Account.IdOf(email);
        if (await grains.GetGrain<IAccountGrain>(id).Find() is { } account)
            return account.Role == Role.Deputy && account.Member == iso3
                ? (id, null, null)
                : (null, null, Write.Text(SubmissionsTexts.DelegationOtherTask, email));
        var (code, secret) = (Secret.NewId(), Secret.New());
        var invitation = new Invitation(code, Secret.Hash(secret), email, Role.Deputy, iso3, actor.Name, time.GetUtcNow() + InvitationLasts);
        if (await grains.GetGrain<IRosterGrain>(0).Invite(actor, invitation) is { } why)
            return (null, null, FaultText.Sentence(why));
        var link = $"{context.Request.Scheme}://{context.Request.Host}/people/invitation/{code}.{secret}";
        await context.RequestServices.GetRequiredService<InvitationPost>().Send(invitation, link);
        return (id, link, null);
    }

    private static RazorComponentResult<DelegationPage> Page(DelegationForm form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };
}

/// <summary>Who has which section, and what was typed.</summary>
public sealed record DelegationForm(SubmissionView View, string OperationId)
{
    public string Email { get; init; } = "";

    public ImmutableArray<string> Chosen { get; init; } = [];

    /// <summary>Why nothing was done; null if it was.</summary>
    public string? Fault { get; init; }

    /// <summary>The invitation's link, shown once.</summary>
    public string? Link { get; init; }

    public string? LinkFor { get; init; }
}

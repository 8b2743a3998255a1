using System.Collections.Immutable;
using System.Security.Claims;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.People;
using Exchange.Web.Submissions.Api;
using Exchange.Web.Submissions.Submit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Submissions.Rounds;

/// <summary>The secretariat's pages of rounds: plain forms; the board of a round alone is live.</summary>
internal static class RoundsEndpoints
{
    public static void MapRounds(this WebApplication app)
    {
        app.MapGet("/rounds", List).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/rounds/new", New).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/rounds/new", Make).WithForm(Policies.Secretariat);
        app.MapGet("/rounds/{id}", Board).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/rounds/{id}/progress.csv", Csv).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/rounds/{id}/preview", Preview).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/rounds/{id}/edit", Edit).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/rounds/{id}/edit", Save).WithForm(Policies.Secretariat);
        foreach (var act in new[] { "open", "extend", "close" })
        {
            app.MapGet($"/rounds/{{id}}/{act}", (string id, string? member, IGrainFactory grains, ClaimsPrincipal user) => Confirm(id, act, member, grains, user))
                .RequireAuthorization(Policies.SignedIn);
            app.MapPost($"/rounds/{{id}}/{act}", (string id, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains) =>
                Do(id, act, context, antiforgery, grains)).WithForm(Policies.Secretariat);
        }
    }

    private static IRoundsGrain Rounds(this IGrainFactory grains) => grains.GetGrain<IRoundsGrain>(0);

    private static async Task<IResult> List(IGrainFactory grains, ClaimsPrincipal user) => user.Actor().IsSecretariat
        ? new RazorComponentResult<RoundListPage>(new { Rounds = await grains.Rounds().List() })
        : NotYours();

    private static IResult New(ContentFolder content, TimeProvider time, ClaimsPrincipal user) => user.Actor().IsSecretariat
        ? Page(new(null, RoundForm.Suggested(content.Current, time.GetUtcNow()), CellsForm.NewOperation()))
        : NotYours();

    private static async Task<IResult> Make(
        HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, ContentFolder content)
    {
        var posted = await context.Request.ReadFormAsync();
        var form = RoundForm.Of(posted);
        var operation = new Operation(SubmitEndpoints.OperationId(posted), context.User.Actor(), Channel.Web);
        if (!await antiforgery.IsRequestValidAsync(context))
            return Page(new(null, form, CellsForm.NewOperation(), [Finding.Of("RoundFormStale", Severity.Error, null)]), 409);
        var (round, unread) = form.Read(null, content.Current);
        if (round is null)
            return Page(new(null, form, CellsForm.NewOperation(), unread), 422);
        try
        {
            round = round with { Id = RoundWish.Free(round.Id, await grains.Rounds().List()), IsDraft = posted["show"] != "now" };
            var answer = await grains.Rounds().Make(operation, round);
            return answer.Round is { } made
                ? Results.LocalRedirect($"~/rounds/{made.Id}")
                : Page(new(null, form, CellsForm.NewOperation(), answer.Findings), 422);
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            return Page(new(null, form, operation.OperationId, [Finding.Of("RoundNotStored", Severity.Error, null)]), 503);
        }
    }

    private static async Task<IResult> Edit(string id, IGrainFactory grains, ClaimsPrincipal user) =>
        await grains.Rounds().Read(user.Actor(), id) is { } kept ? Page(new(kept, RoundForm.Of(kept.Round), CellsForm.NewOperation())) : Missing(user);

    private static async Task<IResult> Save(
        string id, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, ContentFolder content)
    {
        var actor = context.User.Actor();
        if (await grains.Rounds().Read(actor, id) is not { } before)
            return Missing(context.User);
        var posted = await context.Request.ReadFormAsync();
        var form = RoundForm.Of(posted);
        var operation = new Operation(SubmitEndpoints.OperationId(posted), actor, Channel.Web);
        if (!await antiforgery.IsRequestValidAsync(context))
            return Page(new(before, form, CellsForm.NewOperation(), [Finding.Of("RoundFormStale", Severity.Error, null)]), 409);
        var (round, unread) = form.Read(before.Round, content.Current);
        if (round is null)
            return Page(new(before, form, CellsForm.NewOperation(), unread), 422);
        try
        {
            var answer = await grains.Rounds().Edit(operation, round, form.Reason, SubmitEndpoints.Revision(posted));
            if (answer.Round is not null)
                return Results.LocalRedirect($"~/rounds/{id}?saved=true");
            var after = await grains.Rounds().Read(actor, id) ?? before;
            return Page(new(after, form, CellsForm.NewOperation(), answer.Findings), Status(answer.Findings));
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            return Page(new(before, form, operation.OperationId, [Finding.Of("RoundNotStored", Severity.Error, null)]), 503);
        }
    }

    // As one of its members sees it: figures last known and published are a member's own.
    private static async Task<IResult> Preview(string id, string? member, IGrainFactory grains, ContentFolder content, ClaimsPrincipal user) =>
        await grains.Rounds().Read(user.Actor(), id) is not { Round: var round } ? Missing(user)
        : new RazorComponentResult<RoundPreviewPage>(new
        {
            Round = round,
            Member = member is not null && round.Members.Contains(member) ? member : round.Members.FirstOrDefault() ?? content.Current.Members[0].Iso3,
        });

    private static async Task<IResult> Confirm(string id, string act, string? member, IGrainFactory grains, ClaimsPrincipal user) =>
        await grains.Rounds().Read(user.Actor(), id) is { } kept
            ? ActPage(new(kept, act, CellsForm.NewOperation(), member ?? ""))
            : Missing(user);

    private static async Task<IResult> Do(string id, string act, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        var rounds = grains.Rounds();
        if (await rounds.Read(actor, id) is not { } before)
            return Missing(context.User);
        var posted = await context.Request.ReadFormAsync();
        var operation = new Operation(SubmitEndpoints.OperationId(posted), actor, Channel.Web);
        var form = new RoundActForm(
            before, act, CellsForm.NewOperation(), posted["member"].ToString(), posted["until"].ToString().Trim(), posted["reason"].ToString().Trim());
        if (!await antiforgery.IsRequestValidAsync(context))
            return ActPage(form with { Findings = [Finding.Of("RoundFormStale", Severity.Error, null)] }, 409);
        var revision = SubmitEndpoints.Revision(posted);
        try
        {
            RoundAnswer answer;
            if (act == "open")
                answer = await rounds.Open(operation, id, posted["when"] != "on-date", revision);
            else if (act == "close")
                answer = await rounds.Close(operation, id, form.Reason, revision);
            else if (RoundForm.Until(form.Until) is { } until)
                answer = await rounds.Extend(operation, id, form.Member, until, form.Reason, revision);
            else
                return ActPage(form with { Findings = [Finding.Of("RoundDateUnfit", Severity.Error, null, form.Until)] }, 422);
            return answer.Round is not null
                ? Results.LocalRedirect($"~/rounds/{id}?saved=true")
                : ActPage(form with { Kept = await rounds.Read(actor, id) ?? before, Findings = answer.Findings }, Status(answer.Findings));
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            return ActPage(form with { OperationId = operation.OperationId, Findings = [Finding.Of("RoundNotStored", Severity.Error, null)] }, 503);
        }
    }

    private static async Task<IResult> Board(string id, bool? saved, HttpContext context, IGrainFactory grains, RoundFeed feed)
    {
        if (await grains.Rounds().Read(context.User.Actor(), id) is not { } kept)
            return Missing(context.User);
        await feed.Read(id);
        return new RazorComponentResult<RoundPage>(new { Kept = kept, Query = context.Request.QueryString.Value ?? "", Saved = saved ?? false });
    }

    private static async Task<IResult> Csv(string id, HttpContext context, IGrainFactory grains, RoundFeed feed, ContentFolder content, TimeProvider time)
    {
        if (await grains.Rounds().Read(context.User.Actor(), id) is null || await feed.Read(id) is not { } picture)
            return Missing(context.User);
        var rows = RoundRows.Of(picture, content.Current, RoundChoice.Read(context.Request.QueryString.Value), time.GetUtcNow());
        context.Response.IsPrivate();
        return Results.Stream(stream => RoundCsv.Write(stream, rows), CsvText.ContentType, $"{id}.csv");
    }

    private static RazorComponentResult<RoundEditPage> Page(RoundEdit edit, int status = 200) => new(new { Edit = edit }) { StatusCode = status };

    private static RazorComponentResult<RoundActPage> ActPage(RoundActForm form, int status = 200) => new(new { Form = form }) { StatusCode = status };

    private static int Status(ImmutableArray<Finding> findings) => findings.Any(f => f.Rule == "RoundChanged") ? 409 : 422;

    private static IResult Missing(ClaimsPrincipal user) => user.Actor().IsSecretariat ? Refusals.NotFound() : NotYours();

    private static RazorComponentResult<RefusalPage> NotYours() => new(new { Sentence = RoundsTexts.SecretariatOnly }) { StatusCode = StatusCodes.Status403Forbidden };
}

/// <summary>The page on which a round is made or changed.</summary>
/// <param name="Kept">The round as stored; null if it is to be made.</param>
/// <param name="Form">What stands on the page.</param>
/// <param name="OperationId">Identity of what the page's button asks for.</param>
/// <param name="Findings">Why it was not done; default if nothing was asked.</param>
public sealed record RoundEdit(KeptRound? Kept, RoundForm Form, string OperationId, ImmutableArray<Finding> Findings = default);

/// <summary>The page on which a round is opened, extended or closed.</summary>
/// <param name="Kept">The round as stored.</param>
/// <param name="Act"><c>open</c>, <c>extend</c> or <c>close</c>.</param>
/// <param name="OperationId">Identity of what the page's button asks for.</param>
/// <param name="Member">Code of the member, as chosen.</param>
/// <param name="Until">Day, as typed.</param>
/// <param name="Reason">Why, as typed.</param>
/// <param name="Findings">Why it was not done; default if nothing was asked.</param>
public sealed record RoundActForm(
    KeptRound Kept, string Act, string OperationId, string Member = "", string Until = "", string Reason = "", ImmutableArray<Finding> Findings = default);

using System.Collections.Immutable;
using System.Security.Claims;
using Exchange.Model.Recommendations;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Content;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Files;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Recommendations.Answering;

/// <summary>The forms in which a country answers a recommendation: plain posts, each stored at once, no circuit.</summary>
internal static class AnsweringEndpoints
{
    private const string Address = "/members/{iso3}/recommendations/{id}/{what:regex(^(support|progress|action|barriers|obstacle|pilot)$)}";

    // A file of the largest size that is taken, and the texts.
    private const long LongestForm = 12 << 20;

    public static void MapAnswering(this WebApplication app)
    {
        app.MapProofFiles();
        app.MapGet(Address, Show).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        app.MapPost(Address, Say).WithForm(Policies.Reporter).WithMetadata(new RequestSizeLimitAttribute(LongestForm)).ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        string iso3, string id, string what, string? item, string? round, string? from, ClaimsPrincipal user, IGrainFactory grains, ContentFolder content)
    {
        if (content.Current.Member(iso3) is null || content.Recommendations.Find(id) is not { } recommendation)
            return Results.NotFound();
        if (!user.Actor().MayReport(iso3))
            return Refusals.NotYours();
        var before = await grains.GetGrain<IFollowUpGrain>(iso3).Read();
        var asked = FollowUpForm.Find(what)!.Value;
        if (FollowUpForm.Stored(asked, before, id, item ?? "", round ?? "") is not { } stored)
            return Results.NotFound();
        if (asked == Asked.Pilot && string.IsNullOrEmpty(item) && await Origin(from, grains, content) is { } origin)
            stored = FollowUpForm.Reusing(from!, origin);
        return await Page(new(asked, before, recommendation, item ?? "", NewOperation(), stored, []), iso3, grains, 200);
    }

    // Another member's pilot, named as in SEN/pilot-1.
    private static async Task<Pilot?> Origin(string? from, IGrainFactory grains, ContentFolder content) =>
        from?.Split('/') is [var member, var pilot] && content.Current.Member(member) is not null
            ? (await grains.GetGrain<IFollowUpGrain>(member).Read()).Pilots.FirstOrDefault(p => p.Id == pilot)
            : null;

    private static async Task<IResult> Say(
        string iso3, string id, string what, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, ContentFolder content, EvidenceIntake intake)
    {
        var actor = context.User.Actor();
        if (content.Current.Member(iso3) is null || content.Recommendations.Find(id) is not { } recommendation)
            return Results.NotFound();
        if (!actor.MayReport(iso3))
            return Refusals.NotYours();
        var grain = grains.GetGrain<IFollowUpGrain>(iso3);
        var posted = await context.Request.ReadFormAsync();
        var operation = posted["operation"].ToString() is { Length: > 0 and <= 64 } given ? given : NewOperation();
        var form = new FollowUpForm(
            FollowUpForm.Find(what)!.Value, await grain.Read(), recommendation, posted["item"].ToString(), NewOperation(),
            posted.ToImmutableDictionary(f => f.Key, f => f.Value.ToString().Trim(), StringComparer.Ordinal), []);
        if (!await antiforgery.IsRequestValidAsync(context))
            return await Page(form with { Refusals = [new(FollowUpFault.FormStale)] }, iso3, grains, 409);
        if (form.Asked == Asked.Progress)
        {
            var (kept, fault) = await ProofFiles.Take(posted, form.Before, intake, context.RequestAborted);
            form = form with { Typed = form.Typed.SetItem("kept", kept) };
            if (fault is not null)
                return await Page(form with { FileFault = FindingSentences.Of(Model.Submissions.Finding.Of(fault, Model.Submissions.Severity.Error, null, posted.Files.GetFile("file")?.FileName ?? ""), content.Current) }, iso3, grains, 422);
        }
        var (change, unread) = form.Read();
        if (change is null)
            return await Page(form with { Refusals = unread }, iso3, grains, 422);
        try
        {
            var answer = await grain.Say(new(operation, actor, change, long.TryParse(posted["revision"], out var revision) ? revision : -1));
            return answer.Done
                ? Results.LocalRedirect($"~/members/{iso3}/recommendations/{id}?saved=true")
                : await Page(form with { Before = answer.FollowUp, Refusals = answer.Refusals }, iso3, grains, Status(answer.Refusals));
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            return await Page(form with { OperationId = operation, Refusals = [new(FollowUpFault.NotStored)] }, iso3, grains, 503);
        }
    }

    private static async Task<IResult> Page(FollowUpForm form, string iso3, IGrainFactory grains, int status) =>
        new RazorComponentResult<FollowUpFormPage>(new
        {
            Form = form,
            Iso3 = iso3,
            Rounds = form.Asked == Asked.Progress ? await OpenRounds(iso3, grains) : [],
        })
        { StatusCode = status };

    // Progress is reported in a round that asks the member something; drafts are nobody's business yet.
    private static async Task<ImmutableArray<Model.Submissions.Round>> OpenRounds(string iso3, IGrainFactory grains) =>
        [.. (await grains.GetGrain<IRoundsGrain>(0).List()).Where(r => !r.IsDraft && r.Members.Contains(iso3))];

    private static int Status(ImmutableArray<FollowUpRefusal> refusals) => refusals[0].Fault switch
    {
        FollowUpFault.Changed => 409,
        FollowUpFault.NotYours => 403,
        _ => 422,
    };

    private static string NewOperation() => Guid.CreateVersion7().ToString("N");
}

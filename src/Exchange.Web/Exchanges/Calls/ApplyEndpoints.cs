using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Calls.Pages;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Files;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>
/// Applying: one form that is kept as a draft and handed in. Files go to where those that back figures are kept, through the same examination;
/// what cannot be handed in yet is kept all the same, so that nothing is typed or sent twice.
/// </summary>
internal static class ApplyEndpoints
{
    private const long LongestForm = 64 << 20;

    public static void MapApply(this WebApplication app)
    {
        app.MapGet("/exchanges/calls/{id}/apply", Show).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        app.MapPost("/exchanges/calls/{id}/apply", Send).WithForm(Policies.SignedIn).WithMetadata(new RequestSizeLimitAttribute(LongestForm)).ExcludeFromDescription();
    }

    private static async Task<IResult> Show(string id, bool? kept, HttpContext context, ExchangesFeed feed, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        if (await grains.View(feed, id, actor) is not { Call: { } call, Status: not CallStatus.Draft } state)
            return Results.NotFound();
        var own = state.Applications.GetValueOrDefault(actor.Id);
        // Handed in, it is read, not written.
        if (own is { Stage: not (Stage.Draft or Stage.Withdrawn) })
            return context.GoTo($"/exchanges/calls/{id}/applications/{actor.Id}");
        var form = own?.Form ?? ApplyForm.Blank(actor, await Earlier(grains, feed, actor, id), Language.Current.Code);
        return Page(new(call, own?.Stage, form, CallForm.NewOperation(), []) { IsKept = kept is true }, 200);
    }

    private static async Task<IResult> Send(string id, HttpContext context, ExchangesFeed feed, IGrainFactory grains, EvidenceIntake intake)
    {
        var actor = context.User.Actor();
        if (await grains.Call(feed, id) is not { } grain || await grain.View(actor) is not { Call: { } call, Status: not CallStatus.Draft } state)
            return Results.NotFound();
        var own = state.Applications.GetValueOrDefault(actor.Id);
        var (posted, isFresh) = await context.Posted();
        var operation = CallAccess.Operation(posted);
        var kept = (own?.Form.Documents ?? []).Where(d => !posted["drop"].Contains(d.Address)).ToList();
        var page = new ApplyForm(call, own?.Stage, ApplyForm.Of(posted, actor, kept), CallForm.NewOperation(), []);
        if (!isFresh)
            return Page(page with { Refusals = [Refusal.Of("FormStale")] }, 409);
        var (documents, refused) = await Take(posted, kept, intake, context.RequestAborted);
        page = page with { Form = page.Form with { Documents = documents } };
        var apply = posted["do"] == "apply" && refused.IsEmpty;
        try
        {
            var answer = await grain.Move(new(operation, actor), new(actor.Id, apply ? Act.Apply : Act.Save) { Form = page.Form });
            if (answer.Done && refused.IsEmpty)
                return context.GoTo(apply ? $"/exchanges/calls/{id}/applications/{actor.Id}?done={nameof(Act.Apply)}" : $"/exchanges/calls/{id}/apply?kept=true");
            // A file that is not taken does not lose the rest, nor does a field that is missing.
            var saved = answer.Done || (apply && (await grain.Move(new(Kept(operation), actor), new(actor.Id, Act.Save) { Form = page.Form })).Done);
            ImmutableArray<Refusal> refusals = [.. refused, .. answer.Refusals];
            return Page(page with { Refusals = refusals, IsKept = saved }, CallAccess.Status(refusals[0]));
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            return Page(page with { OperationId = operation, Refusals = [Refusal.Of("NotStored")] }, 503);
        }
    }

    private static async Task<(ImmutableArray<ApplicationDocument> Documents, ImmutableArray<Refusal> Refused)> Take(
        IFormCollection posted, IReadOnlyList<ApplicationDocument> kept, EvidenceIntake intake, CancellationToken cancellationToken)
    {
        var documents = ImmutableArray.CreateRange(kept);
        var refused = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var sent in posted.Files.GetFiles("file").Where(f => f.FileName.Length > 0).Take(ApplicationRules.MostDocuments + 1))
        {
            if (documents.Length >= ApplicationRules.MostDocuments)
            {
                refused.Add(Refusal.Of("TooManyDocuments", ApplicationRules.MostDocuments));
                break;
            }
            await using var content = sent.OpenReadStream();
            var (item, fault) = await intake.Take(sent.FileName, content, cancellationToken);
            if (item is null)
                refused.Add(Refusal.Of(fault!, sent.FileName));
            else if (documents.All(d => d.Address != item.Address))
                documents = documents.Add(new(item.Address, item.Name, item.MediaType!, item.Length));
        }
        return (documents, refused.DrainToImmutable());
    }

    // What the person wrote elsewhere about institution and position need not be typed again.
    private static async Task<ApplicationForm?> Earlier(IGrainFactory grains, ExchangesFeed feed, Actor actor, string id) =>
        feed.Current.Calls.LastOrDefault(c => c.Call.Id != id && c.Applicants.Any(a => a.Account == actor.Id)) is { } line
            ? (await grains.GetGrain<ICallGrain>(line.Call.Id).View(actor))?.Applications.GetValueOrDefault(actor.Id)?.Form
            : null;

    private static string Kept(string operation) => operation.Length > 59 ? operation[..59] + "-kept" : operation + "-kept";

    private static IResult Page(ApplyForm form, int status) => CallAccess.Page<ApplyPage>(new { Form = form }, status);
}

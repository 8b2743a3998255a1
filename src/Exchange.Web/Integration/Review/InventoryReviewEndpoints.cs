using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting;
using Exchange.Web.Integration.Entering;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Submit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Integration.Review;

/// <summary>The secretariat's page: what differs from what was accepted, and the decision.</summary>
internal static class InventoryReviewEndpoints
{
    // Two fields for each entry that waits.
    private const int MostFields = 100_000;
    private const int LongestForm = 16 << 20;

    public static void MapInventoryReview(this WebApplication app)
    {
        app.MapGet("/inventory/{iso3}/review", Show).RequireAuthorization(Policies.Secretariat);
        app.MapPost("/inventory/{iso3}/review", Decide).WithForm(Policies.Secretariat)
            .WithMetadata(new RequestSizeLimitAttribute(LongestForm));
    }

    private static async Task<IResult> Show(string iso3, IGrainFactory grains, ClaimsPrincipal user)
    {
        var actor = user.Actor();
        var inventory = grains.Inventory(iso3);
        return actor.IsSecretariat && await inventory.View(actor) is { } view
            ? Page(new(view, await inventory.History(actor), CellsForm.NewOperation()))
            : Refusals.NotYours();
    }

    private static async Task<IResult> Decide(string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        var inventory = grains.Inventory(iso3);
        if (!actor.IsSecretariat || await inventory.View(actor) is not { } before)
            return Refusals.NotYours();
        var form = await context.Request.ReadFormAsync(new FormOptions { ValueCountLimit = MostFields, BufferBodyLengthLimit = LongestForm, MultipartBodyLengthLimit = LongestForm });
        var operation = new Operation(SubmitEndpoints.OperationId(form), actor, Channel.Web);
        var decision = form["decision"].ToString();
        var typed = new InventoryReviewForm(before, [], operation.OperationId) { Reason = form["reason"].ToString(), Marked = Marked(form) };
        InventoryAnswer answer;
        try
        {
            answer = !await antiforgery.IsRequestValidAsync(context) ? InventoryEndpoints.Stale(before)
                : decision == "accept" ? await inventory.Accept(operation, null, SubmitEndpoints.Revision(form))
                : decision.StartsWith("accept:", StringComparison.Ordinal) ? await inventory.Accept(operation, decision["accept:".Length..], SubmitEndpoints.Revision(form))
                : await inventory.Return(operation, typed.Reason, typed.Marked, SubmitEndpoints.Revision(form));
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            // Under the same operation: if it was stored after all, sending it again is harmless.
            return Page(typed with { Refusals = [new("NotStored", Severity.Error, null, null, [])] }, StatusCodes.Status503ServiceUnavailable);
        }
        return answer.Done ? Results.LocalRedirect($"~/inventory/{iso3}/review") : Page(
            typed with
            {
                View = await inventory.View(actor) ?? before, History = await inventory.History(actor), OperationId = CellsForm.NewOperation(),
                Refusals = answer.Findings,
            },
            StatusCodes.Status409Conflict);
    }

    // Whoever has written a reason at an entry means that entry, marked or not.
    private static ImmutableArray<EntryReason> Marked(IFormCollection form)
    {
        string Posted(string field, int line) => form[$"{field}-{line.ToString(CultureInfo.InvariantCulture)}"].ToString().Trim();
        var marked = ImmutableArray.CreateBuilder<EntryReason>();
        for (var line = 0; line < MostFields && form.ContainsKey($"entry-{line.ToString(CultureInfo.InvariantCulture)}"); line++)
            if ((Posted("return", line).Length > 0 || Posted("why", line).Length > 0) && EntryKey.TryParse(Posted("entry", line)) is { } key)
                marked.Add(new(key, Posted("why", line)));
        return marked.DrainToImmutable();
    }

    private static RazorComponentResult<InventoryReviewPage> Page(InventoryReviewForm form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };
}

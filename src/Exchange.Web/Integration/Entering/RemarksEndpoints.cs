using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Submit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Integration.Entering;

/// <summary>What the country's people and the secretariat say to each other about single entries.</summary>
internal static class RemarksEndpoints
{
    public static void MapRemarks(this WebApplication app)
    {
        app.MapGet("/inventory/{iso3}/remarks", Show).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/inventory/{iso3}/remarks", Say).WithForm(Policies.Entering);
    }

    /// <summary>The remarks that the reader may see, oldest first.</summary>
    internal static ImmutableArray<InventoryEvent> Of(ImmutableArray<InventoryEvent> history) =>
        [.. history.Where(e => e is { Kind: HistoryKind.Commented, About: not null, Reason: not null })];

    private static async Task<IResult> Show(string iso3, string? entry, bool? saved, HttpContext context, IGrainFactory grains)
    {
        var inventory = grains.Inventory(iso3);
        var actor = context.User.Actor();
        if (await inventory.View(actor) is not { Part: not Part.Verifier } view)
            return Refusals.NotYours();
        if (Entry(entry, view, actor) is not (var key, true))
            return Refusals.NotFound();
        return Page(new(view, Of(await inventory.History(actor)), key, CellsForm.NewOperation()) { Saved = saved ?? false });
    }

    private static async Task<IResult> Say(string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains)
    {
        var inventory = grains.Inventory(iso3);
        var actor = context.User.Actor();
        if (await inventory.View(actor) is not { Part: not Part.Verifier } view)
            return Refusals.NotYours();
        var form = await context.Request.ReadFormAsync();
        var text = form["text"].ToString();
        if (Entry(form["entry"], view, actor) is not ({ } key, true))
            return Refusals.NotFound();
        async Task<IResult> Again(EntryFinding why, string operation, int status) => Page(
            new(view, Of(await inventory.History(actor)), key, operation) { Typed = text, Refusal = why }, status);

        if (!await antiforgery.IsRequestValidAsync(context))
            return await Again(InventoryEndpoints.Stale(view).Findings[0], CellsForm.NewOperation(), StatusCodes.Status409Conflict);
        var operation = new Operation(SubmitEndpoints.OperationId(form), actor, Channel.Web);
        try
        {
            var answer = await inventory.Comment(operation, key, text);
            return answer.Done
                ? Results.LocalRedirect($"~/inventory/{iso3}/remarks?entry={Uri.EscapeDataString(key.ToString())}&saved=true")
                : await Again(answer.Findings[0], CellsForm.NewOperation(), StatusCodes.Status422UnprocessableEntity);
        }
        catch (Exception problem) when (Hosting.Transient.Is(problem))
        {
            return await Again(new("NotStored", Severity.Error, null, null, []), operation.OperationId, StatusCodes.Status503ServiceUnavailable);
        }
    }

    // None asked for is all of them; one that is not there, or not the reader's, is no page.
    private static (EntryKey? Key, bool Known) Entry(string? text, InventoryView view, Model.People.Actor actor) =>
        string.IsNullOrEmpty(text) ? (null, true)
        : EntryKey.TryParse(text) is { } key && view.Record.Entries.ContainsKey(text) && InventoryAccess.Of(view.Record, actor).SeesKey(key) ? (key, true)
        : (null, false);

    private static RazorComponentResult<RemarksPage> Page(RemarksForm form, int status = StatusCodes.Status200OK) => new(new { Form = form }) { StatusCode = status };
}

/// <summary>The remarks as they stand, and what was typed.</summary>
/// <param name="View">The inventory.</param>
/// <param name="Remarks">What was said, oldest first.</param>
/// <param name="Entry">The one entry that is shown; null for all.</param>
/// <param name="OperationId">Identity of the remark that the page's button asks for.</param>
public sealed record RemarksForm(InventoryView View, ImmutableArray<InventoryEvent> Remarks, EntryKey? Entry, string OperationId)
{
    public string Typed { get; init; } = "";

    public EntryFinding? Refusal { get; init; }

    public bool Saved { get; init; }
}

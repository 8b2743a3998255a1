using System.Collections.Immutable;
using System.Security.Claims;
using Exchange.Model.Integration.Entries;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Storage;
using Exchange.Web.Hosting;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Submit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Integration.Entering;

/// <summary>The inventory's pages at the focal point's desk: plain forms, each step stored on the server, no circuit.</summary>
internal static class InventoryEndpoints
{
    public static void MapEntering(this WebApplication app)
    {
        app.MapGet("/inventory", List).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/inventory/{iso3}", Overview).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/inventory/{iso3}/check", Check).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/inventory/{iso3}/check", HandIn).WithForm(Policies.Reporter);
        app.MapPost("/inventory/{iso3}/withdraw", Withdraw).WithForm(Policies.Reporter);
        app.MapGet("/inventory/{iso3}/files/{id}", File).RequireAuthorization(Policies.SignedIn);
        app.MapEntries();
        app.MapInventoryPeople();
        app.MapRemarks();
    }

    private static async Task<IResult> List(InventoryFeed feed, ClaimsPrincipal user)
    {
        var actor = user.Actor();
        if (actor is { Role: Role.FocalPoint or Role.Deputy, Member: { } member })
            return Results.LocalRedirect($"~/inventory/{member}");
        return actor.IsSecretariat
            ? new RazorComponentResult<InventoryListPage>(new { Picture = await feed.Fresh() })
            : Refusals.NotYours();
    }

    private static async Task<IResult> Overview(string iso3, IGrainFactory grains, ClaimsPrincipal user) =>
        await grains.Inventory(iso3).View(user.Actor()) is { Part: not Part.Verifier } view ? Page(view, user.Actor()) : Refusals.NotYours();

    private static async Task<IResult> Check(string iso3, IGrainFactory grains, ClaimsPrincipal user) =>
        await grains.Inventory(iso3).View(user.Actor()) is { Part: Part.Owner or Part.Secretariat } view
            ? new RazorComponentResult<CheckPage>(new { View = view, OperationId = CellsForm.NewOperation() })
            : Refusals.NotYours();

    private static async Task<IResult> HandIn(string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        var inventory = grains.Inventory(iso3);
        if (await inventory.View(actor) is not { Part: Part.Owner or Part.Secretariat } before)
            return Refusals.NotYours();
        var form = await context.Request.ReadFormAsync();
        var answer = await antiforgery.IsRequestValidAsync(context)
            ? await inventory.HandIn(new(SubmitEndpoints.OperationId(form), actor, Channel.Web), SubmitEndpoints.Revision(form))
            : Stale(before);
        return answer.Done
            ? Results.LocalRedirect($"~/inventory/{iso3}")
            : new RazorComponentResult<CheckPage>(new
            {
                View = await inventory.View(actor) ?? before, OperationId = CellsForm.NewOperation(), Refusals = answer.Findings,
            })
            { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    private static async Task<IResult> Withdraw(string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        var inventory = grains.Inventory(iso3);
        if (await inventory.View(actor) is not { Part: Part.Owner or Part.Secretariat } before)
            return Refusals.NotYours();
        var form = await context.Request.ReadFormAsync();
        var answer = await antiforgery.IsRequestValidAsync(context)
            ? await inventory.Withdraw(new(SubmitEndpoints.OperationId(form), actor, Channel.Web), SubmitEndpoints.Revision(form))
            : Stale(before);
        return answer.Done
            ? Results.LocalRedirect($"~/inventory/{iso3}")
            : Page(await inventory.View(actor) ?? before, actor, answer.Findings[0]);
    }

    // A file is given to who sees an entry that names it, and to nobody else; everybody reads what it is called.
    private static async Task<IResult> File(string iso3, string id, HttpContext context, IGrainFactory grains, IFileStore files)
    {
        if (await grains.Inventory(iso3).View(context.User.Actor()) is not { Record: var seen, Part: var part })
            return Refusals.NotYours();
        var item = seen.Entries.Values
            .Concat(part == Part.Verifier || seen.Accepted is null ? [] : seen.Accepted.Entries.Select(e => e.Entry).Where(InventoryAccess.Of(seen, context.User.Actor()).SeesEntry))
            .Concat(seen.Verifications.Values.Select(v => v.Entry))
            .Concat(seen.Reopened.Values.Concat(seen.Mended.Values).Select(r => r.Was).OfType<Entry>())
            .SelectMany(e => e.Evidence.IsDefault ? [] : e.Evidence)
            .FirstOrDefault(e => e.Kind == EvidenceKind.File && e.Address == id);
        if (item is null || await files.Open(id, context.RequestAborted) is not { } file)
            return Refusals.NotFound();
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(file.Content, item.MediaType, item.Name);
    }

    internal static InventoryAnswer Stale(InventoryView before) => new(
        false, before.Record.Status, before.Record.Revision, [new("StalePage", Severity.Error, null, null, [])], before.Record.Acceptances);

    private static RazorComponentResult<OverviewPage> Page(InventoryView view, Actor actor, EntryFinding? refusal = null) =>
        new(new { View = view, Actor = actor, OperationId = CellsForm.NewOperation(), Refusal = refusal })
        {
            StatusCode = refusal is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
        };
}

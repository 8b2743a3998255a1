using System.Security.Claims;
using Exchange.Model;
using Exchange.Model.Snapshots;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Past;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Submit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Snapshots;

/// <summary>Pages of snapshots: public to read, the secretariat's to freeze.</summary>
internal static class SnapshotPages
{
    public static void MapSnapshotPages(this WebApplication app)
    {
        app.MapGet("/snapshots", async (Shelf shelf, ClaimsPrincipal user) =>
            new RazorComponentResult<SnapshotListPage>(new { Snapshots = await shelf.All(), MayFreeze = user.Actor().IsSecretariat })).ExcludeFromDescription();
        app.MapGet("/snapshots/{name}", Page).ExcludeFromDescription();
        app.MapGet("/snapshots/new", () => Form(new())).RequireAuthorization(Policies.Secretariat).ExcludeFromDescription();
        app.MapPost("/snapshots/new", Freeze).WithForm(Policies.Secretariat).ExcludeFromDescription();
        app.MapGet("/snapshots/{name}/supersede", async (string name, Shelf shelf) => await shelf.Find(name) is null
            ? Refusals.NotFound()
            : Mark(name, await shelf.All(), CellsForm.NewOperation())).RequireAuthorization(Policies.Secretariat).ExcludeFromDescription();
        app.MapPost("/snapshots/{name}/supersede", Supersede).WithForm(Policies.Secretariat).ExcludeFromDescription();
    }

    private static async Task<IResult> Page(string name, Shelf shelf, HttpContext context) => await shelf.Find(name) is { } snapshot
        ? new RazorComponentResult<SnapshotPage>(new
        {
            Snapshot = snapshot, Board = await shelf.Board(snapshot), Address = SnapshotWords.Address(context.Request, name),
            MayMark = context.User.Actor().IsSecretariat,
        })
        : Refusals.NotFound();

    private static async Task<IResult> Freeze(HttpContext context, IAntiforgery antiforgery, Shelf shelf, TimeProvider time)
    {
        var posted = await context.Request.ReadFormAsync();
        var form = FreezeForm.Of(posted);
        if (!await antiforgery.IsRequestValidAsync(context))
            return Form(form with { OperationId = CellsForm.NewOperation(), Fault = SnapshotsTexts.Stale }, 409);
        var (moment, refusal) = form.Moment.Length == 0 ? (time.GetUtcNow(), null) : AsOfReader.Read(form.Moment, time.GetUtcNow());
        if (refusal is not null)
            return Form(form with { Fault = refusal.Sentence() }, 422);
        try
        {
            var answer = await shelf.Freeze(new(form.OperationId, context.User.Actor(), Channel.Web), form.Wish(moment), context.RequestAborted);
            return answer.Snapshot is { } snapshot
                ? Results.LocalRedirect($"~/snapshots/{snapshot.Name}")
                : Form(form with { Fault = SnapshotWords.Of(answer.Fault!.Value) }, 422);
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            return Form(form with { Fault = SnapshotsTexts.NotStored }, 503);
        }
    }

    private static async Task<IResult> Supersede(string name, HttpContext context, IAntiforgery antiforgery, Shelf shelf)
    {
        if (await shelf.Find(name) is null)
            return Refusals.NotFound();
        var posted = await context.Request.ReadFormAsync();
        var (operation, reason, by) = (SubmitEndpoints.OperationId(posted), posted["reason"].ToString(), posted["by"].ToString());
        if (!await antiforgery.IsRequestValidAsync(context))
            return Mark(name, await shelf.All(), CellsForm.NewOperation(), reason, by, SnapshotsTexts.Stale, 409);
        var answer = await shelf.Supersede(new(operation, context.User.Actor(), Channel.Web), name, reason, by);
        return answer.Fault is { } fault
            ? Mark(name, await shelf.All(), operation, reason, by, SnapshotWords.Of(fault), 422)
            : Results.LocalRedirect($"~/snapshots/{name}");
    }

    private static RazorComponentResult<FreezePage> Form(FreezeForm form, int status = 200) => new(new { Form = form }) { StatusCode = status };

    private static RazorComponentResult<SupersedePage> Mark(
        string name, IReadOnlyList<Snapshot> all, string operation, string reason = "", string by = "", string? fault = null, int status = 200) =>
        new(new { Name = name, Others = (IReadOnlyList<Snapshot>)[.. all.Where(s => s.Name != name)], OperationId = operation, Reason = reason, By = by, Fault = fault })
        {
            StatusCode = status,
        };
}

/// <summary>The page on which a snapshot is frozen, all texts exactly as typed.</summary>
public sealed record FreezeForm
{
    public string OperationId { get; init; } = CellsForm.NewOperation();
    public string Name { get; init; } = "";
    public string TitleEn { get; init; } = "";
    public string TitleFr { get; init; } = "";
    public string TitleAr { get; init; } = "";
    public string Moment { get; init; } = "";
    public string Note { get; init; } = "";
    public string? Fault { get; init; }

    public static FreezeForm Of(IFormCollection posted)
    {
        string Typed(string name) => posted[name].ToString().Trim();
        return new()
        {
            OperationId = SubmitEndpoints.OperationId(posted), Name = Typed("name"), TitleEn = Typed("title-en"), TitleFr = Typed("title-fr"),
            TitleAr = Typed("title-ar"), Moment = Typed("moment"), Note = Typed("note"),
        };
    }

    /// <summary>What is to be frozen. Where a title is left empty, the English one stands.</summary>
    public SnapshotWish Wish(DateTimeOffset moment) => new(Name, new LocalText(TitleEn, Or(TitleFr), Or(TitleAr)), Note.Length == 0 ? null : Note, moment);

    private string Or(string title) => title.Length == 0 ? TitleEn : title;
}

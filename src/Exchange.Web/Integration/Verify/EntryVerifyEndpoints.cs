using System.Collections.Immutable;
using System.Security.Claims;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Integration.Entering;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Submit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Integration.Verify;

/// <summary>Entries that another member's focal point is asked to verify, for who asks and for who is asked.</summary>
internal static class EntryVerifyEndpoints
{
    public static void MapEntryVerification(this WebApplication app)
    {
        app.MapGet("/inventory/{iso3}/verification", ShowAsking).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/inventory/{iso3}/verification", Ask).WithForm(Policies.Reporter);
        app.MapGet("/inventory/verify", List).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/inventory/verify/{iso3}", Show).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/inventory/verify/{iso3}", Answer).WithForm(Policies.Reporter);
    }

    private static async Task<IResult> ShowAsking(string iso3, IGrainFactory grains, ClaimsPrincipal user) =>
        await grains.Inventory(iso3).View(user.Actor()) is { Part: Part.Owner or Part.Secretariat } view
            ? Asking(new(view, CellsForm.NewOperation()))
            : Refusals.NotYours();

    private static async Task<IResult> Ask(string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        var inventory = grains.Inventory(iso3);
        if (await inventory.View(actor) is not { Part: Part.Owner or Part.Secretariat } view)
            return Refusals.NotYours();
        var form = await context.Request.ReadFormAsync();
        var typed = new EntryVerificationForm(view, CellsForm.NewOperation()) { Entry = form["entry"].ToString(), Member = form["member"].ToString() };
        var refusal = !await antiforgery.IsRequestValidAsync(context) ? InventoryEndpoints.Stale(view).Findings[0]
            : EntryKey.TryParse(typed.Entry) is not { } key ? Refusal("EntryUnknown")
            : await inventory.AskVerification(new(SubmitEndpoints.OperationId(form), actor, Channel.Web), key, typed.Member) is { Done: false } answer
                ? answer.Findings[0]
                : null;
        return refusal is null
            ? Results.LocalRedirect($"~/inventory/{iso3}/verification")
            : Asking(typed with { Refusal = refusal }, StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> List(IGrainFactory grains, ContentFolder content, ClaimsPrincipal user)
    {
        var actor = user.Actor();
        var views = await Task.WhenAll(content.Current.Members.Where(m => m.Iso3 != actor.Member).Select(m => grains.Inventory(m.Iso3).View(actor)));
        return new RazorComponentResult<EntryVerifyListPage>(new { Views = views.OfType<InventoryView>().Where(v => v.Part == Part.Verifier).ToArray() });
    }

    private static async Task<IResult> Show(string iso3, IGrainFactory grains, ClaimsPrincipal user) =>
        await grains.Inventory(iso3).View(user.Actor()) is { Part: Part.Verifier } view
            ? Asked(new(view, CellsForm.NewOperation()))
            : Refusals.NotYours();

    private static async Task<IResult> Answer(string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        var inventory = grains.Inventory(iso3);
        if (await inventory.View(actor) is not { Part: Part.Verifier } view)
            return Refusals.NotYours();
        var form = await context.Request.ReadFormAsync();
        var typed = new EntryVerificationForm(view, CellsForm.NewOperation()) { Entry = form["entry"].ToString(), Note = form["note"].ToString() };
        if (!await antiforgery.IsRequestValidAsync(context))
            return Asked(typed with { Refusal = InventoryEndpoints.Stale(view).Findings[0] }, StatusCodes.Status409Conflict);
        if (EntryKey.TryParse(typed.Entry) is not { } key)
            return Asked(typed with { Refusal = Refusal("EntryUnknown") }, StatusCodes.Status409Conflict);
        var answer = await inventory.Verify(new(SubmitEndpoints.OperationId(form), actor, Channel.Web), key, form["answer"] == "confirm", typed.Note);
        return answer.Done
            ? Results.LocalRedirect($"~/inventory/verify/{iso3}")
            : Asked(typed with { View = await inventory.View(actor) ?? view, Refusal = answer.Findings[0] }, StatusCodes.Status409Conflict);
    }

    private static EntryFinding Refusal(string rule) => new(rule, Severity.Error, null, null, []);

    private static RazorComponentResult<EntryVerificationPage> Asking(EntryVerificationForm form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };

    private static RazorComponentResult<EntryVerifyPage> Asked(EntryVerificationForm form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };
}

/// <summary>What is or was asked, and what was typed.</summary>
public sealed record EntryVerificationForm(InventoryView View, string OperationId)
{
    public EntryFinding? Refusal { get; init; }

    public string Entry { get; init; } = "";

    public string Member { get; init; } = "";

    public string Note { get; init; } = "";
}

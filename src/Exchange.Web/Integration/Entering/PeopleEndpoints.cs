using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Submit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Integration.Entering;

/// <summary>Parts of the inventory given to colleagues in other institutions, by an account that there is or by invitation.</summary>
internal static class PeopleEndpoints
{
    public static void MapInventoryPeople(this WebApplication app)
    {
        app.MapGet("/inventory/{iso3}/people", Show).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/inventory/{iso3}/people", Change).WithForm(Policies.Reporter);
    }

    private static async Task<IResult> Show(string iso3, HttpContext context, IGrainFactory grains) =>
        await grains.Inventory(iso3).View(context.User.Actor()) is { Part: Part.Owner or Part.Secretariat } view
            ? Page(new(view, CellsForm.NewOperation()))
            : Refusals.NotYours();

    private static async Task<IResult> Change(string iso3, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, TimeProvider time)
    {
        var actor = context.User.Actor();
        var inventory = grains.Inventory(iso3);
        if (await inventory.View(actor) is not { Part: Part.Owner or Part.Secretariat } view)
            return Refusals.NotYours();
        var form = await context.Request.ReadFormAsync();
        var page = new PeopleForm(view, CellsForm.NewOperation()) { Email = form["email"].ToString().Trim(), Chosen = [.. form["part"].OfType<string>()] };
        if (!await antiforgery.IsRequestValidAsync(context))
            return Page(page with { Fault = EntryWords.Of(InventoryEndpoints.Stale(view).Findings[0]) }, StatusCodes.Status409Conflict);

        var operation = new Operation(SubmitEndpoints.OperationId(form), actor, Channel.Web);
        if (form["take-back"].ToString() is { Length: > 0 } back && view.Record.Deputies.FirstOrDefault(d => d.Account == back) is { } former)
        {
            await inventory.Delegate(operation, former with { Sections = [] });
            return Results.LocalRedirect($"~/inventory/{iso3}/people");
        }
        if (page.Chosen.IsEmpty)
            return Page(page with { Fault = InventoryTexts.DelegationNoPart }, StatusCodes.Status422UnprocessableEntity);
        if (page.Chosen.Any(part => !InventoryParts.Exists(part, view.Record.Entries)))
            return Page(page with { Fault = EntryWords.Of(new("PartUnknown", Severity.Error, null, null, [])) }, StatusCodes.Status422UnprocessableEntity);

        var (account, link, fault) = await DelegationEndpoints.Invited(page.Email, iso3, actor, context, grains, time);
        if (fault is not null)
            return Page(page with { Fault = fault }, StatusCodes.Status422UnprocessableEntity);
        var answer = await inventory.Delegate(operation, new(account!, page.Email, page.Chosen));
        if (!answer.Done)
            return Page(page with { Fault = EntryWords.Of(answer.Findings[0]) }, StatusCodes.Status409Conflict);
        return link is null
            ? Results.LocalRedirect($"~/inventory/{iso3}/people")
            : Page(new(await inventory.View(actor) ?? view, CellsForm.NewOperation()) { Link = link, LinkFor = page.Email });
    }

    private static RazorComponentResult<PeopleOfInventoryPage> Page(PeopleForm form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };
}

/// <summary>Who has which part, and what was typed.</summary>
public sealed record PeopleForm(InventoryView View, string OperationId)
{
    public string Email { get; init; } = "";

    public ImmutableArray<string> Chosen { get; init; } = [];

    /// <summary>Why nothing was done; null if it was.</summary>
    public string? Fault { get; init; }

    /// <summary>The invitation's link, shown once.</summary>
    public string? Link { get; init; }

    public string? LinkFor { get; init; }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Content;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Files;
using Exchange.Web.Submissions.Submit;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Integration.Entering;

/// <summary>The lists of a part, and the pages on which entries are filled in and saved together.</summary>
internal static class EntryEndpoints
{
    // Several files of the largest size that is taken, and the texts.
    private const long LongestForm = 64 << 20;

    // Each entry of a page of cross-checks has eight fields and more.
    private const int MostFields = 20_000;

    private static readonly RequestSizeLimitAttribute Limits = new(LongestForm);

    private delegate EntryPage? Find(ImmutableDictionary<string, Entry> entries, Rubric rubric);

    public static void MapEntries(this WebApplication app)
    {
        app.MapGet("/inventory/{iso3}/{part}", Part).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/inventory/{iso3}/{part}/{id}", Single).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/inventory/{iso3}/{part}/{id}", SaveSingle).WithForm(Policies.Entering).WithMetadata(Limits);
        app.MapGet("/inventory/{iso3}/connections/{programme}/{dataset}", Connection).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/inventory/{iso3}/connections/{programme}/{dataset}", SaveConnection).WithForm(Policies.Entering).WithMetadata(Limits);
        app.MapGet("/inventory/{iso3}/programmes/{programme}/delivery", Delivery).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/inventory/{iso3}/programmes/{programme}/delivery", SaveDelivery).WithForm(Policies.Entering).WithMetadata(Limits);
    }

    private static async Task<IResult> Part(string iso3, string part, bool? saved, IGrainFactory grains, ClaimsPrincipal user)
    {
        if (await grains.Inventory(iso3).View(user.Actor()) is not { Part: not Model.Submissions.Part.Verifier } view)
            return Refusals.NotYours();
        if (!InventoryParts.All.Contains(part))
            return Refusals.NotFound();
        return InventoryAccess.Of(view.Record, user.Actor()).SeesPart(part)
            ? new RazorComponentResult<PartPage>(new { View = view, Part = part, Saved = saved ?? false })
            : Refusals.NotYours();
    }

    private static Task<IResult> Single(string iso3, string part, string id, bool? saved, IGrainFactory grains, ContentFolder content, ClaimsPrincipal user) =>
        Show(iso3, OfSingle(iso3, part, id, content), saved, grains, content, user);

    private static Task<IResult> SaveSingle(
        string iso3, string part, string id, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, ContentFolder content, EvidenceIntake intake) =>
        Save(iso3, OfSingle(iso3, part, id, content), context, antiforgery, grains, content, intake);

    private static Task<IResult> Connection(
        string iso3, string programme, string dataset, bool? saved, IGrainFactory grains, ContentFolder content, ClaimsPrincipal user) =>
        Show(iso3, OfConnection(programme, dataset), saved, grains, content, user);

    private static Task<IResult> SaveConnection(
        string iso3, string programme, string dataset, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, ContentFolder content, EvidenceIntake intake) =>
        Save(iso3, OfConnection(programme, dataset), context, antiforgery, grains, content, intake);

    private static Task<IResult> Delivery(string iso3, string programme, bool? saved, IGrainFactory grains, ContentFolder content, ClaimsPrincipal user) =>
        Show(iso3, (entries, rubric) => EntryPage.OfDelivery(programme, entries, rubric), saved, grains, content, user);

    private static Task<IResult> SaveDelivery(
        string iso3, string programme, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, ContentFolder content, EvidenceIntake intake) =>
        Save(iso3, (entries, rubric) => EntryPage.OfDelivery(programme, entries, rubric), context, antiforgery, grains, content, intake);

    private static Find OfSingle(string iso3, string part, string id, ContentFolder content) => (entries, rubric) => (part, id) switch
    {
        ("blocks", _) => EntryPage.OfBlock(id, entries, rubric, PublishedBirths.Of(iso3, content.Current)),
        ("connections", "lists") => EntryPage.OfLists(entries, rubric),
        (_, "new") => EntryPage.OfOne(part, null, entries),
        _ => EntryPage.OfOne(part, id, entries),
    };

    private static Find OfConnection(string programme, string dataset) => (entries, rubric) => programme == "cross-checks"
        ? EntryPage.OfCrossChecks(dataset, entries, rubric)
        : EntryPage.OfConnection(programme, dataset, entries);

    private static async Task<IResult> Show(string iso3, Find find, bool? saved, IGrainFactory grains, ContentFolder content, ClaimsPrincipal user)
    {
        if (await grains.Inventory(iso3).View(user.Actor()) is not { Part: not Model.Submissions.Part.Verifier } view)
            return Refusals.NotYours();
        if (find(view.Record.Entries, content.Rubric) is not { } page)
            return Refusals.NotFound();
        return InventoryAccess.Of(view.Record, user.Actor()).SeesPart(page.Part)
            ? Page(new(view, page, CellsForm.NewOperation()) { Saved = saved ?? false })
            : Refusals.NotYours();
    }

    private static async Task<IResult> Save(
        string iso3, Find find, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, ContentFolder content, EvidenceIntake intake)
    {
        var actor = context.User.Actor();
        var inventory = grains.Inventory(iso3);
        if (await inventory.View(actor) is not { Part: not Model.Submissions.Part.Verifier } before)
            return Refusals.NotYours();
        if (find(before.Record.Entries, content.Rubric) is not { } page)
            return Refusals.NotFound();

        var form = await context.Request.ReadFormAsync(new FormOptions { ValueCountLimit = MostFields, MultipartBodyLengthLimit = LongestForm });
        var operation = new Operation(SubmitEndpoints.OperationId(form), actor, Channel.Web);
        var typed = await WithFiles(EntryDraft.Of(form), form, before.Record, intake, context.RequestAborted);
        async Task<IResult> Again(ImmutableArray<EntryFinding> refusals, int status)
        {
            var view = await inventory.View(actor) ?? before;
            return Page(new(view, page.With(typed), CellsForm.NewOperation()) { Refusals = refusals }, status);
        }

        if (!await antiforgery.IsRequestValidAsync(context))
            return await Again(InventoryEndpoints.Stale(before).Findings, StatusCodes.Status409Conflict);
        var then = form["then"].ToString();
        ImmutableArray<EntryDraft> named = [.. typed.Select(d => d.Named(before.Record.Entries))];
        ImmutableArray<Entry> entries = then == "remove" ? [.. named.Select(d => Entry.Of(d.Key))] : [.. named.Select(d => d.Entry)];
        InventoryAnswer answer;
        try
        {
            answer = await inventory.Put(operation, entries, SubmitEndpoints.Revision(form));
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            // Under the same operation: if it was stored after all, sending it again is harmless.
            return Page(
                new(before, page.With(typed), operation.OperationId) { Refusals = [new("NotStored", Severity.Error, null, null, [])] },
                StatusCodes.Status503ServiceUnavailable);
        }
        if (!answer.Done)
            return await Again(answer.Findings, StatusCodes.Status409Conflict);
        if (typed.Any(d => d.FileFault is not null))
            return await Again([.. typed.Select(d => d.FileFault).OfType<EntryFinding>()], StatusCodes.Status422UnprocessableEntity);
        return Results.LocalRedirect(await Onwards(iso3, page, then, named, inventory, actor));
    }

    // What is to be mended is shown at once, beside what was typed.
    private static async Task<string> Onwards(
        string iso3, EntryPage page, string then, ImmutableArray<EntryDraft> saved, IInventoryGrain inventory, Model.People.Actor actor)
    {
        var keys = saved.Select(d => d.Key).ToHashSet();
        var view = await inventory.View(actor);
        if (then != "remove" && view?.Findings.Any(f => f.Severity == Severity.Error && f.Entry is { } key && keys.Contains(key)) is true)
            return $"~/inventory/{iso3}/{(page.IsNew ? EntryAddress.Of(saved[0].Key) : page.Address)}?saved=true";
        return then switch
        {
            "add" => $"~/inventory/{iso3}/{page.Address}?saved=true",
            "next" when page.Next is { } next => $"~/inventory/{iso3}/{next}",
            _ => $"~/inventory/{iso3}/{page.Back}?saved=true",
        };
    }

    /// <summary>The drafts with the files that were sent with them; what is said to be kept already is believed only if it is.</summary>
    private static async Task<ImmutableArray<EntryDraft>> WithFiles(
        ImmutableArray<EntryDraft> drafts, IFormCollection form, InventoryRecord stored, EvidenceIntake intake, CancellationToken cancellationToken)
    {
        var known = stored.Entries.Values.SelectMany(e => e.Evidence.IsDefault ? [] : e.Evidence).ToHashSet();
        var filled = drafts.ToBuilder();
        for (var line = 0; line < drafts.Length; line++)
        {
            var evidence = ImmutableArray.CreateBuilder<Evidence>();
            EntryFinding? fault = null;
            foreach (var item in drafts[line].Evidence)
                if (item.Kind != Model.Submissions.EvidenceKind.File || known.Contains(item) || await intake.Keeps(item, cancellationToken))
                    evidence.Add(item);
                else
                    fault = Fault("EvidenceUnknown", drafts[line].Key, item.Name);
            foreach (var sent in form.Files.GetFiles("file-" + line.ToString(CultureInfo.InvariantCulture)).Where(f => f.FileName.Length > 0))
            {
                await using var content = sent.OpenReadStream();
                var (item, why) = await intake.Take(sent.FileName, content, cancellationToken);
                if (item is null)
                    fault = Fault(why!, drafts[line].Key, sent.FileName);
                else if (evidence.All(e => e.Address != item.Address))
                    evidence.Add(item);
            }
            filled[line] = drafts[line] with { Evidence = evidence.DrainToImmutable(), FileFault = fault };
        }
        return filled.DrainToImmutable();
    }

    private static EntryFinding Fault(string rule, EntryKey key, string name) => new(rule, Severity.Error, key, EntryFields.Evidence, [name]);

    private static RazorComponentResult<EntriesPage> Page(EntriesForm form, int status = StatusCodes.Status200OK) =>
        new(new { Form = form }) { StatusCode = status };
}

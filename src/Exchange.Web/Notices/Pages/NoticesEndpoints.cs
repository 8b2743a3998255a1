using System.Collections.Immutable;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Notices;

/// <summary>Everybody's own notices and wishes, and for those who oversee it what became of e-mails.</summary>
internal static class NoticesEndpoints
{
    public static void MapNoticePages(this WebApplication app)
    {
        app.MapGet("/notices", Show).RequireAuthorization(Policies.SignedIn);
        app.MapGet("/notices/open", Open).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/notices/read", ReadAll).WithForm(Policies.SignedIn);
        app.MapGet("/notices/wishes", ShowWishes).RequireAuthorization(Policies.SignedIn);
        app.MapPost("/notices/wishes", Wish).WithForm(Policies.SignedIn);
        app.MapGet("/notices/outbox", ShowOutbox).RequireAuthorization(Policies.Overseer);
        app.MapPost("/notices/outbox/{id}/again", Again).WithForm(Policies.Overseer);
    }

    private static IInboxGrain Inbox(this IGrainFactory grains, Actor actor) => grains.GetGrain<IInboxGrain>(actor.Id);

    private static async Task<IResult> Show(HttpContext context, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        return await grains.Inbox(actor).Read(actor) is { } view
            ? Page<NoticesPage>(context, new { View = view, Reader = actor })
            : Results.NotFound();
    }

    // Marking as read is harmless, however often the address is opened.
    private static async Task<IResult> Open(string? key, HttpContext context, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        context.Response.Headers.CacheControl = "no-store";
        return key is not null && await grains.Inbox(actor).MarkRead(actor, key) is { } notice
            ? Results.LocalRedirect("~/" + NoticePlace.Of(notice))
            : Results.LocalRedirect("~/notices");
    }

    private static async Task<IResult> ReadAll(HttpContext context, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        if ((await context.Posted()).IsFresh)
            await grains.Inbox(actor).MarkRead(actor, null);
        return context.GoTo("/notices");
    }

    private static async Task<IResult> ShowWishes(HttpContext context, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        return await grains.Inbox(actor).Read(actor) is { } view ? Wishes(context, actor, view.Wishes, null) : Results.NotFound();
    }

    private static async Task<IResult> Wish(HttpContext context, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        var (form, isFresh) = await context.Posted();
        var wishes = new Wishes(
            Hosting.Languages.Language.Find(form["language"])?.Code,
            Kinds(actor)
                .Select(k => KeyValuePair.Create(k, Enum.TryParse<Delivery>(form[k.ToString()], out var d) && Enum.IsDefined(d) ? d : Delivery.AtOnce))
                .Where(k => k.Value != Delivery.AtOnce)
                .ToImmutableDictionary());
        if (!isFresh)
            return Wishes(context, actor, wishes, NoticesTexts.Stale, StatusCodes.Status409Conflict);
        return await grains.Inbox(actor).Wish(actor, wishes) ? Wishes(context, actor, wishes, NoticesTexts.Saved) : Results.NotFound();
    }

    private static async Task<IResult> ShowOutbox(HttpContext context, IGrainFactory grains) =>
        await grains.GetGrain<IMailOutboxGrain>(0).List(context.User.Actor()) is { } letters
            ? Page<OutboxPage>(context, new { Letters = letters })
            : Results.NotFound();

    private static async Task<IResult> Again(string id, HttpContext context, IGrainFactory grains)
    {
        if ((await context.Posted()).IsFresh)
            await grains.GetGrain<IMailOutboxGrain>(0).Again(context.User.Actor(), id);
        return context.GoTo("/notices/outbox");
    }

    private static RazorComponentResult<WishesPage> Wishes(HttpContext context, Actor actor, Wishes wishes, string? said, int status = StatusCodes.Status200OK) =>
        Page<WishesPage>(context, new { Wishes = wishes, Kinds = Kinds(actor), Said = said }, status);

    private static readonly ImmutableArray<NoticeKind> OfApplicants = [NoticeKind.ApplicationMoved, NoticeKind.CallOff, NoticeKind.ExchangeDue];

    /// <summary>What can concern somebody of the role.</summary>
    private static ImmutableArray<NoticeKind> Kinds(Actor actor) => actor.Role switch
    {
        Role.Secretariat => [NoticeKind.HandedIn, NoticeKind.Commented, NoticeKind.Nominated, NoticeKind.PlaceGivenBack, NoticeKind.MatchMoved],
        Role.FocalPoint =>
        [
            NoticeKind.Invited, NoticeKind.Opened, NoticeKind.Due, NoticeKind.Late, NoticeKind.Returned, NoticeKind.Accepted, NoticeKind.Commented,
            NoticeKind.VerificationAsked, NoticeKind.Verified, NoticeKind.CallOpened, NoticeKind.Applied, NoticeKind.Nominated, NoticeKind.ApplicationMoved,
            NoticeKind.PlaceGivenBack, NoticeKind.CallOff, NoticeKind.Reported, NoticeKind.ExchangeDue, NoticeKind.MatchProposed,
            NoticeKind.MatchMoved,
        ],
        Role.Deputy => [NoticeKind.Delegated, NoticeKind.Due, NoticeKind.Late, NoticeKind.Returned, NoticeKind.Accepted, NoticeKind.Commented, .. OfApplicants],
        Role.Trainee => OfApplicants,
        _ => [],
    };

    private static RazorComponentResult<T> Page<T>(HttpContext context, object parameters, int status = StatusCodes.Status200OK) where T : IComponent
    {
        context.Response.Headers.CacheControl = "no-store";
        return new(parameters) { StatusCode = status, PreventStreamingRendering = true };
    }
}

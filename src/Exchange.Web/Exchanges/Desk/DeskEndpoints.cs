using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Matching;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Exchanges.Desk;

/// <summary>A country's desk: what it asks for, what it offers, whom it is matched with. Plain forms.</summary>
internal static class DeskEndpoints
{
    private const int LongestForm = 1 << 18;

    public static void MapDesk(this WebApplication app)
    {
        app.MapGet("/exchanges/desk", (Delegate)Show).RequireAuthorization(Policies.Reporter).ExcludeFromDescription();
        app.MapGet("/exchanges/desk/{season}/request", (string season, string? id, string? block, string? gate, string? member, HttpContext context, IGrainFactory grains) =>
            Statement(context, grains, season, isOffer: false, id, block, gate, member)).RequireAuthorization(Policies.Reporter).ExcludeFromDescription();
        app.MapGet("/exchanges/desk/{season}/offer", (string season, string? id, string? block, string? member, HttpContext context, IGrainFactory grains) =>
            Statement(context, grains, season, isOffer: true, id, block, null, member)).RequireAuthorization(Policies.Reporter).ExcludeFromDescription();
        app.MapPost("/exchanges/desk/{season}/request", (string season, HttpContext context, IGrainFactory grains) => State(context, grains, season, isOffer: false)).Form();
        app.MapPost("/exchanges/desk/{season}/offer", (string season, HttpContext context, IGrainFactory grains) => State(context, grains, season, isOffer: true)).Form();
        app.MapPost("/exchanges/desk/{season}/withdraw", (string season, HttpContext context, IGrainFactory grains) =>
            OnDesk(context, season, (form, command) => grains.Season(season).Withdraw(command, form.Typed("id")))).Form();
        app.MapPost("/exchanges/desk/{season}/limit", (string season, HttpContext context, IGrainFactory grains) =>
            OnDesk(context, season, (form, command) => grains.Season(season).Limit(command, MemberOf(context, form), form.Typed("limit").Length == 0 ? null : form.Count("limit")))).Form();
        app.MapPost("/exchanges/desk/{season}/matches/{match}", (string season, string match, HttpContext context, IGrainFactory grains) =>
            OnDesk(context, season, (form, command) => grains.Season(season).Move(
                command, match, form["act"] == "agree" ? MatchAct.Agree : form["act"] == "cancel" ? MatchAct.Cancel : MatchAct.Refuse, form.Typed("reason")))).Form();
        app.MapGet("/exchanges/desk/{season}/hosts/{request}", (string season, string request, HttpContext context, IGrainFactory grains, Standings standings) =>
            Hosts(season, request, context, grains, standings, [], StatusCodes.Status200OK)).RequireAuthorization(Policies.Reporter).ExcludeFromDescription();
        app.MapPost("/exchanges/desk/{season}/hosts/{request}", (string season, string request, HttpContext context, IGrainFactory grains, Standings standings) => Forms.Do(
            context,
            (form, command) => grains.Season(season).Propose(command, [new(request, form.Typed("offer"), form.Typed("month"))]),
            _ => Back(context, season) + "#matches",
            (_, refusals, status) => Hosts(season, request, context, grains, standings, refusals, status))).Form();
    }

    public static ISeasonGrain Season(this IGrainFactory grains, string id) => grains.GetGrain<ISeasonGrain>(id.Length is > 0 and <= 60 ? id : "none");

    public static RouteHandlerBuilder Form(this RouteHandlerBuilder endpoint, string policy = Policies.Reporter) =>
        endpoint.RequireAuthorization(policy).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LongestForm)).ExcludeFromDescription();

    private static Task<IResult> Show(HttpContext context) => Desk(context, null, context.Request.Query["member"].ToString(), [], StatusCodes.Status200OK);

    private static async Task<IResult> Desk(HttpContext context, string? season, string wanted, ImmutableArray<Refusal> refusals, int status)
    {
        var services = context.RequestServices;
        var (actor, query) = (context.User.Actor(), context.Request.Query);
        var (grains, content, now) = (services.GetRequiredService<IGrainFactory>(), services.GetRequiredService<ContentFolder>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var member = actor.Member ?? wanted;
        if (content.Current.Member(member) is null)
            return Forms.Page<ChooseCountryPage>(new { Refusals = refusals }, status);
        var seasons = services.GetRequiredService<ExchangesFeed>().Current.Seasons;
        var chosen = season ?? (query["season"].ToString() is { Length: > 0 } asked ? asked : seasons.OrderByDescending(s => s.Season.TakesAt(now)).FirstOrDefault()?.Season.Id);
        var standings = services.GetRequiredService<Standings>();
        var view = chosen is null ? null : await grains.Season(chosen).View(actor);
        var picture = new DeskPicture(
            member, view, view is null ? null : await standings.Of(view), await standings.Assessed(member),
            view is null ? [] : SeasonDesk.Concerning(await grains.Season(chosen!).History(actor), member), now);
        return Forms.Page<DeskPage>(new { Picture = picture, Refusals = refusals, Done = query["done"] == "1" && refusals.IsEmpty }, status);
    }

    private static Task<IResult> OnDesk(HttpContext context, string season, Func<IFormCollection, Command, Task<ExchangeAnswer>> command) => Forms.Do(
        context, command,
        _ => Back(context, season),
        (form, refusals, status) => Desk(context, season, form.Typed("member"), refusals, status));

    private static async Task<IResult> Statement(HttpContext context, IGrainFactory grains, string season, bool isOffer, string? id, string? block, string? gate, string? member)
    {
        var actor = context.User.Actor();
        if (await grains.Season(season).View(actor) is not { } view)
            return Forms.NotFound();
        var form = id is null ? StatementForm.Begun(block, gate, Language.Current.Code)
            : isOffer && view.State.Offers.TryGetValue(id, out var offer) && actor.MayReport(offer.Member) ? StatementForm.Of(offer)
            : !isOffer && view.State.Requests.TryGetValue(id, out var request) && actor.MayReport(request.Member) ? StatementForm.Of(request)
            : null;
        var whose = actor.Member ?? (id is null ? member : view.State.Offers.GetValueOrDefault(id)?.Member ?? view.State.Requests.GetValueOrDefault(id)?.Member) ?? "";
        return form is null ? Forms.NotFound() : Forms.Page<StatementPage>(new { Season = view.State.Season!, Form = form, IsOffer = isOffer, IsNew = id is null, Member = whose });
    }

    private static Task<IResult> State(HttpContext context, IGrainFactory grains, string season, bool isOffer) => Forms.Do(
        context,
        (form, command) => isOffer
            ? grains.Season(season).StateOffer(command, StatementForm.Of(form).Offer(MemberOf(context, form)))
            : grains.Season(season).StateRequest(command, StatementForm.Of(form).Request(MemberOf(context, form))),
        answer => isOffer || context.User.Actor().IsSecretariat
            ? Back(context, season)
            : $"/exchanges/desk/{Uri.EscapeDataString(season)}/hosts/{Uri.EscapeDataString(answer.Subject!)}",
        async (form, refusals, status) => await grains.Season(season).View(context.User.Actor()) is { } view
            ? Forms.Page<StatementPage>(
                new { Season = view.State.Season!, Form = StatementForm.Of(form), IsOffer = isOffer, IsNew = form["new"] == "1", Member = MemberOf(context, form), Refusals = refusals }, status)
            : Forms.NotFound());

    private static async Task<IResult> Hosts(
        string season, string request, HttpContext context, IGrainFactory grains, Standings standings, ImmutableArray<Refusal> refusals, int status)
    {
        var actor = context.User.Actor();
        if (await grains.Season(season).View(actor) is not { } view || !view.State.Requests.TryGetValue(request, out var wish) || !actor.MayReport(wish.Member))
            return Forms.NotFound();
        var ranked = Ranking.Hosts(wish, [.. view.State.Offers.Values], await standings.Of(view));
        var placed = view.State.Matches.Values.FirstOrDefault(m => m.IsLive && m.Request == request);
        return Forms.Page<HostsPage>(new { Season = view.State.Season!, Wish = wish, Ranked = ranked, Placed = placed, Refusals = refusals, view.State.NotAgain, view.State }, status);
    }

    // The secretariat goes back to the country that it looks at.
    private static string Back(HttpContext context, string season) => context.Request.Form["from"] == "matching"
        ? $"/exchanges/seasons/{Uri.EscapeDataString(season)}/matching?done=1"
        : $"/exchanges/desk?season={Uri.EscapeDataString(season)}&done=1&member={Uri.EscapeDataString(MemberOf(context, context.Request.Form))}";

    private static string MemberOf(HttpContext context, IFormCollection form) => context.User.Actor().Member ?? form.Typed("member");
}

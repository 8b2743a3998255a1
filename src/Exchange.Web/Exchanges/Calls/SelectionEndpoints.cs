using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Calls.Pages;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.People;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>The lists that people work from: a call's applications, a host's calls, a country's nominations, one's own applications.</summary>
internal static class SelectionEndpoints
{
    public static void MapSelection(this WebApplication app)
    {
        app.MapGet("/exchanges/calls/{id}/applications", Select).RequireAuthorization(Policies.Reporter).ExcludeFromDescription();
        app.MapGet("/exchanges/hosting", Hosting).RequireAuthorization(Policies.Reporter).ExcludeFromDescription();
        app.MapGet("/exchanges/nominations", Nominations).RequireAuthorization(Policies.Reporter).ExcludeFromDescription();
        app.MapGet("/exchanges/applications", Own).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
    }

    /// <summary>The applications of a call, with why something was not done.</summary>
    public static async Task<IResult> Page(ICallGrain call, Actor actor, Refusal? refusal, string? done = null) => await call.View(actor) is { } state
        ? CallAccess.Page<SelectionPage>(
            new { State = state, Actor = actor, History = await call.History(actor), Refusal = refusal, Done = done },
            refusal is null ? StatusCodes.Status200OK : CallAccess.Status(refusal))
        : Results.NotFound();

    private static async Task<IResult> Select(string id, string? done, HttpContext context, ExchangesFeed feed, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        if (await grains.Call(feed, id) is not { } call || await call.View(actor) is not { Call: { } known })
            return Results.NotFound();
        return actor.MayReport(known.Host) ? await Page(call, actor, null, done) : CallAccess.NotYours();
    }

    private static async Task<IResult> Hosting(HttpContext context, ExchangesFeed feed, IGrainFactory grains, TimeProvider time)
    {
        var actor = context.User.Actor();
        var picture = await feed.Read();
        var calls = picture.Calls.Where(c => actor.MayReport(c.Call.Host)).ToList();
        var carriedOut = calls.SelectMany(c => c.Call.Matches.Select(m => (c.Call.Season, m))).ToHashSet();
        var seasons = await Task.WhenAll(picture.Seasons.Select(s => grains.GetGrain<ISeasonGrain>(s.Season.Id).View(actor)));
        var agreed = seasons.OfType<SeasonView>()
            .SelectMany(v => v.State.Matches.Values.Where(m => m.State == MatchState.Agreed && actor.MayReport(m.Host)).Select(m => new Agreed(v.State.Season!, m, v.State.Offers.GetValueOrDefault(m.Offer))))
            .Where(a => !carriedOut.Contains((a.Season.Id, a.Match.Id))).ToList();
        return CallAccess.Page<HostingPage>(new { Calls = calls, AgreedMatches = agreed, Actor = actor, Now = time.GetUtcNow() });
    }

    private static async Task<IResult> Nominations(HttpContext context, ExchangesFeed feed, IGrainFactory grains, TimeProvider time)
    {
        var actor = context.User.Actor();
        var states = await Views(grains, await feed.Read(), actor, a => a.Stage != Stage.Draft && actor.MayReport(a.Member));
        return CallAccess.Page<NominationsPage>(new
        {
            Lines = states.SelectMany(s => s.Applications.Values.Where(a => a.Stage != Stage.Draft && actor.MayReport(a.Form.Member)).Select(a => new Applied(s.Call!, s.Status, a))).ToList(),
            Actor = actor, Now = time.GetUtcNow(),
        });
    }

    private static async Task<IResult> Own(HttpContext context, ExchangesFeed feed, IGrainFactory grains, TimeProvider time)
    {
        var actor = context.User.Actor();
        var states = await Views(grains, await feed.Read(), actor, a => a.Account == actor.Id);
        return CallAccess.Page<OwnApplicationsPage>(new
        {
            Lines = states.Where(s => s.Applications.ContainsKey(actor.Id)).Select(s => new Applied(s.Call!, s.Status, s.Applications[actor.Id])).OrderByDescending(a => a.Application.At).ToList(),
            Now = time.GetUtcNow(),
        });
    }

    private static async Task<IEnumerable<CallState>> Views(IGrainFactory grains, ExchangesPicture picture, Actor actor, Func<ApplicantLine, bool> concerns) =>
        (await Task.WhenAll(picture.Calls.Where(c => c.Applicants.Any(concerns)).Select(c => grains.GetGrain<ICallGrain>(c.Call.Id).View(actor)))).OfType<CallState>();
}

/// <summary>An application with its call.</summary>
public sealed record Applied(Call Call, CallStatus Status, Application Application);

/// <summary>An agreed match that no call carries out yet.</summary>
public sealed record Agreed(Season Season, Match Match, Offer? Offer);

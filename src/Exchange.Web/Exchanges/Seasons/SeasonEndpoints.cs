using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Web.Exchanges.Desk;
using Exchange.Web.Exchanges.Matching;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Integration;
using Exchange.Web.People;

namespace Exchange.Web.Exchanges.Seasons;

/// <summary>Seasons for everybody, and the secretariat's desk on which one is matched.</summary>
internal static class SeasonEndpoints
{
    private const int MostPerHost = 40;

    public static void MapSeasons(this WebApplication app)
    {
        app.MapGet("/exchanges/seasons", (HttpContext context, ExchangesFeed feed) => List(context, feed, SeasonForm.Empty, [], StatusCodes.Status200OK)).ExcludeFromDescription();
        app.MapPost("/exchanges/seasons", Open).Form(Policies.Secretariat);
        app.MapGet("/exchanges/seasons/{season}", Overview).ExcludeFromDescription();
        app.MapGet("/exchanges/seasons/{season}/{table:regex(^(offers|requests|exchanges)$)}.csv", Csv).ExcludeFromDescription();
        app.MapGet("/exchanges/seasons/{season}/matching", (string season, HttpContext context) => Matching(season, context, [], StatusCodes.Status200OK))
            .RequireAuthorization(Policies.Secretariat).ExcludeFromDescription();
        app.MapPost("/exchanges/seasons/{season}/wishes", Wish).Form(Policies.Secretariat);
        app.MapGet("/exchanges/seasons/{season}/portfolio", (string season, int? most, HttpContext context) => Portfolio(season, most, context, [], StatusCodes.Status200OK))
            .RequireAuthorization(Policies.Secretariat).ExcludeFromDescription();
        app.MapPost("/exchanges/seasons/{season}/portfolio", Propose).Form(Policies.Secretariat);
        app.MapGet("/exchanges/blocks/{block}", Block).ExcludeFromDescription();
        app.MapGet("/exchanges/how", () => Forms.Page<HowPage>(new { })).ExcludeFromDescription();
    }

    private static Task<IResult> List(HttpContext context, ExchangesFeed feed, SeasonForm form, ImmutableArray<Refusal> refusals, int status) => Task.FromResult(
        Forms.Page<SeasonsPage>(new { feed.Current.Seasons, Form = form, Refusals = refusals, Viewer = context.User.Actor() }, status));

    private static Task<IResult> Open(HttpContext context, IGrainFactory grains, ExchangesFeed feed) => Forms.Do(
        context,
        (form, command) => SeasonForm.Of(form).Read() is { } season
            ? grains.Season(season.Id).Make(command, season)
            : Task.FromResult(Forms.No(Refusal.Of("DayUnreadable", SeasonForm.Of(form).Unreadable))),
        _ => $"/exchanges/seasons/{Uri.EscapeDataString(context.Request.Form["id"].ToString().Trim())}/matching",
        (form, refusals, status) => List(context, feed, SeasonForm.Of(form), refusals, status));

    private static async Task<IResult> Overview(string season, HttpContext context, ExchangesFeed feed, InventoryFeed inventories, ContentFolder content, TimeProvider time) =>
        (await Line(season, feed)) is { } line
            ? Forms.Page<SeasonPage>(new { Line = line, Moved = Afterwards.Of(line, inventories.Current, content.Rubric, time.GetUtcNow()), Viewer = context.User.Actor() })
            : Forms.NotFound();

    private static IResult Block(string block, HttpContext context, ExchangesFeed feed, InventoryFeed inventories, ContentFolder content, TimeProvider time) =>
        content.Rubric.Block(block) is null
            ? Forms.NotFound()
            : Forms.Page<BlockPage>(new { Block = block, feed.Current.Seasons, Inventories = inventories.Current, Viewer = context.User.Actor(), Now = time.GetUtcNow() });

    private static async Task<IResult> Csv(
        string season, string table, ExchangesFeed feed, InventoryFeed inventories, ContentFolder content, TimeProvider time) =>
        (await Line(season, feed)) is { } line
            ? TypedResults.Stream(
                async stream =>
                {
                    await using var csv = CsvText.Open(stream);
                    SeasonCsv.Write(csv, table, line, Afterwards.Of(line, inventories.Current, content.Rubric, time.GetUtcNow()));
                },
                CsvText.ContentType, $"{season}-{table}.csv")
            : Results.NotFound();

    // A season just made may not have been heard of yet.
    private static async Task<SeasonLine?> Line(string season, ExchangesFeed feed) => feed.Current.Season(season) ?? (await feed.Read()).Season(season);

    private static async Task<IResult> Matching(string season, HttpContext context, ImmutableArray<Refusal> refusals, int status)
    {
        var services = context.RequestServices;
        var actor = context.User.Actor();
        var grain = services.GetRequiredService<IGrainFactory>().Season(season);
        if (await grain.View(actor) is not { } view)
            return Forms.NotFound();
        var standing = await services.GetRequiredService<Standings>().Of(view);
        return Forms.Page<MatchingPage>(
            new { View = view, Standing = standing, History = await grain.History(actor), Refusals = refusals, Done = context.Request.Query["done"] == "1" && refusals.IsEmpty }, status);
    }

    private static Task<IResult> Wish(string season, HttpContext context, IGrainFactory grains) => Forms.Do(
        context,
        (form, command) => grains.Season(season).Wish(
            command, new(form.Typed("request"), form.Typed("offer")), form["wish"].ToString() switch { "pin" => true, "ban" => false, _ => null }),
        _ => context.Request.Form["from"] == "hosts"
            ? $"/exchanges/desk/{Uri.EscapeDataString(season)}/hosts/{Uri.EscapeDataString(context.Request.Form["request"].ToString())}"
            : $"/exchanges/seasons/{Uri.EscapeDataString(season)}/matching?done=1",
        (_, refusals, status) => Matching(season, context, refusals, status));

    private static async Task<IResult> Portfolio(string season, int? most, HttpContext context, ImmutableArray<Refusal> refusals, int status)
    {
        var services = context.RequestServices;
        if (await services.GetRequiredService<IGrainFactory>().Season(season).View(context.User.Actor()) is not { } view)
            return Forms.NotFound();
        var limit = most is >= 1 and <= MostPerHost ? most : null;
        var standing = await services.GetRequiredService<Standings>().Of(view);
        // Solving takes the processor, not the line of other readers of this host.
        var picture = await Task.Run(() => SeasonPortfolio.Of(view.State, standing, limit));
        return Forms.Page<PortfolioPage>(new { View = view, Picture = picture, Most = limit, Refusals = refusals }, status);
    }

    private static Task<IResult> Propose(string season, HttpContext context, IGrainFactory grains) => Forms.Do(
        context,
        (form, command) => grains.Season(season).Propose(
            command, [.. form.Ticked("pair").Select(p => p.Split('|')).Where(p => p.Length == 3).Select(p => new Proposal(p[0], p[1], p[2]))]),
        _ => $"/exchanges/seasons/{Uri.EscapeDataString(season)}/matching?done=1",
        (form, refusals, status) => Portfolio(
            season, int.TryParse(form["most"], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null, context, refusals, status));
}

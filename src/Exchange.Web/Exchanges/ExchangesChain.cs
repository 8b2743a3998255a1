using Exchange.Model.Exchanges;
using Exchange.Model.Integration;
using Exchange.Web.Exchanges.Desk;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Recommendations.Chain;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Web.Exchanges;

/// <summary>
/// Where exchanges stand in the chain: a gate and its recommendations, or a block → a request of a country; a block → an offer; both → the
/// exchange they agreed → the block that it changes and what the guest does about that block.
/// </summary>
internal sealed class ExchangesChain(ExchangesFeed feed, ContentFolder content)
{
    public ChainPlace? Place(ChainMap map, string kind, string id) =>
        id.Split('/', 2) is not [var name, var part] || feed.Current.Season(name) is not { } season ? null
        : kind == "request" && season.Requests.FirstOrDefault(r => r.Id == part) is { } request ? Of(season, request)
        : kind == "offer" && season.Offers.FirstOrDefault(o => o.Id == part) is { } offer ? Of(season, offer)
        : kind == "exchange" && season.Agreed.Where(a => a.Id == part).Take(1).ToArray() is [var agreed] ? Of(season, agreed)
        : null;

    public IEnumerable<(ChainPlace Before, ChainPlace After)> Links(ChainMap map) => feed.Current.Seasons.SelectMany(s => Links(map, s));

    private IEnumerable<(ChainPlace Before, ChainPlace After)> Links(ChainMap map, SeasonLine season)
    {
        foreach (var request in season.Requests)
            foreach (var before in Named(map, [
                "member:" + request.Member, "block:" + request.Block, "gate:" + request.Gate,
                .. content.Rubric.Gates.Where(g => g.Gate.Code == request.Gate).SelectMany(g => g.Recommendations).Select(r => "recommendation:" + r)]))
                yield return (before, Of(season, request));
        foreach (var offer in season.Offers)
            foreach (var before in Named(map, ["member:" + offer.Member, "block:" + offer.Block]))
                yield return (before, Of(season, offer));
        foreach (var agreed in season.Agreed)
        {
            var exchange = Of(season, agreed);
            foreach (var request in season.Requests.Where(r => r.Id == agreed.Request))
                yield return (Of(season, request), exchange);
            foreach (var offer in season.Offers.Where(o => o.Id == agreed.Offer))
                yield return (Of(season, offer), exchange);
            foreach (var after in Named(map, ["block:" + agreed.Block]).Concat(map.ActionsOn(agreed.Guest, agreed.Block)))
                yield return (exchange, after);
        }
    }

    private static IEnumerable<ChainPlace> Named(ChainMap map, IEnumerable<string> names) => names.Select(map.Place).OfType<ChainPlace>();

    private ChainPlace Of(SeasonLine season, Request request) => new(
        "request", $"{season.Season.Id}/{request.Id}", Write.Text(DeskTexts.RequestOf, content.Member(request.Member), content.BlockName(request.Block)), "exchanges/blocks/" + request.Block);

    private ChainPlace Of(SeasonLine season, Offer offer) => new(
        "offer", $"{season.Season.Id}/{offer.Id}", Write.Text(DeskTexts.OfferOf, content.Member(offer.Member), content.BlockName(offer.Block)), "exchanges/blocks/" + offer.Block);

    private ChainPlace Of(SeasonLine season, AgreedLine agreed) => new(
        "exchange", $"{season.Season.Id}/{agreed.Id}",
        Write.Text(DeskTexts.GuestOf, content.Member(agreed.Guest), content.Member(agreed.Host)) + " · " + content.BlockName(agreed.Block),
        $"exchanges/seasons/{season.Season.Id}#match-{agreed.Id}");
}

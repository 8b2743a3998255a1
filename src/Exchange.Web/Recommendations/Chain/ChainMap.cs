using System.Collections.Immutable;
using Exchange.Model.Integration;
using Exchange.Model.Recommendations;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration;

namespace Exchange.Web.Recommendations.Chain;

/// <summary>
/// The chain: an indicator → the building block it proves → the gate that reads it → the recommendations for the gate → what countries do
/// about them → the block that it changes; and for a country its figures and entries, its blocks, its level, the gates before the next one,
/// and what it is recommended. It is a list of links, each of which can be followed from both ends.
/// </summary>
internal sealed class ChainMap(
    ContentFolder content, InventoryPicture inventories, FollowUpPicture answers, DateOnly day, ChainOfCountry own, IEnumerable<ChainAddition> additions)
{
    // The one block that published figures say something of.
    private const string BirthRegistration = "SG_REG_BRTH.lt5y";
    private const string CivilRegistry = "B02";

    private static readonly ImmutableDictionary<Metric, string> BlockOf = new Dictionary<Metric, string>
    {
        [Metric.LL] = "B06", [Metric.PP] = "B06", [Metric.BRC] = "B04", [Metric.UIDC] = "B01", [Metric.PGC] = "B07", [Metric.GRMC] = "B09", [Metric.MIS] = "B05",
    }.ToImmutableDictionary();

    private readonly string _language = Language.Current.Code;

    /// <summary>The place with its neighbours; null if there is none of that name.</summary>
    /// <param name="from">Kind and identity, as in <c>gate:D1</c> or <c>action:SEN/action-1</c>.</param>
    public ChainLinks? Find(string from)
    {
        if (Place(from) is not { } place)
            return null;
        var links = Links().ToList();
        var (name, owned) = ($"{place.Kind}:{place.Id}", own.Links(place).ToList());
        return new(
            place,
            [.. links.Where(l => l.After == place).Select(l => l.Before).Concat(Named(owned.Where(l => l.After == name).Select(l => l.Before))).Distinct()],
            [.. links.Where(l => l.Before == place).Select(l => l.After).Concat(Named(owned.Where(l => l.Before == name).Select(l => l.After))).Distinct()]);
    }

    /// <summary>The place of that name; null if there is none.</summary>
    public ChainPlace? Place(string from) => from.Split(':', 2) switch
    {
        ["indicator", var code] when content.Current.Indicator(code) is not null => Indicator(code),
        ["block", var code] when content.Rubric.Block(code) is not null => Block(code),
        ["gate", var code] when Gate.Find(code) is { } gate => GateAt(gate),
        ["recommendation", var id] when content.Recommendations.Find(id) is { } recommendation => Recommended(recommendation),
        ["member", var iso3] when content.Current.Member(iso3) is not null => Member(iso3),
        ["level", var iso3] when content.Current.Member(iso3) is not null => Level(iso3),
        ["action", var id] when id.Split('/') is [var iso3, var name] && answers.Of(iso3).Actions.FirstOrDefault(a => a.Id == name) is { } action =>
            ActionAt(iso3, action),
        ["value" or "entry" or "block", var id] => own.Place(from.Split(':')[0], id),
        [var kind, var id] => additions.Select(a => a.Place(this, kind, id)).FirstOrDefault(p => p is not null),
        _ => null,
    };

    /// <summary>What the country does about a building block.</summary>
    public IEnumerable<ChainPlace> ActionsOn(string iso3, string block) =>
        content.Current.Member(iso3) is null ? [] : answers.Of(iso3).Actions.Where(a => a.Block == block).Select(a => ActionAt(iso3, a));

    private IEnumerable<ChainPlace> Named(IEnumerable<string> names) => names.Select(Place).OfType<ChainPlace>();

    private IEnumerable<(ChainPlace Before, ChainPlace After)> Links()
    {
        foreach (var addition in additions)
            foreach (var link in addition.Links(this))
                yield return link;
        yield return (Indicator(BirthRegistration), Block(CivilRegistry));
        foreach (var gate in Gate.All)
        {
            yield return (Block(gate.Block ?? BlockOf[gate.Metric!.Value]), GateAt(gate));
            if (gate.Metric is { } metric && content.Current.Indicator($"INT.{metric}") is { } indicator)
                yield return (Indicator(indicator.Code), GateAt(gate));
        }
        foreach (var recommendation in content.Recommendations.All)
        {
            foreach (var gate in content.Rubric.Gates.Where(g => g.Recommendations.Contains(recommendation.Id)))
                yield return (GateAt(gate.Gate), Recommended(recommendation));
            foreach (var block in recommendation.Blocks)
                yield return (Block(block), Recommended(recommendation));
        }
        foreach (var member in content.Current.Members)
            foreach (var link in Links(member.Iso3))
                yield return link;
    }

    private IEnumerable<(ChainPlace Before, ChainPlace After)> Links(string iso3)
    {
        var (member, level, assessment) = (Member(iso3), Level(iso3), AssessmentOf(iso3));
        yield return (member, level);
        if (assessment is not null)
        {
            foreach (var (block, grade) in assessment.Grades)
                if (grade.Proven > 0)
                    yield return (Block(block), level);
            foreach (var gap in assessment.Gaps)
                yield return (level, GateAt(gap.Gate));
        }
        foreach (var advised in Advice.For(content.Recommendations, content.Rubric, assessment).All)
            yield return (level, Recommended(advised.Recommendation));
        foreach (var action in answers.Of(iso3).Actions)
        {
            yield return (Recommended(content.Recommendations.Find(action.Recommendation)!), ActionAt(iso3, action));
            yield return (member, ActionAt(iso3, action));
            if (action.Block is { } block)
                yield return (ActionAt(iso3, action), Block(block));
        }
    }

    private Assessment? AssessmentOf(string iso3) =>
        inventories.On(iso3, day, content.Rubric)?.Assessment is { Status: not AssessmentStatus.NotAssessed } assessment ? assessment : null;

    private ChainPlace Indicator(string code) => new("indicator", code, content.Current.Indicator(code)!.Name.In(_language), "indicators/" + code);

    private ChainPlace Block(string code) => new("block", code, content.Rubric.Block(code)!.Name.In(_language), "library?block=" + code);

    private ChainPlace GateAt(Gate gate) => new("gate", gate.Code, content.Rubric.Words(gate.Code)!.Name.In(_language), "recommendations/standing#blocks");

    private ChainPlace Recommended(Recommendation r) => new("recommendation", r.Id, r.Title.In(_language), "recommendations/" + r.Id);

    private ChainPlace Member(string iso3) => new("member", iso3, content.Current.Member(iso3)!.Name.In(_language), "members/" + iso3);

    private ChainPlace Level(string iso3) => new(
        "level", iso3, AssessmentOf(iso3) is { } assessment ? FollowUpWords.Level(assessment.Level) : RecommendationsTexts.NotAssessed, $"members/{iso3}/level");

    private static ChainPlace ActionAt(string iso3, PlannedAction action) =>
        new("action", $"{iso3}/{action.Id}", action.What, $"members/{iso3}/recommendations/{action.Recommendation}#{action.Id}");
}

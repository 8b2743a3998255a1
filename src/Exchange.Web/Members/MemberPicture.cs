using System.Collections.Immutable;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Members;

namespace Exchange.Web.Members;

/// <summary>One indicator of one member.</summary>
/// <param name="Indicator">What is measured.</param>
/// <param name="Total">The figures for everybody; without years if there are none.</param>
/// <param name="Breakdowns">The breakdowns that have figures.</param>
/// <param name="Companions">The same concept from another publication, where it has figures; never merged.</param>
public sealed record MemberIndicator(
    Indicator Indicator, FigureSeries Total, ImmutableArray<FigureSeries> Breakdowns, ImmutableArray<MemberIndicator> Companions)
{
    /// <summary>What the country says about figures, or instead of them: latest year first.</summary>
    public ImmutableArray<Statement> Statements { get; init; } = [];

    /// <summary>Something is published or reported, if only for a part of the population.</summary>
    public bool HasFigure => !Total.Years.IsEmpty || !Breakdowns.IsEmpty;

    /// <summary>There is something to show.</summary>
    public bool IsShown => HasFigure || !Companions.IsEmpty;

    /// <summary>What the chart and the title speak of: everybody, or the first breakdown where only breakdowns exist.</summary>
    public FigureSeries Main => Total.Years.IsEmpty && !Breakdowns.IsEmpty ? Breakdowns[0] : Total;
}

/// <summary>Indicators that are shown together.</summary>
public sealed record MemberFamily(string Family, ImmutableArray<MemberIndicator> Indicators);

/// <summary>Everything the member's page shows, drawn from the board.</summary>
/// <param name="Member">The country.</param>
/// <param name="Families">All 42 indicators by family, in the order of the catalogue.</param>
/// <param name="From">First year of any figure; with <paramref name="To"/> the time axis of every chart.</param>
/// <param name="To">Last year of any figure.</param>
public sealed record MemberPicture(Member Member, ImmutableArray<MemberFamily> Families, int From, int To)
{
    /// <summary>The family whose figures say nothing about social protection itself.</summary>
    public const string Context = "context";

    public IEnumerable<MemberIndicator> Indicators => Families.SelectMany(f => f.Indicators);

    public int Reported => Indicators.Count(i => i.HasFigure);

    public int Asked => Indicators.Count();

    /// <summary>How many indicators have an accepted national figure.</summary>
    public int National => Indicators.Count(i => i.Total.LatestNational is not null || i.Breakdowns.Any(b => b.LatestNational is not null));

    /// <summary>The latest year of a figure that is not context; null if there is none.</summary>
    public int? LatestYear => Families
        .Where(f => f.Family != Context)
        .SelectMany(f => f.Indicators)
        .SelectMany(i => i.Breakdowns.Prepend(i.Total))
        .SelectMany(s => s.Years)
        .Max(y => (int?)y.Year);

    /// <summary>The sources named on the page.</summary>
    public ImmutableArray<string> Sources =>
        [.. Indicators.SelectMany(i => i.Companions.Prepend(i))
            .SelectMany(i => i.Breakdowns.Prepend(i.Total))
            .SelectMany(s => s.Years)
            .Select(y => y.Published?.Source)
            .OfType<string>()
            .Distinct()];

    /// <summary>Draws the picture; null if there is no member of that code.</summary>
    public static MemberPicture? Of(BoardState board, string iso3)
    {
        if (board.Reference.Member(iso3) is not { } member)
            return null;
        var reference = board.Reference;
        var published = reference.PublishedFor(iso3).ToLookup(o => (o.Key.Indicator, o.Key.Disaggregation));
        var earlier = reference.Earlier.Where(o => o.Member == iso3).ToLookup(o => (o.Key.Indicator, o.Key.Disaggregation));
        var national = board.FiguresOf(iso3).ByKey.ToLookup(p => (p.Key.Indicator, p.Key.Disaggregation), p => p.Value);
        var breakdowns = published.Select(g => g.Key).Concat(national.Select(g => g.Key))
            .Where(k => k.Disaggregation != Indicator.Total)
            .Distinct()
            .OrderBy(k => k.Disaggregation, StringComparer.Ordinal)
            .ToLookup(k => k.Indicator, k => k.Disaggregation);
        var statements = board.FiguresOf(iso3).Statements.Values.ToLookup(s => s.Key.Indicator);
        var companions = reference.AllIndicators.Where(i => i.CompanionOf is not null).ToLookup(i => i.CompanionOf!);

        var families = reference.Indicators
            .GroupBy(i => i.Family)
            .Select(g => new MemberFamily(g.Key, [.. g.Select(Draw)]))
            .ToImmutableArray();
        var years = published.SelectMany(g => g).Select(o => o.Key.Year).Concat(board.FiguresOf(iso3).ByKey.Keys.Select(k => k.Year)).ToList();
        return new(member, families, years.Count > 0 ? years.Min() : 0, years.Count > 0 ? years.Max() : 0);

        MemberIndicator Draw(Indicator indicator) => new(
            indicator,
            Series(indicator, Indicator.Total),
            [.. breakdowns[indicator.Code].Select(b => Series(indicator, b))],
            [.. companions[indicator.Code].Select(Draw).Where(c => c.HasFigure)])
        {
            Statements = [.. statements[indicator.Code].OrderByDescending(s => s.Key.Year).ThenBy(s => s.Key.Disaggregation, StringComparer.Ordinal)],
        };

        FigureSeries Series(Indicator indicator, string disaggregation)
        {
            var key = (indicator.Code, disaggregation);
            return FigureSeries.Of(indicator, disaggregation, published[key], earlier[key], national[key]);
        }
    }
}

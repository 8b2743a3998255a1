using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Web.Members;

/// <summary>What is known of one year: the published and the national figure side by side, each with the vintages before it, newest first.</summary>
public sealed record FigureYear(
    int Year, Observation? Published, ImmutableArray<Observation> EarlierPublished, Observation? National, ImmutableArray<Observation> EarlierNational);

/// <summary>All years of one indicator and breakdown of one member, newest first. Years without a figure are not in it.</summary>
public sealed record FigureSeries(Indicator Indicator, string Disaggregation, ImmutableArray<FigureYear> Years)
{
    public Observation? LatestPublished { get; } = Years.FirstOrDefault(y => y.Published is not null)?.Published;

    public Observation? LatestNational { get; } = Years.FirstOrDefault(y => y.National is not null)?.National;

    public Observation? EarliestPublished { get; } = Years.LastOrDefault(y => y.Published is not null)?.Published;

    /// <summary>Joins the observations of one indicator and breakdown.</summary>
    /// <param name="indicator">What is measured.</param>
    /// <param name="disaggregation">Which breakdown.</param>
    /// <param name="published">The current published figures.</param>
    /// <param name="earlier">What earlier releases said instead.</param>
    /// <param name="national">Per key the accepted figures, the newest last.</param>
    public static FigureSeries Of(
        Indicator indicator, string disaggregation, IEnumerable<Observation> published, IEnumerable<Observation> earlier,
        IEnumerable<ImmutableArray<Observation>> national)
    {
        var current = published.ToDictionary(o => o.Key.Year);
        var before = earlier.ToLookup(o => o.Key.Year);
        var accepted = national.Where(vintages => !vintages.IsEmpty).ToDictionary(vintages => vintages[0].Key.Year);
        return new(indicator, disaggregation, [.. current.Keys.Union(accepted.Keys).OrderDescending().Select(year =>
        {
            var vintages = accepted.GetValueOrDefault(year, []);
            return new FigureYear(
                year, current.GetValueOrDefault(year), [.. before[year]],
                vintages.LastOrDefault(), [.. vintages.Reverse().Skip(1)]);
        })]);
    }
}

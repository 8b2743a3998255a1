using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Model.Board;

/// <summary>Puts two series side by side: one pair of values per member, by the rule of the query.</summary>
internal static class Pairs
{
    /// <summary>The pairs by member code. A member without both values is left out: missing is not zero.</summary>
    public static ImmutableArray<RelationshipPoint> Of(Series x, Series y, RelationshipQuery query)
    {
        var points = ImmutableArray.CreateBuilder<RelationshipPoint>();
        foreach (var member in x.Members)
        {
            if (query.Group is { } group && member.Group != group)
                continue;
            if (!query.Without.IsDefault && query.Without.Contains(member.Iso3))
                continue;
            var pair = query.Pairing == Pairing.LatestEach
                ? (Latest(x.Of(member.Iso3), query), Latest(y.Of(member.Iso3), query))
                : LatestCommon(x.Of(member.Iso3), y.Of(member.Iso3), query);
            if (pair is ({ } ofX, { } ofY))
                points.Add(new(member.Iso3, member.Group, ofX.Value, ofX.Key.Year, ofY.Value, ofY.Key.Year));
        }
        return points.DrainToImmutable();
    }

    private static Observation? Latest(ImmutableArray<SeriesPoint> points, RelationshipQuery query)
    {
        for (var i = points.Length - 1; i >= 0; i--)
            if (Taken(points[i], query) is { } observation)
                return observation;
        return null;
    }

    private static (Observation?, Observation?) LatestCommon(
        ImmutableArray<SeriesPoint> x, ImmutableArray<SeriesPoint> y, RelationshipQuery query)
    {
        var (i, j) = (x.Length - 1, y.Length - 1);
        while (i >= 0 && j >= 0)
        {
            if (x[i].Year == y[j].Year && Taken(x[i], query) is { } ofX && Taken(y[j], query) is { } ofY)
                return (ofX, ofY);
            // The later of the two has no partner that counts; where the years are equal neither has.
            var (left, right) = (x[i].Year, y[j].Year);
            if (left >= right)
                i--;
            if (right >= left)
                j--;
        }
        return (null, null);
    }

    private static Observation? Taken(SeriesPoint point, RelationshipQuery query) =>
        point.Year < query.From || point.Year > query.To ? null : point.In(query.Selection);
}

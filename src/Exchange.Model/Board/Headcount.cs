using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Members;

namespace Exchange.Model.Board;

/// <summary>How many people a share of the population stands for, over the members of which both are known. Never more than is known.</summary>
/// <param name="Group">The group; null for all members.</param>
/// <param name="Persons">The sum of persons.</param>
/// <param name="Told">Of how many members it is the sum.</param>
/// <param name="Of">How many members there are.</param>
/// <param name="From">The earliest year in it; null if there is none.</param>
/// <param name="To">The latest year in it; null if there is none.</param>
public sealed record Headcount(MemberGroup? Group, double Persons, int Told, int Of, int? From, int? To)
{
    /// <summary>The sums of all members and of each group: each member with the latest year of which share and population are both known.</summary>
    /// <param name="share">Shares of the population, in percent.</param>
    /// <param name="population">Persons.</param>
    public static ImmutableArray<Headcount> Over(Series share, Series population)
    {
        var members = share.Members.Select(m => (Member: m, Known: Latest(share.Of(m.Iso3), population.Of(m.Iso3)))).ToArray();
        return [Sum(null), .. Enum.GetValues<MemberGroup>().Select(g => Sum(g))];

        Headcount Sum(MemberGroup? group)
        {
            var all = members.Where(m => group is null || m.Member.Group == group).ToArray();
            var told = all.Select(m => m.Known).OfType<(int Year, double Persons)>().ToArray();
            return new(
                group, told.Sum(t => t.Persons), told.Length, all.Length, told.Length == 0 ? null : told.Min(t => t.Year), told.Length == 0 ? null : told.Max(t => t.Year));
        }
    }

    private static (int Year, double Persons)? Latest(ImmutableArray<SeriesPoint> shares, ImmutableArray<SeriesPoint> population)
    {
        var people = population.ToDictionary(p => p.Year, p => p.In(Selection.Combined)?.Value);
        for (var i = shares.Length - 1; i >= 0; i--)
            if (shares[i].In(Selection.Combined)?.Value is { } percent && people.GetValueOrDefault(shares[i].Year) is { } persons)
                return (shares[i].Year, persons * percent / 100);
        return null;
    }
}

/// <summary>A member's last figure before the year of a shock and its first one in or after it.</summary>
/// <param name="Member">The member.</param>
/// <param name="Before">The last figure before.</param>
/// <param name="After">The first figure in that year or later.</param>
public sealed record AroundShock(Member Member, Observation Before, Observation After)
{
    /// <summary>The change, in the indicator's unit.</summary>
    public double Change => After.Value - Before.Value;

    /// <summary>The members that have both figures; the others cannot be told to have risen or fallen.</summary>
    public static ImmutableArray<AroundShock> Of(Series series, int year)
    {
        var found = ImmutableArray.CreateBuilder<AroundShock>();
        foreach (var member in series.Members)
        {
            var points = series.Of(member.Iso3).Select(p => p.In(Selection.Combined)).OfType<Observation>().ToArray();
            if (points.LastOrDefault(p => p.Key.Year < year) is { } before && points.FirstOrDefault(p => p.Key.Year >= year) is { } after)
                found.Add(new(member, before, after));
        }
        return found.DrainToImmutable();
    }
}

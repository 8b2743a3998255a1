using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Members;
using Exchange.Model.Recommendations;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Integration;

namespace Exchange.Web.Recommendations.Overview;

/// <summary>A day on which the spread is looked at: the close of a round, or the moment of the page.</summary>
/// <param name="Title">Title of the round in the reader's language; null for the moment of the page.</param>
/// <param name="Day">The day.</param>
public sealed record Milestone(string? Title, DateOnly Day);

/// <summary>A country that stands differently than before.</summary>
/// <param name="Member">The country.</param>
/// <param name="Step">When and why.</param>
public sealed record Mover(Member Member, Step Step);

/// <summary>Where all members stand on a day: counts and lists, no rank.</summary>
/// <param name="Day">The day.</param>
/// <param name="Countries">All members.</param>
/// <param name="ByGroup">The spread in all, then by group.</param>
/// <param name="Over">The spread on the milestones up to the day, oldest first.</param>
/// <param name="Movers">Who came to stand differently since the first milestone, the latest first.</param>
public sealed record StandingPicture(
    DateOnly Day, ImmutableArray<CountryAt> Countries, ImmutableArray<LevelSpread> ByGroup, ImmutableArray<(Milestone At, LevelSpread Spread)> Over,
    ImmutableArray<Mover> Movers)
{
    /// <summary>Draws it.</summary>
    public static StandingPicture Draw(InventoryPicture inventories, ContentFolder content, IReadOnlyList<Milestone> milestones, DateOnly day)
    {
        var countries = On(day);
        var days = milestones.Where(m => m.Day < day).Append(new(null, day)).OrderBy(m => m.Day).ToList();
        return new(
            day, countries,
            [LevelSpread.Count(null, countries), .. Enum.GetValues<MemberGroup>().Select(g => LevelSpread.Count(g, countries))],
            [.. days.Select(m => (m, LevelSpread.Count(null, m.Day == day ? countries : On(m.Day))))],
            [.. content.Current.Members
                .SelectMany(m => inventories.CourseOf(m.Iso3, day, content.Rubric).Where(s => s.Change is { Gates.IsEmpty: false }).Select(s => new Mover(m, s)))
                .OrderByDescending(m => m.Step.Day)]);

        ImmutableArray<CountryAt> On(DateOnly on) =>
            [.. content.Current.Members.Select(m => new CountryAt(m.Iso3, m.Group, inventories.On(m.Iso3, on, content.Rubric)))];
    }
}

using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Integration;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Library;

namespace Exchange.Web.Exchanges.Browsing;

/// <summary>What an official can do about one thing that blocks the country: read, apply, ask people who have been there.</summary>
/// <param name="Gap">The gate and its block.</param>
/// <param name="Readings">At most three pages of the library.</param>
/// <param name="Calls">Calls to which one can apply, on that block.</param>
/// <param name="People">Who took part in an exchange on that block.</param>
public sealed record LearningStep(LearningGap Gap, ImmutableArray<Entry> Readings, ImmutableArray<CallLine> Calls, ImmutableArray<ApplicantLine> People);

/// <summary>The way from what blocks a country to what its officials can do about it.</summary>
internal static class LearningPath
{
    private const int Readings = 3;
    private const int People = 6;

    /// <summary>One step for each thing that blocks the next level, in the gates' order.</summary>
    public static ImmutableArray<LearningStep> Of(string? member, Assessment? assessment, LibraryIndex library, ExchangesPicture picture, DateTimeOffset now)
    {
        if (member is null || assessment is null)
            return [];
        return [.. GapBlocks.Of(assessment).Select(gap => new LearningStep(
            gap,
            [.. library.Entries.Where(e => e.Blocks.Contains(gap.Block) && Helps(e, assessment.Level)).OrderBy(e => Order(e.Kind)).ThenBy(e => Array.IndexOf([.. e.Blocks], gap.Block)).Take(Readings)],
            [.. picture.Calls.Where(c => c.Call.Block == gap.Block && c.IsOpenAt(now) && c.Call.IsOpenTo(member))],
            [.. picture.Calls.Where(c => c.Call.Block == gap.Block).SelectMany(c => c.Applicants).Where(a => a.TookPart).Take(People)]))];
    }

    private static bool Helps(Entry entry, int level) => entry.English.Front.LevelFrom <= level && level <= entry.English.Front.LevelTo;

    // First what it is, then who did it, then what is recommended.
    private static int Order(Kind kind) => kind switch { Kind.Module => 0, Kind.Case => 1, Kind.Guide => 3, _ => 2 };
}

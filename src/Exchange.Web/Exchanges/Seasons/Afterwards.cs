using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Integration;
using Exchange.Web.Integration;

namespace Exchange.Web.Exchanges.Seasons;

/// <summary>
/// Where the guest of an agreed match stood on its block on the day it was agreed, and where it stands now. The two stand side by side; that
/// one follows from the other is not said.
/// </summary>
/// <param name="Match">The match.</param>
/// <param name="Before">What was proven then; null if not assessed.</param>
/// <param name="Now">What is proven now; null if not assessed.</param>
public sealed record Afterwards(AgreedLine Match, Assessment? Before, Assessment? Now)
{
    public static ImmutableArray<Afterwards> Of(SeasonLine season, InventoryPicture inventories, Rubric rubric, DateTimeOffset now) =>
    [
        .. season.Agreed.Select(m => new Afterwards(
            m, Known(inventories.On(m.Guest, DateOnly.FromDateTime(m.At.UtcDateTime), rubric)?.Assessment), Known(inventories.On(m.Guest, DateOnly.FromDateTime(now.UtcDateTime), rubric)?.Assessment))),
    ];

    /// <summary>The guest's grade on the block then.</summary>
    public int? GradeBefore => Grade(Before);

    /// <summary>The guest's grade on the block now.</summary>
    public int? GradeNow => Grade(Now);

    /// <summary>Gates that rest on the block, were not passed then and are now.</summary>
    public ImmutableArray<Gate> Passed => Before is null || Now is null ? [] :
    [
        .. Gate.All.Where(g => GapBlocks.Of(g) == Match.Block && !Passes(Before, g) && Passes(Now, g)),
    ];

    /// <summary>Gates that rest on the block and are not passed now.</summary>
    public ImmutableArray<Gate> Open => Now is null ? [] : [.. Gate.All.Where(g => GapBlocks.Of(g) == Match.Block && !Passes(Now, g))];

    private int? Grade(Assessment? assessment) => assessment is not null && assessment.Grades.TryGetValue(Match.Block, out var grade) ? grade.Proven : null;

    private static bool Passes(Assessment assessment, Gate gate) => assessment.Gates.Any(g => g.Gate == gate && g.Met == true);

    private static Assessment? Known(Assessment? assessment) => assessment is { Status: not AssessmentStatus.NotAssessed } ? assessment : null;
}

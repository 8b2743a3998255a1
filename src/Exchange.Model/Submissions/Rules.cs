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

/// <summary>
/// The validation rules V01 to V18. V18, "missing is not zero", has no check of its own: every rule keeps to it by looking only at
/// figures that are given, and a text that is no figure is refused by <c>Unreadable</c> or <c>Ambiguous</c> instead of being counted as none.
/// </summary>
public static class Rules
{
    /// <summary>Every rule in the order in which its findings stand: what cannot be read first, then V01 to V18.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        ReadingRules.Unreadable, ReadingRules.Ambiguous,
        AnswerRules.ReasonNeeded, AnswerRules.FigureAndNone, AnswerRules.NothingPublished, AnswerRules.StanceAgainstFigure,
        RangeRules.V01,
        AdequacyRules.V02,
        CoverageRules.V03, CoverageRules.V04, CoverageRules.V05, CoverageRules.V06,
        ChangeRules.V07, ChangeRules.V08,
        AdequacyRules.V09, AdequacyRules.V10, AdequacyRules.V11, AdequacyRules.V12,
        RevisionRules.V13, RevisionRules.V13S, RevisionRules.V13P,
        RangeRules.V14, RangeRules.V14D,
        AdministrativeRules.V15, AdministrativeRules.V16,
        CoverageRules.V17,
        ReadingRules.V18,
    ];

    /// <summary>Runs every rule; findings in the order of the cells, then of the rules.</summary>
    public static ImmutableArray<Finding> Check(Examination examination)
    {
        var sheet = new Sheet(examination);
        ImmutableArray<Finding>.Builder? findings = null;
        foreach (var cell in examination.Cells)
        {
            if (cell.IsEmpty)
                continue;
            var examined = new Examined(sheet, cell, examination.Reference.Indicator(cell.Key.Indicator));
            foreach (var rule in All)
                if (rule.Check(examined) is { } finding)
                    (findings ??= ImmutableArray.CreateBuilder<Finding>()).Add(finding);
        }
        return findings?.DrainToImmutable() ?? [];
    }
}

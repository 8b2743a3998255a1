using Exchange.Model.Integration;

namespace Exchange.Model.Recommendations;

/// <summary>What a country has promised and what it does, counted over the recommendations that it is shown. One of two gauges, never added to the other.</summary>
/// <param name="Of">Recommendations it is shown.</param>
/// <param name="Accepted">Accepted, with a document.</param>
/// <param name="Partly">Accepted in part, with a document.</param>
/// <param name="Noted">Noted.</param>
/// <param name="WithAction">With at least one action that was not dropped.</param>
/// <param name="UnderWayOrDone">Last reported as under way or done.</param>
public sealed record Commitment(int Of, int Accepted, int Partly, int Noted, int WithAction, int UnderWayOrDone)
{
    /// <summary>Those it has not answered.</summary>
    public int Unanswered => Of - Accepted - Partly - Noted;

    /// <summary>Counts.</summary>
    public static Commitment Count(FollowUp followUp, Advice advice)
    {
        var ids = advice.All.Select(a => a.Recommendation.Id).ToList();
        return new(
            ids.Count, Stands(SupportKind.Accepted), Stands(SupportKind.Partly), Stands(SupportKind.Noted),
            ids.Count(id => followUp.ActionsFor(id).Any(a => a.State != ProgressState.Dropped)),
            ids.Count(id => followUp.Latest(id)?.State is ProgressState.UnderWay or ProgressState.Done));

        int Stands(SupportKind stance) => ids.Count(id => followUp.Supports.GetValueOrDefault(id)?.Stance == stance);
    }
}

/// <summary>What works, by the country's accepted inventory. The other gauge.</summary>
/// <param name="GatesPassed">Gates passed.</param>
/// <param name="GatesNotPassed">Gates not passed.</param>
/// <param name="GatesUnknown">Gates of which nothing is known.</param>
/// <param name="BlocksWorking">Building blocks proven at grade 2 or 3.</param>
/// <param name="Blocks">All building blocks.</param>
public sealed record Function(int GatesPassed, int GatesNotPassed, int GatesUnknown, int BlocksWorking, int Blocks)
{
    /// <summary>Counts; null if the country was not assessed, which is not the same as nothing works.</summary>
    public static Function? Count(Assessment? assessment) => assessment is null or { Status: AssessmentStatus.NotAssessed } ? null : new(
        assessment.Gates.Count(g => g.Met is true), assessment.Gates.Count(g => g.Met is false), assessment.Gates.Count(g => g.Met is null),
        assessment.Grades.Values.Count(g => g.Proven >= 2), Rubric.BlockCodes.Length);
}

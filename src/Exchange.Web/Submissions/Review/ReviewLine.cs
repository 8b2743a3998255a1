using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Submissions.Talk;

namespace Exchange.Web.Submissions.Review;

/// <summary>One cell before the reviewer: what was accepted, what is handed in, and what there is to say about it.</summary>
/// <param name="Key">The cell.</param>
/// <param name="Indicator">What it is of.</param>
/// <param name="Section">Slug of the section that asks for it.</param>
/// <param name="Before">As last accepted; null if it never was.</param>
/// <param name="Now">As handed in; null if it was taken out.</param>
/// <param name="Published">The international figure for the same year; null if there is none.</param>
/// <param name="Findings">What validation says.</param>
/// <param name="SentBack">Sent back and not handed in again; null otherwise.</param>
/// <param name="Mended">Sent back and handed in again; null otherwise.</param>
/// <param name="IsTalkedAbout">Somebody has said something about it.</param>
public sealed record ReviewLine(
    CellKey Key, Indicator Indicator, string Section, Cell? Before, Cell? Now, Observation? Published, ImmutableArray<Finding> Findings,
    ReturnedCell? SentBack, ReturnedCell? Mended, bool IsTalkedAbout)
{
    /// <summary>Differs from what was accepted, has a finding, was sent back, stands against the published figure, or was talked about.</summary>
    public bool NeedsAttention =>
        Before != Now || Findings.Any(f => f.Severity != Severity.Note) || SentBack is not null || Mended is not null || IsTalkedAbout
        || Now?.Stance is Stance.Replaces or Stance.Contests;

    /// <summary>Every cell that is or was, in the order of the questionnaire, the newest year first.</summary>
    public static ImmutableArray<ReviewLine> Of(SubmissionView view, ImmutableArray<HistoryEntry> history, Reference reference)
    {
        var submission = view.Submission;
        var keys = submission.Cells.Values.Select(c => c.Key).Concat(submission.Accepted.Values.Select(a => a.Cell.Key)).Distinct().ToLookup(k => k.Indicator);
        return [.. Sections.Of(view.Round, reference).SelectMany(section => section.Indicators.SelectMany(indicator => keys[indicator.Code]
            .OrderByDescending(k => k.Year).ThenBy(k => k.Disaggregation, StringComparer.Ordinal)
            .Select(key => new ReviewLine(
                key, indicator, section.Slug,
                submission.Accepted.GetValueOrDefault(key.ToString())?.Cell,
                submission.Cells.GetValueOrDefault(key.ToString()),
                reference.PublishedAt(submission.Member, key),
                [.. view.Findings.Where(f => f.Cell == key)],
                submission.Reopened.GetValueOrDefault(key.ToString()),
                submission.Mended.GetValueOrDefault(key.ToString()),
                history.Any(e => Talked.About(e, key) is not null)))))];
    }
}

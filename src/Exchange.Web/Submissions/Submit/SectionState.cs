using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Submissions.Submit;

/// <summary>How far a section is, for a task list.</summary>
public enum Progress
{
    NotStarted,
    Entered,
    ToMend,
    Ready,
    SentBack,
    UnderReview,
    Accepted,
}

/// <summary>How far a section is, and how many figures that is about.</summary>
public sealed record SectionState(Section Section, Progress Progress, int Count)
{
    /// <summary>What asks for most comes first: sent back, then to mend.</summary>
    public static SectionState Of(SubmissionView view, Section section)
    {
        var submission = view.Submission;
        var entered = submission.Cells.Values.Where(c => section.Asks(c.Key)).ToArray();
        var sentBack = submission.Reopened.Keys.Count(k => section.Asks(CellKey.Parse(k)));
        var open = Open(view, section);
        var pending = submission.Pending().Count(section.Asks);
        return sentBack > 0 ? new(section, Progress.SentBack, sentBack)
            : submission.Status == SubmissionStatus.Submitted && pending > 0 ? new(section, Progress.UnderReview, pending)
            : open > 0 ? new(section, Progress.ToMend, open)
            : entered.Length == 0 ? new(section, Progress.NotStarted, 0)
            : pending == 0 ? new(section, Progress.Accepted, entered.Length)
            : section.Indicators.All(i => entered.Any(c => c.Key.Indicator == i.Code)) ? new(section, Progress.Ready, entered.Length)
            : new(section, Progress.Entered, entered.Length);
    }

    public string Words => Progress switch
    {
        Progress.NotStarted => SubmissionsTexts.Section_NotStarted,
        Progress.Entered => Write.Count(SubmissionsTexts.Section_Entered, Count),
        Progress.ToMend => Write.Count(SubmissionsTexts.Section_ToMend, Count),
        Progress.Ready => SubmissionsTexts.Section_Ready,
        Progress.SentBack => Write.Count(SubmissionsTexts.Section_SentBack, Count),
        Progress.UnderReview => SubmissionsTexts.Section_UnderReview,
        _ => SubmissionsTexts.Section_Accepted,
    };

    /// <summary>The status whose colours the state wears.</summary>
    public SubmissionStatus Looks => Progress switch
    {
        Progress.NotStarted => SubmissionStatus.NotStarted,
        Progress.SentBack or Progress.ToMend => SubmissionStatus.Returned,
        Progress.UnderReview => SubmissionStatus.Submitted,
        Progress.Accepted or Progress.Ready => SubmissionStatus.Accepted,
        _ => SubmissionStatus.Draft,
    };

    // A warning that was commented on is settled.
    private static int Open(SubmissionView view, Section section) => view.Findings
        .Where(f => f.Cell is { } key && section.Asks(key) && f.Severity != Severity.Note)
        .Where(f => f.Severity == Severity.Error || string.IsNullOrWhiteSpace(view.Submission.Cells.GetValueOrDefault(f.Cell!.Value.ToString())?.Note))
        .Select(f => f.Cell!.Value)
        .Distinct()
        .Count();
}

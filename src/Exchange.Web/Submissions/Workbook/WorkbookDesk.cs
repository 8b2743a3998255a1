using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Model.Submissions.Workbook;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Members;
using Exchange.Web.Submissions.Submit;
using Exchange.Web.Submissions.Workbook.Reading;
using Exchange.Web.Submissions.Workbook.Writing;

namespace Exchange.Web.Submissions.Workbook;

/// <summary>What a workbook would do to the submission as it stands now.</summary>
/// <param name="View">The submission as the sender sees it.</param>
/// <param name="Sent">What was sent.</param>
/// <param name="Comparison">What it would change, and what is not taken.</param>
/// <param name="Findings">What validation would newly say.</param>
/// <param name="Closed">Why nothing at all is taken at the moment; null if something is.</param>
public sealed record WorkbookPreview(
    SubmissionView View, SentWorkbook Sent, WorkbookComparison Comparison, ImmutableArray<Finding> Findings, Finding? Closed)
{
    /// <summary>Lines that would stay as they are, touched or not.</summary>
    public int Unchanged => Sent.Untouched + Comparison.Unchanged;
}

/// <summary>Issuing workbooks, reading them back, and entering what is confirmed; the same for pages and API.</summary>
internal sealed class WorkbookDesk(IGrainFactory grains, ContentFolder content, TimeProvider time, WorkbookSeal seal, WorkbookIntake intake)
{
    /// <summary>The workbook of the submission in the language at hand.</summary>
    public async Task<IssuedWorkbook> Issue(SubmissionView view, Actor actor) => IssuedWorkbook.Of(
        view, Access.Of(view.Submission, actor), await Figures(view), content.Current, CellsEndpoints.Closed(view, time) is not null, seal, time.GetUtcNow());

    /// <summary>Reads a file and keeps what it says until it is confirmed.</summary>
    /// <returns>What was kept, or why the file is not read.</returns>
    public async Task<(SentWorkbook? Sent, Finding? Refusal)> Receive(SubmissionView view, Actor actor, Stream file, string fileName)
    {
        var (received, refusal) = intake.Read(file, view.Submission.Member, view.Round.Id, view.Submission.Revision, content.Current);
        if (received is null)
            return (null, refusal);
        var sent = new SentWorkbook(
            Guid.CreateVersion7().ToString("N"), Short(fileName), received.Identity, received.Lines, received.Untouched, received.IsAltered,
            time.GetUtcNow() + SentWorkbook.Kept);
        return await Grain(view, actor).Keep(actor, sent) ? (sent, null) : (null, Finding.Of("NotYours", Severity.Error, null));
    }

    /// <summary>What a workbook that was sent would change now; null if it is kept no longer.</summary>
    public async Task<WorkbookPreview?> Preview(SubmissionView view, Actor actor, string id)
    {
        if (await Grain(view, actor).Find(actor, id) is not { } sent)
            return null;
        var (reference, submission) = (content.Current, view.Submission);
        var comparison = WorkbookComparison.Of(
            sent.Lines, submission, Access.Of(submission, actor), view.Round, reference, IssuedWorkbook.DecimalMark(sent.Identity.Language));
        var closed = CellsEndpoints.Closed(view, time);
        if (comparison.Cells.IsEmpty || closed is not null)
            return new(view, sent, comparison, [], closed);
        var setting = new Setting(view.Round, reference, await Figures(view), time.GetUtcNow());
        var said = Desk.Report(submission, new(id, actor, Channel.Workbook), comparison.Cells, submit: false, null, setting).Answer.Findings;
        var before = view.Findings.Select(Told).ToHashSet();
        return new(view, sent, comparison, [.. said.Where(f => !before.Contains(Told(f)))], null);
    }

    /// <summary>Enters what the preview shows, if the submission still stands as it was shown. The same workbook again changes nothing more.</summary>
    public Task<SubmissionAnswer> Confirm(WorkbookPreview preview, Actor actor, long shownRevision) => grains
        .Submission(preview.View.Round.Id, preview.View.Submission.Member)
        .Report(new(preview.Sent.Id, actor, Channel.Workbook), preview.Comparison.Cells, submit: false, shownRevision);

    private IWorkbookGrain Grain(SubmissionView view, Actor actor) =>
        grains.GetGrain<IWorkbookGrain>($"{view.Round.Id}/{view.Submission.Member}/{actor.Id}");

    private Task<MemberFigures> Figures(SubmissionView view) => grains.GetGrain<IMemberGrain>(view.Submission.Member).Figures();

    private static (string, CellKey?, string) Told(Finding finding) => (finding.Rule, finding.Cell, string.Join('|', finding.Arguments));

    internal static string Short(string name)
    {
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return name.Length <= 120 ? name : name[..119] + "…";
    }
}

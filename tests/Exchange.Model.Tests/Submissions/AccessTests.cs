using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Submissions;

/// <summary>Who sees what of a submission's talk.</summary>
public sealed class AccessTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly CellKey Coverage = new("per_sa_allsa.cov_pop_tot", 2024);
    private static readonly CellKey Registration = new("SG_REG_BRTH.lt5y", 2024);
    private static readonly Actor Senegal = new("f1", "Focal point", Role.FocalPoint, "SEN");
    private static readonly Actor Colleague = new("d1", "Colleague", Role.Deputy, "SEN");
    private static readonly Actor Mali = new("f2", "Focal point of Mali", Role.FocalPoint, "MLI");
    private static readonly Actor Secretariat = new("s1", "Secretariat", Role.Secretariat);

    [Fact]
    public void A_verifier_reads_what_was_asked_and_answered_and_not_what_the_others_say()
    {
        var submission = SentBack();
        var access = Access.Of(submission, Mali);

        Assert.Equal([HistoryKind.VerificationAsked], access.Visible(submission.Recent, Shipped.Reference).Select(e => e.Kind));
        Assert.Empty(access.Visible(Shipped.Reference).Reopened);
        Assert.Equal([Coverage.ToString()], access.Visible(Shipped.Reference).Cells.Keys);
    }

    [Fact]
    public void A_colleague_reads_why_a_figure_of_its_section_was_sent_back_and_nothing_of_other_sections()
    {
        var submission = SentBack();
        var entries = Access.Of(submission, Colleague).Visible(submission.Recent, Shipped.Reference);

        Assert.Equal([new CellReason(Coverage, "Which survey?")], entries.Single(e => e.Kind == HistoryKind.Returned).Returned);
        Assert.All(entries.SelectMany(e => e.Changes), c => Assert.Equal(Coverage, c.Key));
    }

    private static Submission SentBack()
    {
        var round = new Round(
            "2026", LocalText.Same("2026"), ["SEN"], [Coverage.Indicator, Registration.Indicator], Start, Start.AddDays(30), Start.AddDays(60), Acceptance.Reviewed);
        var setting = new Setting(round, Shipped.Reference, MemberFigures.None("SEN"), Start.AddHours(1));
        static Operation By(Actor actor, string id) => new(id, actor, Channel.Web);
        ImmutableArray<Cell> cells = [Cell.Typed(Coverage, "24.1", "Survey", "Checked"), Cell.Typed(Registration, "80.1", "Register", "Checked")];
        var submission = Desk.Delegate(
            Submission.Blank("2026", "SEN"), By(Senegal, "1"), new("d1", "Colleague", [Sections.Of(Coverage.Indicator, Shipped.Reference)!]), setting).Next;
        submission = Desk.Report(submission, By(Senegal, "2"), cells, true, null, setting).Next;
        Assert.Equal(SubmissionStatus.Submitted, submission.Status);
        submission = Desk.AskVerification(submission, By(Senegal, "3"), Coverage, "MLI", setting).Next;
        submission = Desk.Comment(submission, By(Secretariat, "4"), Coverage, "Between us", setting).Next;
        return Desk.Return(
            submission, By(Secretariat, "5"), "", [new(Coverage, "Which survey?"), new(Registration, "Which register?")], submission.Revision, setting).Next;
    }
}

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

    [Fact]
    public void Everybody_reaches_as_far_as_their_part()
    {
        var submission = SentBack();
        (Part, bool, bool, bool) Reach(Actor who) => Access.Of(submission, who) is var a ? (a.Part, a.Sees, a.Enters, a.SpeaksForMember) : default;

        Assert.Equal((Part.Secretariat, true, true, true), Reach(Secretariat));
        Assert.Equal((Part.Owner, true, true, true), Reach(Senegal));
        Assert.Equal((Part.Deputy, true, true, false), Reach(Colleague));
        Assert.Equal((Part.Verifier, true, false, false), Reach(Mali));
        Actor[] others =
        [
            Actor.Anonymous, Colleague with { Id = "d9" }, Colleague with { Member = "MLI" }, Mali with { Member = "TUR" }, Mali with { Role = Role.Deputy }, Senegal with { Role = Role.Trainee },
        ];
        Assert.All(others, who => Assert.Equal((Part.None, false, false, false), Reach(who)));
    }

    [Fact]
    public void A_colleague_sees_of_a_submission_the_section_given_and_itself_alone_among_the_colleagues()
    {
        var submission = SentBack() with { FirstReviews = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(Coverage.ToString(), "s1") };
        submission = submission with { Deputies = submission.Deputies.Add(new("d2", "Other", [])), Mended = submission.Reopened, Verifications = submission.Verifications.Add(Registration.ToString(), submission.Verifications[Coverage.ToString()]) };
        var (all, seen) = (Access.Of(submission, Senegal).Visible(Shipped.Reference), Access.Of(submission, Colleague).Visible(Shipped.Reference));

        Assert.Same(submission, all);
        Assert.All([seen.Cells.Keys, seen.Reopened.Keys, seen.Mended.Keys, seen.Verifications.Keys], keys => Assert.Equal([Coverage.ToString()], keys));
        Assert.Equal((0, 0, "d1"), (seen.FirstReviews.Count, seen.Recent.Length, seen.Deputies.Single().Account));
        var verifier = Access.Of(submission, Mali).Visible(Shipped.Reference);
        Assert.Equal((0, 0, 0), (verifier.Reopened.Count, verifier.Mended.Count, verifier.Deputies.Length));
        Assert.Equal((true, false), (Access.Of(submission, Colleague).SeesSection(Sections.Of(Coverage.Indicator, Shipped.Reference)!), Access.Of(submission, Colleague).SeesSection("integration")));
        Assert.Equal((true, false), (Access.Of(submission, Senegal).SeesSection("integration"), Access.Of(submission, Mali).SeesSection(Sections.Of(Coverage.Indicator, Shipped.Reference)!)));
        Assert.False(Access.Of(submission, Colleague).SeesCell(new("nothing", 2024), Shipped.Reference));
    }

    [Fact]
    public void Of_a_history_each_sees_what_concerns_its_own_figures()
    {
        var submission = SentBack();
        var accepted = new HistoryEntry("9", Start, "s1", "Secretariat", Channel.Web, HistoryKind.Accepted, [], null, new(true, SubmissionStatus.Submitted, 9, [Finding.Of("V01", Severity.Error, Registration)])) { Published = [Coverage, Registration] };
        var saved = submission.Recent.First(e => e.Changes.Length == 2) with { Published = [Coverage, Registration] };
        ImmutableArray<HistoryEntry> entries = [saved, accepted, .. submission.Recent];

        Assert.Equal(entries, Access.Of(submission, Senegal).Visible(entries, Shipped.Reference));
        Assert.Empty(Access.Of(submission, Mali with { Member = "TUR" }).Visible(entries, Shipped.Reference));
        var seen = Access.Of(submission, Colleague).Visible(entries, Shipped.Reference);
        Assert.Equal([Coverage], seen[0].Published);
        Assert.Equal([Coverage], seen[0].Changes.Select(c => c.Key));
        Assert.Contains(seen, e => e.Kind == HistoryKind.Commented);
        Assert.DoesNotContain(seen, e => e.Kind is HistoryKind.Delegated or HistoryKind.Accepted);
        Assert.All(seen, e => Assert.Empty(e.Answer.Findings));
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

using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Notices;

/// <summary>Who is told what of a submission's history, and who is not.</summary>
public sealed class SubmissionNoticesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly CellKey Coverage = new("per_sa_allsa.cov_pop_tot", 2024);
    private static readonly CellKey Registration = new("SG_REG_BRTH.lt5y", 2024);
    private static readonly Actor Senegal = new("f1", "Focal point", Role.FocalPoint, "SEN");
    private static readonly Actor OtherSenegal = new("f3", "Second focal point", Role.FocalPoint, "SEN");
    private static readonly Actor Colleague = new("d1", "Colleague", Role.Deputy, "SEN");
    private static readonly Actor OtherColleague = new("d2", "Colleague without sections", Role.Deputy, "SEN");
    private static readonly Actor Mali = new("f2", "Focal point of Mali", Role.FocalPoint, "MLI");
    private static readonly Actor Secretariat = new("s1", "Secretariat", Role.Secretariat);
    private static readonly Actor Operator = new("o1", "Operator", Role.Operator);
    private static readonly Actor[] People = [Senegal, OtherSenegal, Colleague, OtherColleague, Mali, Secretariat, Operator, new("t1", "Trainee", Role.Trainee)];

    private static readonly Round Round = new(
        "2026", LocalText.Same("2026"), ["SEN"], [Coverage.Indicator, Registration.Indicator], Start, Start.AddDays(30), Start.AddDays(60), Acceptance.Reviewed);

    private static Setting Setting => new(Round, Shipped.Reference, MemberFigures.None("SEN"), Start.AddHours(1));

    private static string Section => Sections.Of(Coverage.Indicator, Shipped.Reference)!;

    [Fact]
    public void The_secretariat_is_told_that_a_country_has_handed_in_and_the_country_is_not() =>
        Assert.Equal([("s1", NoticeKind.HandedIn)], Last(HandedIn()));

    [Fact]
    public void Nobody_is_told_of_figures_that_were_only_saved()
    {
        var saved = Desk.Report(Submission.Blank("2026", "SEN"), By(Senegal), [Cell.Typed(Coverage, "24.1", "Survey", "Checked")], false, null, Setting).Next;
        Assert.Equal(HistoryKind.Saved, saved.Recent[^1].Kind);
        Assert.Empty(Last(saved));
    }

    [Fact]
    public void Of_cells_sent_back_a_colleague_is_told_those_of_its_sections_only()
    {
        var returned = Return(Delegated(), new(Coverage, "Which survey?"), new(Registration, "Which register?"));
        var told = Notices(returned);

        Assert.Equal(["d1", "f1", "f3"], told.Select(a => a.Person).Order());
        Assert.All(told.Where(a => a.Person != "d1"), a => Assert.Equal(2, a.Notice.Count));
        var colleague = told.Single(a => a.Person == "d1").Notice;
        Assert.Equal((1, Coverage, "Which survey?", Section), (colleague.Count, colleague.Cell, colleague.Text, colleague.Section));
    }

    [Fact]
    public void A_colleague_is_told_nothing_of_cells_of_other_sections()
    {
        Assert.DoesNotContain("d1", Notices(Return(Delegated(), new CellReason(Registration, "Which register?"))).Select(a => a.Person));
        Assert.DoesNotContain("d1", Notices(Desk.Comment(Delegated(), By(Secretariat), Registration, "Between us", Setting).Next).Select(a => a.Person));
    }

    [Fact]
    public void Everybody_who_sees_a_cell_is_told_of_a_comment_but_its_author()
    {
        var said = Desk.Comment(Delegated(), By(Senegal), Coverage, "Revised in May.", Setting).Next;
        Assert.Equal(["d1", "f3", "s1"], Notices(said).Select(a => a.Person).Order());
        Assert.All(Notices(said), a => Assert.Equal("Revised in May.", a.Notice.Text));
    }

    [Fact]
    public void A_colleague_is_told_of_sections_given_and_nobody_of_sections_taken_back()
    {
        var given = Desk.Delegate(Submission.Blank("2026", "SEN"), By(Senegal), new("d1", "Colleague", [Section]), Setting).Next;
        Assert.Equal([("d1", NoticeKind.Delegated)], Last(given));
        Assert.Empty(Last(Desk.Delegate(given, By(Senegal), new("d1", "Colleague", []), Setting).Next));
    }

    [Fact]
    public void Sections_given_to_somebody_who_has_yet_to_make_the_account_wait_in_the_inbox()
    {
        var given = Desk.Delegate(Submission.Blank("2026", "SEN"), By(Senegal), new("later", "later@example.org", [Section]), Setting).Next;
        Assert.Equal([("later", NoticeKind.Delegated)], Last(given));
    }

    [Fact]
    public void Only_the_country_that_is_asked_to_verify_is_told_and_learns_nothing_that_others_said()
    {
        var asked = Desk.AskVerification(HandedIn(), By(Senegal), Coverage, "MLI", Setting).Next;
        Assert.Equal([("f2", NoticeKind.VerificationAsked)], Last(asked));
        Assert.DoesNotContain("f2", Notices(Desk.Comment(asked, By(Secretariat), Coverage, "Between us", Setting).Next).Select(a => a.Person));

        var verified = Desk.Verify(asked, By(Mali), Coverage, true, null, Setting).Next;
        Assert.Equal([("f1", NoticeKind.Verified), ("f3", NoticeKind.Verified)], Last(verified).Order());
    }

    [Fact]
    public void Acceptance_is_told_where_somebody_decided_and_not_where_the_round_accepts_by_itself()
    {
        var accepted = Desk.Accept(HandedIn(), By(Secretariat), null, HandedIn().Revision, Setting).Next;
        Assert.Equal(["f1", "f3"], Notices(accepted).Select(a => a.Person).Order());
        Assert.Empty(SubmissionNotices.Of(accepted, accepted.Recent[^1], 1, Round with { Acceptance = Acceptance.Automatic }, People, Shipped.Reference));
    }

    [Fact]
    public void The_same_entry_gives_the_same_notices_again_and_two_entries_give_different_ones()
    {
        var first = Desk.Comment(HandedIn(), By(Senegal), Coverage, "One", Setting).Next;
        var second = Desk.Comment(first, By(Senegal), Coverage, "One", Setting).Next;
        Assert.Equal(Keys(first, 1), Keys(first, 1));
        Assert.Empty(Keys(first, 1).Intersect(Keys(second, 2)));

        static IEnumerable<string> Keys(Submission submission, long number) =>
            SubmissionNotices.Of(submission, submission.Recent[^1], number, Round, People, Shipped.Reference).Select(a => a.Notice.Key);
    }

    [Fact]
    public void What_an_account_was_told_in_another_role_is_not_shown_to_it_any_more()
    {
        var toSecretariat = Notices(HandedIn()).Single().Notice;
        Assert.True(toSecretariat.IsFor(Secretariat));
        Assert.All(new[] { Senegal, Colleague, Mali, Operator }, a => Assert.False(toSecretariat.IsFor(a)));
        var toSenegal = Notices(Return(HandedIn(), new CellReason(Coverage, "Which survey?")))[0].Notice;
        Assert.All(new[] { Secretariat, Mali, Colleague }, a => Assert.False(toSenegal.IsFor(a)));
    }

    private static Submission Delegated() => Desk.Delegate(HandedIn(), By(Senegal), new("d1", "Colleague", [Section]), Setting).Next;

    private static Submission HandedIn() => Desk.Report(
        Submission.Blank("2026", "SEN"), By(Senegal),
        [Cell.Typed(Coverage, "24.1", "Survey", "Checked"), Cell.Typed(Registration, "80.1", "Register", "Checked")], true, null, Setting).Next;

    private static Submission Return(Submission submission, params CellReason[] cells) =>
        Desk.Return(submission, By(Secretariat), "", [.. cells], submission.Revision, Setting).Next;

    private static IEnumerable<(string, NoticeKind)> Last(Submission submission) => Notices(submission).Select(a => (a.Person, a.Notice.Kind));

    private static ImmutableArray<Addressed> Notices(Submission submission) =>
        [.. SubmissionNotices.Of(submission, submission.Recent[^1], submission.Recent.Length - 1, Round, People, Shipped.Reference)];

    private static Operation By(Actor actor) => new("operation", actor, Channel.Web);
}

using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Submissions;

/// <summary>What may be done to a submission, and what its history says of it, one rule at a time.</summary>
public sealed class DeskTests
{
    private const int Longest = 4_000;

    private static readonly CellKey Coverage = new(Case.Cov, 2024);
    private static readonly CellKey Registration = new("SG_REG_BRTH.lt5y", 2024);
    private static readonly Actor Senegal = new("f1", "Focal point", Role.FocalPoint, "SEN");
    private static readonly Actor Colleague = new("d1", "Colleague", Role.Deputy, "SEN");
    private static readonly Actor Mali = new("f2", "Focal point of Mali", Role.FocalPoint, "MLI");
    private static readonly Actor Secretariat = new("s1", "Secretariat", Role.Secretariat);
    private static readonly Actor Second = new("s2", "Second reviewer", Role.Secretariat);
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Setting Setting = new(
        new("2026", LocalText.Same("2026"), ["SEN"], [Coverage.Indicator, Registration.Indicator], Start, Start.AddDays(30), Start.AddDays(60), Acceptance.Reviewed),
        new("catalogue", Shipped.Reference.Members, Shipped.Reference.AllIndicators, [], [], []), MemberFigures.None("SEN"), Start.AddHours(1));

    private static string Section => Sections.Of(Coverage.Indicator, Setting.Reference)!;

    [Fact]
    public void A_member_that_was_not_invited_reports_nothing() => Assert.Equal(
        "NotInvited", Rule(Desk.Report(Submission.Blank("2026", "MLI"), By(Mali), [Answer(Coverage)], false, null, Setting)));

    [Fact]
    public void What_is_not_asked_or_entered_twice_or_of_another_section_is_left_out_and_the_rest_is_taken()
    {
        var delegated = Desk.Delegate(Submission.Blank("2026", "SEN"), By(Senegal), new(Colleague.Id, Colleague.Name, [Section]), Setting).Next;
        var decision = Desk.Report(
            delegated, By(Colleague), [Answer(Coverage), Answer(Coverage), Answer(Registration), Answer(new("nothing", 2024)), Answer(new(Case.Adq, 2024)), Answer(new("INT.LL", 2024))],
            false, null, Setting);

        Assert.Equal([Coverage.ToString()], decision.Next.Cells.Keys);
        Assert.Equal(
            [("V14D", Coverage), ("NotYourSection", Registration), ("UnknownIndicator", new("nothing", 2024)), ("NotAsked", new(Case.Adq, 2024)), ("NotAsked", new("INT.LL", 2024))],
            decision.Answer.Findings.Where(f => Desk.IsNotTaken(f.Rule)).Select(f => (f.Rule, f.Cell!.Value)));
        Assert.All(decision.Answer.Findings.Where(f => Desk.IsNotTaken(f.Rule)), f => Assert.Equal(Severity.Error, f.Severity));
    }

    [Theory]
    [InlineData("UnknownIndicator", true), InlineData("NotAsked", true), InlineData("V14D", true), InlineData("CellLocked", true), InlineData("NotYourSection", true)]
    [InlineData("EvidenceTooLarge", true), InlineData("V14", false), InlineData("Unreadable", false)]
    public void Of_findings_some_say_that_the_cell_was_not_taken(string rule, bool isNotTaken) => Assert.Equal(isNotTaken, Desk.IsNotTaken(rule));

    [Fact]
    public void Evidence_that_is_unfit_or_too_much_keeps_its_cell_out()
    {
        Evidence link = new(EvidenceKind.Link, "https://example.org/survey", "Survey");
        Assert.Empty(Enter(Answer(Coverage) with { Evidence = [.. Enumerable.Repeat(link, EvidenceRules.MostPerCell)] }).Answer.Findings);
        var many = Enter(Answer(Coverage) with { Evidence = [.. Enumerable.Repeat(link, EvidenceRules.MostPerCell + 1)] });
        var unfit = Enter(Answer(Coverage) with { Evidence = [link, link with { Address = "file:///survey", Name = "Survey on a disk" }] });

        Assert.Equal(("EvidenceTooMany", "8", 0), (Rule(many), many.Answer.Findings[0].Arguments[0], many.Next.Cells.Count));
        Assert.Equal(("EvidenceLinkUnfit", "Survey on a disk", 0), (Rule(unfit), unfit.Answer.Findings[0].Arguments[0], unfit.Next.Cells.Count));
    }

    [Fact]
    public void Who_accepts_the_published_figure_need_not_type_it()
    {
        Observation published = new("SEN", Coverage, 21.5, Basis.Published, "World Bank", EvidenceGrade.External, new("WDI-2025", null));
        var setting = Setting with { Reference = new("published", Shipped.Reference.Members, Shipped.Reference.AllIndicators, [published], [], []) };
        Cell Entered(Cell cell) => Desk.Report(Submission.Blank("2026", "SEN"), By(Senegal), [cell], false, null, setting).Next.Cells[Coverage.ToString()];

        var accepts = new Cell(Coverage, "", null) { Stance = Stance.Accepts };
        Assert.Equal(("21.5", 21.5, "World Bank"), (Entered(accepts).Text, Entered(accepts).Value, Entered(accepts).Source));
        Assert.Equal("Ministry", Entered(accepts with { Source = "Ministry" }).Source);
        Assert.Equal("", Entered(accepts with { Stance = Stance.Contests, Note = "Another survey" }).Text);
        Assert.Equal("22", Entered(accepts with { Text = "22", Value = 22 }).Text);
    }

    [Fact]
    public void Nothing_is_handed_in_that_holds_nothing_or_leaves_a_warning_without_a_word()
    {
        Assert.Equal("NothingEntered", Rule(Desk.Report(Submission.Blank("2026", "SEN"), By(Senegal), [], true, null, Setting)));
        var silent = Desk.Report(Submission.Blank("2026", "SEN"), By(Senegal), [Unusual(note: null)], true, null, Jumped);
        Assert.Equal(("CommentMissing", (CellKey?)Coverage), silent.Answer.Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Rule, f.Cell)).Single());
        Assert.Equal((false, SubmissionStatus.Draft, HistoryKind.Saved), (silent.Answer.Done, silent.Next.Status, silent.Next.Recent[^1].Kind));
        Assert.Equal(SubmissionStatus.Submitted, Desk.Report(Submission.Blank("2026", "SEN"), By(Senegal), [Unusual()], true, null, Jumped).Next.Status);
        // Nobody reads the comments of a round that accepts automatically, so none is asked for.
        var automatic = Jumped with { Round = Jumped.Round with { Acceptance = Acceptance.Automatic } };
        Assert.Equal(SubmissionStatus.Accepted, Desk.Report(Submission.Blank("2026", "SEN"), By(Senegal), [Unusual(note: null)], true, null, automatic).Next.Status);
    }

    [Fact]
    public void A_change_of_what_was_accepted_names_its_source()
    {
        var changed = Desk.Report(Submission.Blank("2026", "SEN"), By(Senegal), [Cell.Typed(Coverage, "25", null, "Counted again")], true, null, Accepted(24));
        Assert.Equal([("SourceMissing", (CellKey?)Coverage)], changed.Answer.Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Rule, f.Cell)));
    }

    [Fact]
    public void A_large_change_is_accepted_by_a_second_person()
    {
        var submitted = Desk.Report(Submission.Blank("2026", "SEN"), By(Senegal), [Unusual()], true, null, Jumped).Next;
        var first = Desk.Accept(submitted, By(Secretariat), null, submitted.Revision, Jumped);
        Assert.Equal((HistoryKind.FirstReview, SubmissionStatus.Submitted, true, submitted.Revision + 1), (first.Next.Recent[^1].Kind, first.Next.Status, first.Next.Reviewed, first.Next.Revision));
        Assert.Null(first.Publication);
        Assert.Equal("ReviewBegun", Rule(Desk.Withdraw(first.Next, By(Senegal), first.Next.Revision, Jumped)));
        Assert.Equal("SecondReviewerNeeded", Rule(Desk.Accept(first.Next, By(Secretariat), null, first.Next.Revision, Jumped)));
        var second = Desk.Accept(first.Next, By(Second), null, first.Next.Revision, Jumped);
        Assert.Equal((SubmissionStatus.Accepted, 60.0), (second.Next.Status, Assert.Single(second.Publication!.Observations).Value));
        Assert.Empty(second.Next.FirstReviews);
    }

    [Fact]
    public void What_is_an_error_by_now_is_not_published()
    {
        var submitted = HandedIn();
        var population = Setting with { Reference = new("other", Shipped.Reference.Members, Shipped.Reference.AllIndicators.Select(i => i.Code == Case.Cov ? i with { Maximum = 10 } : i), [], [], []) };
        var decision = Desk.Accept(submitted, By(Secretariat), null, submitted.Revision, population);

        Assert.Equal(["ErrorsRemain", "V01"], decision.Answer.Findings.Select(f => f.Rule));
        Assert.Same(submitted, decision.Next);
        // Of another section it may be.
        Assert.NotNull(Desk.Accept(submitted, By(Secretariat), Sections.Of(Registration.Indicator, Setting.Reference), submitted.Revision, population).Publication);
    }

    [Fact]
    public void A_reason_is_needed_is_trimmed_and_has_a_longest()
    {
        var submitted = HandedIn();
        Decision Return(string reason, params CellReason[] cells) => Desk.Return(submitted, By(Secretariat), reason, [.. cells], submitted.Revision, Setting);

        Assert.Equal("ReasonMissing", Rule(Return(" ")));
        Assert.All(["", "  ", new string('w', Longest + 1)], reason => Assert.Equal(("ReasonMissing", (CellKey?)Coverage), (Rule(Return("", new CellReason(Coverage, reason))), Return("", new CellReason(Coverage, reason)).Answer.Findings[0].Cell)));
        Assert.True(Return("", new CellReason(Coverage, new string('w', Longest))).Answer.Done);
        Assert.Equal("CellUnknown", Rule(Return("", new CellReason(new(Case.Cov, 1999), "Which?"))));
        var whole = Return("  Which survey? ").Next;
        Assert.Equal(("Which survey?", true), (whole.Reason, whole.Reopened.IsEmpty));
        var cell = Return("", new CellReason(Coverage, " Which survey? ")).Next;
        Assert.Null(cell.Reason);
        Assert.Equal(new ReturnedCell("Which survey?", Setting.Now, "Secretariat", submitted.Cells[Coverage.ToString()]), Assert.Single(cell.Reopened).Value);
        Assert.Equal([new CellReason(Coverage, "Which survey?")], cell.Recent[^1].Returned);
        Assert.True(whole.Recent[^1].Returned.IsDefault);
    }

    [Fact]
    public void Only_what_was_sent_back_is_open_and_another_year_of_it_may_be_added()
    {
        var submitted = HandedIn();
        var returned = Desk.Return(submitted, By(Secretariat), "", [new(Coverage, "Which survey?")], submitted.Revision, Setting).Next;
        Assert.Equal((false, true, false, true), (Desk.IsLocked(returned, Coverage), Desk.IsLocked(returned, Registration), Desk.IsLocked(returned, new(Case.Cov, 2020)), Desk.IsLocked(returned, new(Registration.Indicator, 2020))));
        Assert.Equal((true, false), (Desk.MayAdd(returned, Coverage.Indicator), Desk.MayAdd(returned, Registration.Indicator)));
        Assert.True(Desk.MayAdd(submitted, Registration.Indicator));

        var again = Desk.Report(returned, By(Senegal), [Answer(Registration), Answer(Coverage, "30")], false, null, Setting);
        Assert.DoesNotContain(again.Answer.Findings, f => f.Rule == "CellLocked");
        Assert.Equal("30", again.Next.Cells[Coverage.ToString()].Text);
        var locked = Desk.Report(returned, By(Senegal), [Answer(Registration, "70"), Answer(new(Registration.Indicator, 2020), "60")], false, null, Setting);
        Assert.Equal([Registration, new(Registration.Indicator, 2020)], locked.Answer.Findings.Where(f => f.Rule == "CellLocked").Select(f => f.Cell!.Value));
        Assert.Equal((SubmissionStatus.Returned, "80.1"), (locked.Next.Status, locked.Next.Cells[Registration.ToString()].Text));

        var mended = Desk.Report(returned, By(Senegal), [Answer(Coverage, "30")], true, null, Setting).Next;
        Assert.Equal((SubmissionStatus.Submitted, true), (mended.Status, mended.Reopened.IsEmpty));
        Assert.Equal([Coverage.ToString()], mended.Mended.Keys);
        var accepted = Desk.Accept(mended, By(Secretariat), null, mended.Revision, Setting).Next;
        Assert.Equal((SubmissionStatus.Accepted, true, false), (accepted.Status, accepted.Mended.IsEmpty, accepted.Reviewed));
    }

    [Fact]
    public void A_remark_says_something_about_what_is_asked_and_changes_nothing()
    {
        var submitted = HandedIn();
        Decision Say(Actor who, CellKey about, string text) => Desk.Comment(submitted, By(who), about, text, Setting);

        Assert.All(["", "  "], text => Assert.Equal("CommentEmpty", Rule(Say(Senegal, Coverage, text))));
        Assert.Equal("TextTooLong", Rule(Say(Senegal, Coverage, new string('w', Longest + 1))));
        Assert.Equal("NotAsked", Rule(Say(Senegal, new(Case.Adq, 2024), "Why?")));
        Assert.Equal("NotYours", Rule(Say(Mali, Coverage, "Why?")));
        Assert.True(Say(Senegal, Coverage, new string('w', Longest)).Answer.Done);
        var said = Say(Secretariat, Coverage, " Which survey? ").Next.Recent[^1];
        Assert.Equal((HistoryKind.Commented, (CellKey?)Coverage, "Which survey?"), (said.Kind, said.About, said.Reason));
        Assert.Equal(submitted.Revision, Say(Secretariat, Coverage, "Which?").Next.Revision);
    }

    [Fact]
    public void A_section_is_given_to_a_known_colleague_given_anew_and_taken_back()
    {
        var blank = Submission.Blank("2026", "SEN");
        Decision Give(Submission before, string account, string name, params string[] sections) => Desk.Delegate(before, By(Senegal), new(account, name, [.. sections]), Setting);

        Assert.Equal("DeputyUnknown", Rule(Give(blank, " ", "Colleague", Section)));
        Assert.Equal("DeputyUnknown", Rule(Give(blank, "d1", "", Section)));
        Assert.Equal("SectionUnknown", Rule(Give(blank, "d1", "Colleague", Section, "weather")));
        var given = Give(blank, "d1", "Colleague", Section).Next;
        Assert.Equal((HistoryKind.Delegated, "Colleague", Section), (given.Recent[^1].Kind, given.Recent[^1].Whom, given.Recent[^1].Reason));
        var both = Give(Give(given, "d2", "Other", Section).Next, "d1", "Colleague", Section, Sections.Of(Registration.Indicator, Setting.Reference)!).Next;
        Assert.Equal([("d2", 1), ("d1", 2)], both.Deputies.Select(d => (d.Account, d.Sections.Length)));
        Assert.Equal($"{Section}, {Sections.Of(Registration.Indicator, Setting.Reference)}", both.Recent[^1].Reason);
        Assert.Equal(["d2"], Give(both, "d1", "Colleague").Next.Deputies.Select(d => d.Account));
    }

    [Fact]
    public void Another_member_is_asked_to_verify_a_figure_and_says_yes_once()
    {
        var submitted = HandedIn();
        Assert.Equal("UnknownMember", Rule(Desk.AskVerification(submitted, By(Senegal), Coverage, "XYZ", Setting)));
        Assert.Equal("OwnMember", Rule(Desk.AskVerification(submitted, By(Senegal), Coverage, "SEN", Setting)));
        var asked = Desk.AskVerification(submitted, By(Senegal), Coverage, "MLI", Setting).Next;
        Assert.Equal((HistoryKind.VerificationAsked, (CellKey?)Coverage, "MLI"), (asked.Recent[^1].Kind, asked.Recent[^1].About, asked.Recent[^1].Whom));
        Assert.Equal("TextTooLong", Rule(Desk.Verify(asked, By(Mali), Coverage, true, new string('w', Longest + 1), Setting)));
        Assert.True(Desk.Verify(asked, By(Mali), Coverage, true, new string('w', Longest), Setting).Answer.Done);
        Assert.Equal("NotYours", Rule(Desk.Verify(asked, By(new("f9", "Focal point", Role.Deputy, "MLI")), Coverage, true, null, Setting)));

        var verified = Desk.Verify(asked, By(Mali), Coverage, true, "  ", Setting);
        Assert.Null(verified.Publication);
        Assert.Equal((true, null, (bool?)true), (verified.Next.Verifications[Coverage.ToString()].Confirmed, verified.Next.Verifications[Coverage.ToString()].Note, verified.Next.Recent[^1].Confirmed));
        var accepted = Desk.Accept(verified.Next, By(Secretariat), null, verified.Next.Revision, Setting);
        Assert.Equal(EvidenceGrade.PeerVerified, accepted.Publication!.Observations.Single(o => o.Key == Coverage).Grade);
    }

    [Fact]
    public void A_figure_verified_after_it_was_accepted_is_published_again_at_its_grade()
    {
        var submitted = HandedIn();
        var accepted = Desk.Accept(submitted, By(Secretariat), null, submitted.Revision, Setting).Next;
        var asked = Desk.AskVerification(accepted, By(Senegal), Coverage, "MLI", Setting).Next;
        var verified = Desk.Verify(asked, By(Mali), Coverage, true, "Seen", Setting);

        Assert.Equal([(Coverage, EvidenceGrade.PeerVerified)], verified.Publication!.Observations.Select(o => (o.Key, o.Grade)));
        Assert.Equal((2L, 2L), (verified.Publication.Sequence, verified.Next.Publications));
        Assert.Equal([Coverage], verified.Next.Recent[^1].Published);
        Assert.Null(Desk.Verify(asked, By(Mali), Coverage, false, "Not the same", Setting).Publication);
    }

    [Fact]
    public void A_verifier_answers_once_about_the_figure_that_was_shown_and_says_why_not()
    {
        var asked = Desk.AskVerification(HandedIn(), By(Senegal), Coverage, "MLI", Setting).Next;
        Assert.All([null, "", " "], note => Assert.Equal("ReasonMissing", Rule(Desk.Verify(asked, By(Mali), Coverage, false, note, Setting))));
        var refused = Desk.Verify(asked, By(Mali), Coverage, false, " Another year ", Setting).Next;
        Assert.Equal((false, "Another year", "Focal point of Mali", (DateTimeOffset?)Setting.Now), (refused.Verifications[Coverage.ToString()].Confirmed, refused.Verifications[Coverage.ToString()].Note, refused.Verifications[Coverage.ToString()].By, refused.Verifications[Coverage.ToString()].At));
        Assert.Equal(((bool?)false, "Another year", true), (refused.Recent[^1].Confirmed, refused.Recent[^1].Reason, refused.Recent[^1].Published.IsDefault));
        Assert.Equal("AlreadyVerified", Rule(Desk.Verify(refused, By(Mali), Coverage, true, null, Setting)));
        Assert.Equal("CellChanged", Rule(Desk.Verify(asked with { Cells = asked.Cells.SetItem(Coverage.ToString(), Answer(Coverage, "30")) }, By(Mali), Coverage, true, null, Setting)));
        Assert.Equal("NotYours", Rule(Desk.Verify(HandedIn(), By(Mali), Coverage, true, null, Setting)));
        Assert.Null(Desk.Verify(asked, By(Mali), Coverage, true, " ", Setting).Next.Recent[^1].Reason);
    }

    [Fact]
    public void A_cell_that_is_emptied_is_gone_and_its_change_says_what_stood_there()
    {
        var entered = Enter(Answer(Coverage)).Next;
        Assert.Equal(new CellChange(Coverage, null, "24.1", Answer(Coverage)), entered.Recent[^1].Changes.Single());
        var changed = Desk.Report(entered, By(Senegal), [Answer(Coverage, "30")], false, entered.Revision, Setting).Next;
        Assert.Equal(new CellChange(Coverage, "24.1", "30", Answer(Coverage, "30")), changed.Recent[^1].Changes.Single());
        var emptied = Desk.Report(changed, By(Senegal), [Cell.Typed(Coverage, "")], false, null, Setting).Next;
        Assert.Equal((new CellChange(Coverage, "30", null), 0), (emptied.Recent[^1].Changes.Single(), emptied.Cells.Count));
        Assert.Empty(Desk.Report(emptied, By(Senegal), [Cell.Typed(Coverage, "")], false, null, Setting).Next.Recent[^1].Changes);
        Assert.Empty(Desk.Report(entered, By(Senegal), [Answer(Coverage)], false, null, Setting).Next.Recent[^1].Changes);
    }

    [Fact]
    public void What_is_handed_in_is_taken_back_in_time_and_before_anybody_decided()
    {
        var submitted = HandedIn();
        var back = Desk.Withdraw(submitted, By(Senegal), submitted.Revision, Setting).Next;
        Assert.Equal((SubmissionStatus.Draft, submitted.Revision + 1, HistoryKind.Withdrawn), (back.Status, back.Revision, back.Recent[^1].Kind));
        Assert.Equal("RoundClosed", Rule(Desk.Withdraw(submitted, By(Senegal), submitted.Revision, Setting with { Now = Setting.Round.Closes })));
        Assert.Equal("ReviewBegun", Rule(Desk.Withdraw(submitted with { Reviewed = true }, By(Senegal), submitted.Revision, Setting)));
        Assert.Equal("ReviewBegun", Rule(Desk.Withdraw(submitted with { FirstReviews = submitted.FirstReviews.Add(Coverage.ToString(), "s1") }, By(Senegal), submitted.Revision, Setting)));
        Assert.Equal("NothingToWithdraw", Rule(Desk.Withdraw(back, By(Senegal), back.Revision, Setting)));
        Assert.Equal("StalePage", Rule(Desk.Withdraw(submitted, By(Senegal), submitted.Revision - 1, Setting)));
        Assert.Equal("NotYours", Rule(Desk.Withdraw(submitted, By(Colleague), submitted.Revision, Setting)));
    }

    [Fact]
    public void Nothing_is_entered_before_the_round_opens_after_it_closed_or_while_it_is_reviewed()
    {
        string At(DateTimeOffset now) => Rule(Desk.Report(Submission.Blank("2026", "SEN"), By(Senegal), [Answer(Coverage)], false, null, Setting with { Now = now }));
        Assert.Equal(("RoundNotOpen", "RoundClosed"), (At(Start.AddTicks(-1)), At(Setting.Round.Closes)));
        Assert.Equal("HandedIn", Rule(Desk.Report(HandedIn(), By(Senegal), [Answer(Coverage)], false, null, Setting)));
        Assert.Equal("OnlyFocalPointHandsIn", Rule(Desk.Report(
            Desk.Delegate(Submission.Blank("2026", "SEN"), By(Senegal), new(Colleague.Id, Colleague.Name, [Section]), Setting).Next, By(Colleague), [Answer(Coverage)], true, null, Setting)));
        Assert.Equal(1, Enter(Answer(Coverage)).Next.Revision);
    }

    [Fact]
    public void Only_what_waits_for_a_decision_is_decided_section_by_section_or_whole()
    {
        var submitted = HandedIn();
        var (secretariat, other) = (By(Secretariat), Sections.Of(Registration.Indicator, Setting.Reference)!);
        Assert.Equal("NotYours", Rule(Desk.Accept(submitted, By(Senegal), null, submitted.Revision, Setting)));
        Assert.Equal("StalePage", Rule(Desk.Accept(submitted, secretariat, null, submitted.Revision + 1, Setting)));
        foreach (var idle in new[] { Submission.Blank("2026", "SEN"), Enter(Answer(Coverage)).Next, Enter(Answer(Coverage)).Next with { Status = SubmissionStatus.Returned } })
        {
            Assert.Equal("NothingToReview", Rule(Desk.Accept(idle, secretariat, null, idle.Revision, Setting)));
            Assert.Equal("NothingToReview", Rule(Desk.Return(idle, secretariat, "Why?", [], idle.Revision, Setting)));
        }
        var one = Desk.Accept(submitted, secretariat, Section, submitted.Revision, Setting);
        Assert.Equal((SubmissionStatus.Submitted, true, submitted.Revision + 1, 1), (one.Next.Status, one.Next.Reviewed, one.Next.Revision, one.Publication!.Observations.Length));
        Assert.Equal([Coverage], one.Next.Recent[^1].Published);
        Assert.Equal("NothingToReview", Rule(Desk.Accept(one.Next, secretariat, Section, one.Next.Revision, Setting)));
        var rest = Desk.Accept(one.Next, secretariat, other, one.Next.Revision, Setting);
        Assert.Equal((SubmissionStatus.Accepted, false), (rest.Next.Status, rest.Next.Reviewed));
        // Accepted already, it may be sent back all the same, and so may more of what was sent back.
        var returned = Desk.Return(rest.Next, secretariat, "", [new(Coverage, "Which survey?")], rest.Next.Revision, Setting).Next;
        var more = Desk.Return(returned, secretariat, "", [new(Registration, "Which register?")], returned.Revision, Setting).Next;
        Assert.Equal((2, rest.Next.Revision + 2), (more.Reopened.Count, more.Revision));
        Assert.True(Desk.Return(returned, secretariat, "All of it", [], returned.Revision, Setting).Next.Reopened.IsEmpty);
        Assert.Equal("NothingToReview", Rule(Desk.Accept(returned, secretariat, null, returned.Revision, Setting)));
    }

    [Fact]
    public void The_rest_is_accepted_while_a_figure_is_sent_back_and_an_empty_decision_publishes_nothing()
    {
        var submitted = HandedIn();
        var returned = Desk.Return(submitted, By(Secretariat), "", [new(Coverage, "Which survey?")], submitted.Revision, Setting).Next;
        var accepted = Desk.Accept(returned, By(Secretariat), null, returned.Revision, Setting);
        Assert.Equal((SubmissionStatus.Returned, true, Registration), (accepted.Next.Status, accepted.Next.Reviewed, accepted.Publication!.Observations.Single().Key));

        var all = Desk.Accept(submitted, By(Secretariat), null, submitted.Revision, Setting).Next;
        var again = Desk.Report(all, By(Senegal), [], true, null, Setting).Next;
        var nothing = Desk.Accept(again, By(Secretariat), null, again.Revision, Setting);
        Assert.Null(nothing.Publication);
        Assert.Equal((SubmissionStatus.Accepted, true, 1L), (nothing.Next.Status, nothing.Next.Recent[^1].Published.IsDefault, nothing.Next.Publications));
    }

    [Fact]
    public void The_head_of_a_history_is_what_its_next_entry_is_linked_to()
    {
        var blank = Submission.Blank("2026", "SEN");
        Assert.Equal(HistoryChain.Beginning("2026", "SEN"), blank.Head);
        var one = Enter(Answer(Coverage)).Next;
        Assert.Equal(one.Recent[^1].Hash, one.Head);
        Assert.Equal("round:2026", one.Source);
    }

    private static Setting Jumped => Accepted(20, 2023);

    private static Setting Accepted(double value, int year = 2024) => Setting with
    {
        Figures = MemberFigures.None("SEN").With(new Publication(
            "SEN", "round:2025", 1, [new("SEN", new(Case.Cov, year), value, Basis.National, "Ministry", EvidenceGrade.Documented, new("round:2025", Start.AddYears(-1)))], [])),
    };

    private static Cell Unusual(string? note = "A new programme") => Cell.Typed(Coverage, "60", "Survey", note);

    private static Cell Answer(CellKey key, string? text = null) => Cell.Typed(key, text ?? (key == Registration ? "80.1" : "24.1"), "Survey", "Checked");

    private static Submission HandedIn() => Desk.Report(Submission.Blank("2026", "SEN"), By(Senegal), [Answer(Coverage), Answer(Registration)], true, null, Setting).Next;

    private static Decision Enter(Cell cell) => Desk.Report(Submission.Blank("2026", "SEN"), By(Senegal), [cell], false, null, Setting);

    private static Operation By(Actor actor) => new("operation", actor, Channel.Web);

    private static string Rule(Decision decision) => decision.Answer.Findings.First(f => f.Severity == Severity.Error).Rule;
}

using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Submissions;

/// <summary>How far a submission is and who has it; how its history is told again.</summary>
public sealed class ProgressTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Round Round = new("2026", LocalText.Same("2026"), ["SEN"], [Case.Cov, Case.Adq, Case.Q1, Case.Q5], Start, Start.AddDays(30), Start.AddDays(60), Acceptance.Reviewed);
    private static readonly Setting Setting = new(Round, new("catalogue", Shipped.Reference.Members, Shipped.Reference.AllIndicators, [], [], []), MemberFigures.None("SEN"), Start.AddHours(1));
    private static readonly Actor Senegal = new("f1", "Focal point", Role.FocalPoint, "SEN");

    [Fact]
    public void Questions_with_a_figure_or_a_reason_are_answered_and_findings_are_counted()
    {
        var blank = RoundProgress.Of(Submission.Blank("2026", "SEN"), Setting);
        Assert.Equal(("SEN", 0, 4, 0, 0, null), (blank.Member, blank.Answered, blank.Asked, blank.Errors, blank.Warnings, blank.LastChange));

        var entered = Desk.Report(
            Submission.Blank("2026", "SEN"), new("1", Senegal, Channel.Web),
            [Cell.Typed(new(Case.Adq, 2024), "61"), Cell.Typed(new(Case.Q1, 2024), "", null, "None") with { Kind = AnswerKind.NotAvailable }, Cell.Typed(new(Case.Q5, 2024), "about 5")],
            false, null, Setting).Next;
        var progress = RoundProgress.Of(entered, Setting);
        // Adequacy without coverage and a text that is no figure are errors; unusual adequacy and its missing partner are warnings.
        Assert.Equal((SubmissionStatus.Draft, 1L, 2, 2, 2, (DateTimeOffset?)Setting.Now), (progress.Status, progress.Revision, progress.Answered, progress.Errors, progress.Warnings, progress.LastChange));
    }

    [Fact]
    public void Late_is_who_has_not_handed_in_once_it_is_due()
    {
        bool Late(SubmissionStatus status, DateTimeOffset now, DateTimeOffset? handedIn = null) =>
            new RoundProgress("SEN", status, 1, 0, 1, 0, 0, Turnaround.None with { HandedIn = handedIn }, null).IsLate(Round, now);

        Assert.Equal((false, true, true), (Late(SubmissionStatus.Draft, Round.Due.AddTicks(-1)), Late(SubmissionStatus.Draft, Round.Due), Late(SubmissionStatus.NotStarted, Round.Closes)));
        Assert.All([SubmissionStatus.Submitted, SubmissionStatus.Accepted], status => Assert.False(Late(status, Round.Closes)));
        Assert.False(Late(SubmissionStatus.Returned, Round.Closes, Round.Opens));
    }

    [Fact]
    public void Days_in_hand_begin_with_the_round_and_end_with_acceptance()
    {
        RoundProgress At(SubmissionStatus status, Turnaround? turnaround = null) => new("SEN", status, 1, 0, 1, 0, 0, turnaround ?? Turnaround.None, null);

        Assert.Equal(3, At(SubmissionStatus.NotStarted).DaysInHands(Round, Round.Opens.AddDays(3.9)));
        Assert.Equal(0, At(SubmissionStatus.NotStarted).DaysInHands(Round, Round.Opens));
        Assert.Null(At(SubmissionStatus.NotStarted).DaysInHands(Round, Round.Opens.AddTicks(-1)));
        Assert.Null(At(SubmissionStatus.Accepted).DaysInHands(Round, Round.Opens.AddDays(3)));
        Assert.Null(At(SubmissionStatus.NotStarted).DaysInHands(Round with { IsDraft = true }, Round.Opens.AddDays(3)));
        Assert.Equal(2, At(SubmissionStatus.Draft, Turnaround.None with { Since = Round.Opens.AddDays(1) }).DaysInHands(Round, Round.Opens.AddDays(3)));

        var with = At(SubmissionStatus.Submitted, new(true, Start, TimeSpan.FromDays(4), TimeSpan.FromDays(2), Start));
        Assert.Equal((4, 5), (with.DaysByMember(Start.AddDays(3)), with.DaysBySecretariat(Start.AddDays(3))));
        var back = At(SubmissionStatus.Returned, new(false, Start, TimeSpan.FromDays(4), TimeSpan.FromDays(2), Start));
        Assert.Equal((7, 2), (back.DaysByMember(Start.AddDays(3)), back.DaysBySecretariat(Start.AddDays(3))));
        var over = At(SubmissionStatus.Accepted, new(false, Start, TimeSpan.FromDays(4), TimeSpan.FromDays(2), Start));
        Assert.Equal((4, 2), (over.DaysByMember(Start.AddDays(3)), over.DaysBySecretariat(Start.AddDays(3))));
        Assert.Equal((0, 0), (At(SubmissionStatus.NotStarted).DaysByMember(Start.AddDays(3)), At(SubmissionStatus.NotStarted).DaysBySecretariat(Start.AddDays(3))));
    }

    [Fact]
    public void Time_is_counted_for_the_side_that_had_it_until_the_other_has_it()
    {
        var begun = Turnaround.None.Move(SubmissionStatus.Draft, Start);
        Assert.Equal(new Turnaround(false, Start, TimeSpan.Zero, TimeSpan.Zero, null), begun);
        Assert.Same(begun, begun.Move(SubmissionStatus.Draft, Start.AddDays(1)));
        var handed = begun.Move(SubmissionStatus.Submitted, Start.AddDays(2));
        Assert.Equal(new Turnaround(true, Start.AddDays(2), TimeSpan.FromDays(2), TimeSpan.Zero, Start.AddDays(2)), handed);
        var returned = handed.Move(SubmissionStatus.Returned, Start.AddDays(5));
        Assert.Equal(new Turnaround(false, Start.AddDays(5), TimeSpan.FromDays(2), TimeSpan.FromDays(3), Start.AddDays(2)), returned);
        Assert.Equal(Start.AddDays(2), returned.Move(SubmissionStatus.Submitted, Start.AddDays(6)).HandedIn);
        // Accepted automatically, it was never with the secretariat.
        Assert.Equal((false, (DateTimeOffset?)Start), (Turnaround.None.Move(SubmissionStatus.Accepted, Start).WithSecretariat, Turnaround.None.Move(SubmissionStatus.Accepted, Start).HandedIn));
    }

    [Fact]
    public void A_history_told_again_gives_every_publication_and_what_is_stored()
    {
        var key = new CellKey(Case.Cov, 2024);
        var secretariat = new Actor("s1", "Secretariat", Role.Secretariat);
        var submission = Submission.Blank("2026", "SEN");
        void Do(Func<Submission, Decision> step) => submission = step(submission).Next;
        Do(s => Desk.Report(s, new("1", Senegal, Channel.Web), [Cell.Typed(key, "24", "Survey", "Checked"), Cell.Typed(new(Case.Q1, 2024), "20", "Survey", "Checked")], true, null, Setting));
        Do(s => Desk.Accept(s, new("2", secretariat, Channel.Web), null, s.Revision, Setting));
        Do(s => Desk.AskVerification(s, new("3", Senegal, Channel.Web), key, "MLI", Setting));
        Do(s => Desk.Verify(s, new("4", new("f2", "Mali", Role.FocalPoint, "MLI"), Channel.Web), key, true, null, Setting));
        Do(s => Desk.Report(s, new("5", Senegal, Channel.Web), [Cell.Typed(key, ""), Cell.Typed(new(Case.Q1, 2024), "", null, "None") with { Kind = AnswerKind.NotAvailable }], true, null, Setting));
        Do(s => Desk.Accept(s, new("6", secretariat, Channel.Web), null, s.Revision, Setting));

        var told = Retelling.Begin("2026", "SEN").With(submission.Recent);
        Assert.Equal((6, 3), (told.Entries, told.Publications.Count));
        Assert.Equal([2, 1, 0], told.Publications.Select(p => p.Observations.Length));
        Assert.Equal((EvidenceGrade.PeerVerified, key), (told.Publications[1].Observations[0].Grade, told.Publications[1].Observations[0].Key));
        Assert.Equal([key, new(Case.Q1, 2024)], told.Publications[2].Removed.OrderBy(k => k.ToString(), StringComparer.Ordinal));
        Assert.Equal([StatementKind.NotAvailable], told.Publications[2].Statements.Select(s => s.Kind));
        Assert.True(told.Publications[0].Statements.IsDefault);
        Assert.Equal(submission.Cells, told.Cells);
        Assert.Equal(submission.Accepted, told.Accepted);
        Assert.Equal([new CellKey(Case.Q1, 2024).ToString()], told.Accepted.Keys);
        Assert.Equal(submission.Whole().Statements, [.. told.Publications[2].Statements]);
    }

    [Fact]
    public void An_observation_says_whose_it_is_its_source_and_its_grade()
    {
        var cell = Cell.Typed(new(Case.Cov, 2024), "24");
        var submission = Submission.Blank("2026", "SEN") with { Cells = ImmutableDictionary<string, Cell>.Empty.Add(cell.Key.ToString(), cell) };
        Assert.Equal(new Observation("SEN", cell.Key, 24, Basis.National, "", EvidenceGrade.SelfDeclared, new("round:2026", Start)), submission.Observation(new(cell, Start)));
        Assert.Equal(("Survey", EvidenceGrade.Documented), (submission.Observation(new(cell with { Source = "Survey" }, Start)).Source, submission.Observation(new(cell with { Source = "Survey" }, Start)).Grade));
        Assert.Equal([cell.Key], submission.Pending());
        Assert.Equal([cell.Key], (submission with { Cells = submission.Cells.Clear(), Accepted = ImmutableDictionary<string, AcceptedCell>.Empty.Add(cell.Key.ToString(), new(cell, Start)) }).Pending());
        Assert.Empty((submission with { Accepted = ImmutableDictionary<string, AcceptedCell>.Empty.Add(cell.Key.ToString(), new(cell, Start)) }).Pending());
    }
}

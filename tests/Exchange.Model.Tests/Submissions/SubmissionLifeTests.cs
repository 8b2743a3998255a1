using System.Collections.Immutable;
using CsCheck;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Submissions;

/// <summary>
/// Random lives of a submission against a plain model of the rules: what may be done in which state by whom, what is public afterwards, and
/// that a refusal changes nothing and names its reason.
/// </summary>
public sealed class SubmissionLifeTests
{
    private const string Coverage = "per_sa_allsa.cov_pop_tot";
    private const string Registration = "SG_REG_BRTH.lt5y";

    private static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly CellKey[] Keys = [new(Coverage, 2023), new(Coverage, 2024), new(Registration, 2024)];
    private static readonly Actor Senegal = new("f1", "Focal point", Role.FocalPoint, "SEN");
    private static readonly Actor Deputy = new("d1", "Colleague", Role.Deputy, "SEN");
    private static readonly Actor Mali = new("f2", "Focal point of Mali", Role.FocalPoint, "MLI");
    private static readonly Actor Secretariat = new("s1", "Secretariat", Role.Secretariat);
    private static readonly Actor Reviewer = new("s2", "Second reviewer", Role.Secretariat);
    private static readonly Actor[] Actors = [Senegal, Senegal, Senegal, Secretariat, Secretariat, Reviewer, Deputy, Mali, Actor.Anonymous];

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[0, 10], Gen.Int[0, Actors.Length - 1], Gen.Int[0, Keys.Length - 1], Gen.Int[20, 24], Gen.Bool, Gen.Int[0, 9], Gen.Int[0, 29],
        (command, actor, key, value, flag, stale, time) => new Step(
            (Command)command, (Command)command == Command.Verify && actor > 2 ? Mali : Actors[actor], Keys[key], value, flag, stale == 0,
            time < 4 ? (Time)time : Time.Open));

    private enum Command { Enter, HandIn, Withdraw, Accept, AcceptSection, ReturnWhole, ReturnCell, Delegate, Comment, Ask, Verify }

    /// <summary>Where the round stands for Senegal when a step is taken.</summary>
    private enum Time { Upcoming, Late, Closed, Extended, Open }

    private sealed record Step(Command Command, Actor Actor, CellKey Key, int Value, bool Flag, bool Stale, Time Time)
    {
        /// <summary>What a verifier says besides yes or no.</summary>
        public string? Said => Value % 2 == 0 ? "Seen" : null;
    }

    // Where the tests themselves are tried, every change of the model asks again, and the first lives must do.
    private static readonly int Lives = Environment.GetEnvironmentVariable("MUTATED_ROOM") is null ? 50_000 : 60;

    [Theory]
    [InlineData(Acceptance.Reviewed)]
    [InlineData(Acceptance.Automatic)]
    public void Every_life_of_a_submission_keeps_the_rules(Acceptance acceptance) =>
        Steps.List[1, 14].Sample(steps => Live(steps, acceptance), iter: Lives);

    private static void Live(List<Step> steps, Acceptance acceptance)
    {
        var reference = Shipped.Reference;
        var round = new Round("2026", LocalText.Same("2026"), ["SEN"], [Coverage, Registration], Start, Start.AddDays(30), Start.AddDays(60), acceptance);
        var submission = Submission.Blank("2026", "SEN");
        var figures = MemberFigures.None("SEN");
        var entries = ImmutableArray<HistoryEntry>.Empty;
        var told = Retelling.Begin("2026", "SEN");
        for (var i = 0; i < steps.Count; i++)
        {
            var now = Start.AddHours(i + 1);
            var setting = new Setting(At(round, steps[i].Time, now), reference, figures, now);
            var before = submission;
            var decision = Take(before, steps[i], i, setting);
            submission = decision.Next;

            if (Allowed(before, steps[i]) is { } reason)
            {
                Assert.Same(before, submission);
                Assert.False(decision.Answer.Done);
                Assert.Equal(reason, decision.Answer.Findings[0].Rule);
                Assert.Null(decision.Publication);
                continue;
            }
            Assert.True(!ReferenceEquals(before, submission) || Errs(decision));
            if (decision.Publication is { } publication)
            {
                Assert.Equal(steps[i].Command == Command.Verify ? HistoryKind.Verified : HistoryKind.Accepted, submission.Recent[^1].Kind);
                figures = figures.With(publication);
            }
            if (!ReferenceEquals(before, submission))
            {
                entries = entries.Add(submission.Recent[^1]);
                told = told.With([submission.Recent[^1]]);
                ToldAlike(submission, decision.Publication, told);
            }
            AgreesWithItself(before, submission, figures, entries);
        }
    }

    private static Round At(Round round, Time time, DateTimeOffset now) => time switch
    {
        Time.Upcoming => round with { Opens = now.AddDays(1) },
        Time.Late => round with { Due = now },
        Time.Closed => round with { Due = now, Closes = now },
        Time.Extended => round with { Due = now, Closes = now, Extensions = round.Extensions.Add("SEN", now.AddDays(1)) },
        _ => round,
    };

    private static void AgreesWithItself(Submission before, Submission after, MemberFigures figures, ImmutableArray<HistoryEntry> entries)
    {
        // What is public is what was accepted, whether told step by step or whole.
        Assert.Equal(
            after.Accepted.Values.Where(a => a.Cell.HasFigure).Select(a => (a.Cell.Key, a.Cell.Value!.Value)).OrderBy(p => p.Key.ToString(), StringComparer.Ordinal),
            figures.CurrentAll.Select(o => (o.Key, o.Value)).OrderBy(p => p.Key.ToString(), StringComparer.Ordinal));
        Assert.Equal(after.Publications, figures.Sequence);
        Assert.Equal(figures.ByKey.Count, MemberFigures.None("SEN").WithWhole(after.Whole()).ByKey.Count);
        // Nothing that was sent back is public in its new form before it was accepted again; nothing accepted is lost.
        if (after.Status == SubmissionStatus.Accepted)
            Assert.Empty(after.Pending());
        Assert.True(after.Status == SubmissionStatus.Returned || after.Reopened.IsEmpty);
        Assert.InRange(after.Revision, before.Revision, before.Revision + 1);
        Assert.Null(HistoryChain.FirstUnfit(HistoryChain.Beginning("2026", "SEN"), entries));
    }

    // The history alone gives every publication again, and what is stored.
    private static void ToldAlike(Submission submission, Publication? made, Retelling told)
    {
        Assert.Equal(submission.Publications, told.Publications.Count);
        Assert.Equal(submission.Cells.OrderBy(p => p.Key, StringComparer.Ordinal), told.Cells.OrderBy(p => p.Key, StringComparer.Ordinal));
        Assert.Equal(submission.Accepted.OrderBy(p => p.Key, StringComparer.Ordinal), told.Accepted.OrderBy(p => p.Key, StringComparer.Ordinal));
        if (made is null)
            return;
        var again = told.Publications[^1];
        Assert.Equal(made with { Observations = [], Removed = [], Statements = default }, again with { Observations = [], Removed = [], Statements = default });
        Assert.Equal(made.Observations, again.Observations);
        Assert.Equal(made.Removed, again.Removed);
        Assert.Equal(made.Statements.IsDefault ? [] : made.Statements, again.Statements.IsDefault ? [] : again.Statements);
    }

    private static bool Errs(Decision decision) => decision.Answer.Findings.Any(f => f.Severity == Severity.Error);

    /// <summary>The rules once more, as a table: why the step is refused outright; null if it is not.</summary>
    private static string? Allowed(Submission before, Step step)
    {
        var isSecretariat = step.Actor.Role == Role.Secretariat;
        var isOwner = step.Actor == Senegal || isSecretariat;
        var isDeputy = step.Actor == Deputy && before.Deputies.Length > 0;
        var returnsCells = before.Status == SubmissionStatus.Returned && before.Reopened.Count > 0;
        var asked = before.Verifications.GetValueOrDefault(step.Key.ToString());
        return step.Command switch
        {
            Command.Enter or Command.HandIn when !isOwner && !isDeputy => "NotYours",
            Command.HandIn when !isOwner => "OnlyFocalPointHandsIn",
            Command.Enter or Command.HandIn when step.Time == Time.Upcoming => "RoundNotOpen",
            Command.Enter or Command.HandIn when step.Time == Time.Closed => "RoundClosed",
            Command.Enter or Command.HandIn when step.Stale => "StalePage",
            Command.Enter or Command.HandIn when before.Status == SubmissionStatus.Submitted => "HandedIn",
            Command.Enter or Command.HandIn => null,
            Command.Withdraw when !isOwner => "NotYours",
            Command.Withdraw when step.Stale => "StalePage",
            Command.Withdraw when before.Status != SubmissionStatus.Submitted => "NothingToWithdraw",
            Command.Withdraw when step.Time is Time.Upcoming or Time.Closed => "RoundClosed",
            Command.Withdraw => before.Reviewed ? "ReviewBegun" : null,
            Command.Delegate => isOwner ? null : "NotYours",
            Command.Comment => isOwner || Delegated(before, step) || (step.Actor == Mali && asked is not null) ? null : "NotYours",
            Command.Ask => !isOwner ? "NotYours" : before.Cells.GetValueOrDefault(step.Key.ToString())?.Value is null ? "CellUnknown" : null,
            Command.Verify => step.Actor != Mali || asked is null ? "NotYours"
                : asked.Confirmed is not null ? "AlreadyVerified"
                : before.Cells.GetValueOrDefault(step.Key.ToString()) != asked.Cell ? "CellChanged"
                : !step.Flag && step.Said is null ? "ReasonMissing"
                : null,
            _ when !isSecretariat => "NotYours",
            _ when step.Stale => "StalePage",
            Command.Accept or Command.AcceptSection when before.Status != SubmissionStatus.Submitted && !returnsCells => "NothingToReview",
            Command.Accept when before.Status == SubmissionStatus.Submitted => null,
            Command.Accept or Command.AcceptSection => before.Pending().Any(k => !before.Reopened.ContainsKey(k.ToString())
                && (step.Command == Command.Accept || (k.Indicator == Coverage) == (step.Key.Indicator == Coverage))) ? null : "NothingToReview",
            _ when before.Status is not (SubmissionStatus.Submitted or SubmissionStatus.Accepted) && !returnsCells => "NothingToReview",
            Command.ReturnCell when !before.Cells.ContainsKey(step.Key.ToString()) && !before.Accepted.ContainsKey(step.Key.ToString()) => "CellUnknown",
            _ => null,
        };
    }

    private static bool Delegated(Submission before, Step step) =>
        step.Actor == Deputy && before.Deputies.Any(d => d.Sections.Contains(Sections.Of(step.Key.Indicator, Shipped.Reference)!));

    private static Decision Take(Submission before, Step step, int number, Setting setting)
    {
        var operation = new Operation($"o{number}", step.Actor, Channel.Api);
        var revision = step.Stale ? before.Revision + 7 : before.Revision;
        var section = Sections.Of(step.Key.Indicator, setting.Reference)!;
        ImmutableArray<Cell> cells = [Cell.Typed(step.Key, step.Flag ? $"{step.Value}" : "", "Survey", "Checked")];
        return step.Command switch
        {
            Command.Enter => Desk.Report(before, operation, cells, false, revision, setting),
            Command.HandIn => Desk.Report(before, operation, [], true, revision, setting),
            Command.Withdraw => Desk.Withdraw(before, operation, revision, setting),
            Command.Accept => Desk.Accept(before, operation, null, revision, setting),
            Command.AcceptSection => Desk.Accept(before, operation, section, revision, setting),
            Command.ReturnWhole => Desk.Return(before, operation, "Which survey?", [], revision, setting),
            Command.ReturnCell => Desk.Return(before, operation, "", [new(step.Key, "Which survey?")], revision, setting),
            Command.Comment => Desk.Comment(before, operation, step.Key, "Which survey?", setting),
            Command.Ask => Desk.AskVerification(before, operation, step.Key, "MLI", setting),
            Command.Verify => Desk.Verify(before, operation, step.Key, step.Flag, step.Said, setting),
            _ => Desk.Delegate(before, operation, new(Deputy.Id, Deputy.Name, step.Flag ? [section] : []), setting),
        };
    }
}

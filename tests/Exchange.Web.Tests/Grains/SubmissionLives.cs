using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Submissions;

namespace Exchange.Web.Tests.Grains;

/// <summary>One command of a life, as the grain is asked for it and as the desk alone decides it.</summary>
internal sealed record LifeCommand(Operation Operation, Func<Submission, Setting, Decision> Decide, Func<ISubmissionGrain, Task<SubmissionAnswer>> Send)
{
    /// <summary>The operation is an earlier one, of this life or of the same moment.</summary>
    public bool IsRepeat { get; init; }
}

/// <summary>
/// Random lives of one member's submissions. Up to three commands are under way at once, all from what was read before; any may be one that
/// was sent before. The grain must answer as the desk would have, one command after another in some order, and keep the same history.
/// </summary>
internal sealed class SubmissionLives(Cluster cluster, string member, int seed)
{
    private const string Registration = "SG_REG_BRTH.lt5y";

    private static readonly CellKey[] Keys = [new(Cluster.Coverage, 2023), new(Cluster.Coverage, 2024), new(Registration, 2024)];

    // Every order in which at most three commands can follow each other.
    private static readonly int[][] Orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

    private readonly Random _random = new(seed);
    private readonly Actor _focalPoint = new("f-" + member, "Focal point", Role.FocalPoint, member);
    private readonly Actor _deputy = new("d-" + member, "Colleague", Role.Deputy, member);
    private readonly Actor _foreign = new("f-other", "Focal point of another member", Role.FocalPoint, Other(member));
    private readonly List<LifeCommand> _sent = [];
    private ImmutableDictionary<(string Actor, string Operation), SubmissionAnswer> _answers = ImmutableDictionary<(string, string), SubmissionAnswer>.Empty;
    private Submission _told = null!;
    private MemberFigures _figures = MemberFigures.None(member);
    private int _operations;

    public int Repeats { get; private set; }

    public int Races { get; private set; }

    public int Refusals { get; private set; }

    public int Commands { get; private set; }

    /// <summary>A round's submission begins; what was accepted in earlier rounds stays.</summary>
    public void Begin(string round)
    {
        _told = Submission.Blank(round, member);
        _answers = _answers.Clear();
        _sent.Clear();
    }

    /// <summary>One sequence of commands on the submission as it stands.</summary>
    public async Task Live(Round round)
    {
        var grain = cluster.Submission(member, round.Id);
        for (var turns = _random.Next(1, 7); turns > 0; turns--)
        {
            var batch = Batch(_random.Next(1, 4));
            var answers = await Task.WhenAll(batch.Select(c => c.Send(grain)));
            var kept = (await grain.View(Cluster.Secretariat))!.Submission;
            if (!Explained(batch, answers, kept.Head, round))
                Assert.Fail($"{member} in {round.Id}, seed {seed}, command {Commands}: no order of {string.Join(", ", batch.Select(c => c.Operation))} explains {string.Join(" | ", answers.Select(Said))}.");
            Commands += batch.Length;
            Repeats += batch.Count(c => c.IsRepeat);
            Races += batch.Length > 1 ? 1 : 0;
            Refusals += answers.Count(a => !a.Done);
            Assert.Equal(
                (_told.Status, _told.Revision, _told.Publications, _told.Cells.Count, _told.Accepted.Count, _told.Reopened.Count, _told.Deputies.Length),
                (kept.Status, kept.Revision, kept.Publications, kept.Cells.Count, kept.Accepted.Count, kept.Reopened.Count, kept.Deputies.Length));
        }
    }

    private LifeCommand[] Batch(int size)
    {
        var batch = new List<LifeCommand>();
        for (var i = 0; i < size; i++)
        {
            var known = batch.Count > 0 && _random.Next(6) == 0 ? batch[^1] : _sent.Count > 0 && _random.Next(6) == 0 ? _sent[_random.Next(_sent.Count)] : null;
            batch.Add(known is null ? New() : known with { IsRepeat = true });
        }
        _sent.AddRange(batch.Where(c => !c.IsRepeat));
        return [.. batch];
    }

    // What was done, and in which order, shows in the head of the history: it binds every entry.
    private bool Explained(LifeCommand[] batch, SubmissionAnswer[] answers, string head, Round round)
    {
        foreach (var order in Orders)
        {
            var (told, figures, known) = (_told, _figures, _answers);
            if (!order.Where(i => i < batch.Length).All(i => Follows(batch[i], answers[i])) || told.Head != head)
                continue;
            (_told, _figures, _answers) = (told, figures, known);
            return true;

            bool Follows(LifeCommand command, SubmissionAnswer answer)
            {
                var identity = (command.Operation.Actor.Id, command.Operation.OperationId);
                if (known.TryGetValue(identity, out var earlier))
                    return Said(earlier) == Said(answer);
                var decision = command.Decide(told, new(round, cluster.Reference, figures, Cluster.Start));
                if (Said(decision.Answer) != Said(answer))
                    return false;
                if (ReferenceEquals(decision.Next, told))
                    return true;
                known = known.Add(identity, decision.Answer);
                // The last entry alone carries the chain on.
                told = decision.Next with { Recent = [decision.Next.Recent[^1]] };
                figures = decision.Publication is { } publication ? figures.With(publication) : figures;
                return true;
            }
        }
        return false;
    }

    private LifeCommand New()
    {
        var key = Keys[_random.Next(Keys.Length)];
        var revision = _random.Next(10) == 0 ? _told.Revision + 7 : _told.Revision;
        var section = Sections.Of(key.Indicator, cluster.Reference)!;
        ImmutableArray<Cell> cells = [Cell.Typed(key, _random.Next(4) == 0 ? "" : FormattableString.Invariant($"{20 + _random.Next(5)}"), "Survey", "Checked")];
        ImmutableArray<CellReason> sentBack = [new(key, "Which survey?")];
        var deputy = new Deputy(_deputy.Id, _deputy.Name, _random.Next(2) == 0 ? [section] : []);
        var confirms = _random.Next(2) == 0;
        return _random.Next(12) switch
        {
            0 or 1 => Of(MostlyOurs(), (s, o, at) => Desk.Report(s, o, cells, false, revision, at), (g, o) => g.Report(o, cells, false, revision)),
            2 or 3 => Of(MostlyOurs(), (s, o, at) => Desk.Report(s, o, cells, true, revision, at), (g, o) => g.Report(o, cells, true, revision)),
            4 => Of(MostlyOurs(), (s, o, at) => Desk.Withdraw(s, o, revision, at), (g, o) => g.Withdraw(o, revision)),
            5 => Of(MostlyReviewers(), (s, o, at) => Desk.Accept(s, o, null, revision, at), (g, o) => g.Accept(o, null, revision)),
            6 => Of(MostlyReviewers(), (s, o, at) => Desk.Accept(s, o, section, revision, at), (g, o) => g.Accept(o, section, revision)),
            7 => Of(MostlyReviewers(), (s, o, at) => Desk.Return(s, o, "Which survey?", [], revision, at), (g, o) => g.Return(o, "Which survey?", [], revision)),
            8 => Of(MostlyReviewers(), (s, o, at) => Desk.Return(s, o, "", sentBack, revision, at), (g, o) => g.Return(o, "", sentBack, revision)),
            9 => Of(MostlyOurs(), (s, o, at) => Desk.Comment(s, o, key, "Why?", at), (g, o) => g.Comment(o, key, "Why?")),
            10 => Of(MostlyOurs(), (s, o, at) => Desk.Delegate(s, o, deputy, at), (g, o) => g.Delegate(o, deputy)),
            _ when confirms => Of(MostlyOurs(), (s, o, at) => Desk.AskVerification(s, o, key, _foreign.Member!, at), (g, o) => g.AskVerification(o, key, _foreign.Member!)),
            _ => Of(_foreign, (s, o, at) => Desk.Verify(s, o, key, deputy.Sections.IsEmpty, "Seen", at), (g, o) => g.Verify(o, key, deputy.Sections.IsEmpty, "Seen")),
        };
    }

    private LifeCommand Of(Actor actor, Func<Submission, Operation, Setting, Decision> decide, Func<ISubmissionGrain, Operation, Task<SubmissionAnswer>> send)
    {
        var operation = Cluster.By(actor, FormattableString.Invariant($"o{_operations++}"));
        return new(operation, (submission, setting) => decide(submission, operation, setting), grain => send(grain, operation));
    }

    private Actor MostlyOurs() => _random.Next(10) switch { 0 => _foreign, 1 => Actor.Anonymous, 2 or 3 => _deputy, 4 => Cluster.Secretariat, _ => _focalPoint };

    private Actor MostlyReviewers() => _random.Next(10) switch { 0 => _focalPoint, 1 => _foreign, 2 or 3 or 4 => Cluster.SecondReviewer, _ => Cluster.Secretariat };

    private static string Other(string member) => member == "MLI" ? "SEN" : "MLI";

    // The board's version is known to the grain alone.
    private static string Said(SubmissionAnswer answer) =>
        FormattableString.Invariant($"{answer.Done} {answer.Status} {answer.Revision} {string.Join(",", answer.Findings.Select(f => $"{f.Rule}@{f.Cell}"))}");
}

using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;
using Exchange.Web.Members;

namespace Exchange.Web.Submissions;

/// <summary>
/// A thin shell around <see cref="Desk"/>: load, decide, store, publish, answer. One write makes a command durable, history included; what is
/// public follows from it, so a stop between the two loses nothing.
/// </summary>
[GrainType("submission")]
internal sealed class SubmissionGrain(
    [PersistentState("submission")] IPersistentState<Submission> stored, GrainDocuments documents, ContentFolder content, TimeProvider time,
    ReportMeasures measures)
    : Grain, ISubmissionGrain
{
    private static readonly TimeSpan RoundHolds = TimeSpan.FromSeconds(2);

    // An operation is its actor's own: whoever repeats another's is not told what was answered.
    private readonly Dictionary<(string Actor, string Operation), SubmissionAnswer> _answers = [];
    private readonly Readers _readers = new();
    private bool _pastIsRead;
    private Round? _round;
    private DateTimeOffset _roundReadAt;
    private bool _isPublished;
    private long _publishedIn;
    private readonly Unheard _unheard = new();
    private bool _listenerKnows;

    // What readers see while a command is under way: only what is on the disk. A write that fails has then shown nothing to anybody.
    private Submission _kept = null!;

    // As far as somebody has asked for the past.
    private Retelling _told = null!;

    private string Round => this.GetPrimaryKeyString().Split('/')[0];

    private string Iso3 => this.GetPrimaryKeyString().Split('/')[1];

    // Kept: making a reference reads attributes every time.
    private IMemberGrain Member => field ??= GrainFactory.GetGrain<IMemberGrain>(Iso3);

    private IRoundsGrain Rounds => field ??= GrainFactory.GetGrain<IRoundsGrain>(0);

    private IRoundListener Listener => field ??= GrainFactory.GetGrain<IRoundListener>(Round);

    private IRoundBoardGrain RoundBoard => field ??= GrainFactory.GetGrain<IRoundBoardGrain>(Round);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!stored.RecordExists)
            stored.State = Submission.Blank(Round, Iso3);
        _kept = stored.State;
        _unheard.Begin(_kept);
        _told = Retelling.Begin(Round, Iso3);
        _isPublished = _kept.Publications == 0;
        Remember(stored.State.Recent);
        return Task.CompletedTask;
    }

    public async Task<SubmissionAnswer> Report(Operation operation, ImmutableArray<Cell> cells, bool submit, long? expectedRevision)
    {
        var (answer, repeated) = await Decide(operation, setting => Desk.Report(stored.State, operation, cells, submit, expectedRevision, setting));
        measures.Decided(answer, repeated);
        return answer;
    }

    public Task<SubmissionAnswer> Withdraw(Operation operation, long expectedRevision) =>
        Do(operation, setting => Desk.Withdraw(stored.State, operation, expectedRevision, setting));

    public Task<SubmissionAnswer> Accept(Operation operation, string? section, long expectedRevision) =>
        Do(operation, setting => Desk.Accept(stored.State, operation, section, expectedRevision, setting));

    public Task<SubmissionAnswer> Return(Operation operation, string reason, ImmutableArray<CellReason> cells, long expectedRevision) =>
        Do(operation, setting => Desk.Return(stored.State, operation, reason, cells, expectedRevision, setting));

    public Task<SubmissionAnswer> Comment(Operation operation, CellKey cell, string text) =>
        Do(operation, setting => Desk.Comment(stored.State, operation, cell, text, setting));

    public Task<SubmissionAnswer> Delegate(Operation operation, Deputy deputy) =>
        Do(operation, setting => Desk.Delegate(stored.State, operation, deputy, setting));

    public Task<SubmissionAnswer> AskVerification(Operation operation, CellKey cell, string member) =>
        Do(operation, setting => Desk.AskVerification(stored.State, operation, cell, member, setting));

    public Task<SubmissionAnswer> Verify(Operation operation, CellKey cell, bool confirmed, string? note) =>
        Do(operation, setting => Desk.Verify(stored.State, operation, cell, confirmed, note, setting));

    public async Task<SubmissionView?> View(Actor actor)
    {
        var kept = _kept;
        var access = Access.Of(kept, actor);
        if (!access.Sees || await Setting(fresh: true) is not { } setting || !setting.Round.Members.Contains(Iso3))
            return null;
        if (setting.Round.IsDraft && !actor.IsSecretariat)
            return null;
        var findings = Desk.Examine(kept, setting);
        return new(
            setting.Round,
            access.Visible(setting.Reference),
            access.SpeaksForMember ? findings : [.. findings.Where(f => f.Cell is { } key && access.SeesCell(key, setting.Reference))],
            access.Part);
    }

    public async Task<ImmutableArray<HistoryEntry>> History(Actor actor)
    {
        var access = Access.Of(_kept, actor);
        if (!access.Sees)
            return [];
        var pages = await Pages();
        return access.Visible([.. pages.SelectMany(p => p.Entries), .. stored.State.Recent], content.Current);
    }

    public async Task<HistorySlice> Since(long heard)
    {
        _listenerKnows = false;
        return _unheard.Since(_kept, heard) ?? Unheard.Slice(_kept, heard, await Task.WhenAll(Unheard.Pages(_kept, heard).Select(Page)));
    }

    public Task<ImmutableArray<ChainHead?>> Heads(ImmutableArray<DateTimeOffset> ends) => ChainHeads.At(
        $"{Round}/{Iso3}", [.. _kept.Recent.Select(e => (e.At, e.Hash))], _kept.SealedPages, Submission.PageSize,
        async number => [.. (await Pages(number, number + 1))[0].Entries.Select(e => (e.At, e.Hash))], ends);

    public async Task<RoundProgress?> Progress()
    {
        var kept = _kept;
        return await Setting() is { } setting && setting.Round.Members.Contains(Iso3) ? RoundProgress.Of(kept, setting) : null;
    }

    public Task<ImmutableArray<string>> Reading(Actor actor) =>
        Task.FromResult(actor.IsSecretariat ? _readers.Note(actor, time.GetUtcNow()) : []);

    public async Task<ImmutableArray<Publication>> Publications(long after)
    {
        var (kept, told) = (_kept, _told);
        if (told.Publications.Count < kept.Publications)
        {
            var known = Math.Min(told.Entries / Submission.PageSize, kept.SealedPages);
            var pages = await Pages(known, kept.SealedPages);
            told = told.With(pages.SelectMany(p => p.Entries).Concat(kept.Recent).Skip(told.Entries - known * Submission.PageSize));
            // Another question may have been answered meanwhile, with more.
            _told = told.Entries > _told.Entries ? told : _told;
        }
        return [.. told.Publications.Skip((int)after)];
    }

    private async Task<SubmissionAnswer> Do(Operation operation, Func<Setting, Decision> decide) => (await Decide(operation, decide)).Answer;

    private async Task<(SubmissionAnswer Answer, bool Repeated)> Decide(Operation operation, Func<Setting, Decision> decide)
    {
        await ReadPast();
        await FinishPublishing();
        if (_answers.TryGetValue((operation.Actor.Id, operation.OperationId), out var earlier))
            return (earlier is { BoardVersion: 0, Done: true, Status: SubmissionStatus.Accepted } ? earlier with { BoardVersion = _publishedIn } : earlier, true);
        if (await Setting() is not { } setting)
            return (new(false, stored.State.Status, stored.State.Revision, [Finding.Of("UnknownRound", Severity.Error, null, Round)]), false);

        var decision = decide(setting);
        // Refused for what the round was a moment ago: it may have been opened or extended meanwhile.
        if (decision.Answer.Findings is [{ Rule: "RoundNotOpen" or "RoundClosed" or "NotInvited" }, ..] && await Setting(fresh: true) is { } anew)
            decision = decide(anew);
        if (ReferenceEquals(decision.Next, stored.State))
            return (decision.Answer, false);
        if (decision.Publication is { Sequence: 1 } first)
            await Member.Enrol(first.Source);
        await Store(decision.Next);
        // From here on the command is done, whatever becomes of publishing it: the same command again must find it so.
        var answer = decision.Answer;
        _answers[(operation.Actor.Id, operation.OperationId)] = answer;
        if (decision.Publication is { } publication)
        {
            _isPublished = false;
            answer = answer with { BoardVersion = await Member.Publish(publication) };
            _isPublished = true;
        }
        Answered(operation, answer);
        return (answer, false);
    }

    /// <summary>What an interrupted command stored but did not get to publish; remembers a version of the board that contains it.</summary>
    private async Task FinishPublishing()
    {
        if (_isPublished)
            return;
        _publishedIn = await Member.CatchUp(stored.State.Source, stored.State.Publications);
        _isPublished = true;
    }

    private async Task<Setting?> Setting(bool fresh = false)
    {
        var now = time.GetUtcNow();
        // A round rarely changes: it is asked for again after a moment, and until then no report waits for it.
        if (fresh || _round is null || now - _roundReadAt > RoundHolds)
            (_round, _roundReadAt) = (await Rounds.Find(Round), now);
        return _round is not { } round ? null : new(round, content.Current, await Member.Figures(), now);
    }

    private async Task Store(Submission next)
    {
        if (next.Recent.Length > Submission.PageSize)
        {
            var full = new HistoryPage(next.Recent[..Submission.PageSize]);
            await this.Durably(() => documents.Write(this.GetGrainId(), HistoryPage.Name(next.SealedPages), full));
            next = next with { Recent = next.Recent[Submission.PageSize..], SealedPages = next.SealedPages + 1 };
        }
        stored.State = next;
        await this.Durably(() => stored.WriteStateAsync());
        _kept = stored.State;
        RoundBoard.Note(Iso3).Ignore();
        TellListener();
    }

    // One note until it comes to read: however many reports there are, it hears of them at its own pace.
    private void TellListener()
    {
        if (!_unheard.Add(_kept, _round?.Acceptance == Acceptance.Automatic) || _listenerKnows)
            return;
        _listenerKnows = true;
        Listener.Note(Iso3).Ignore();
    }

    // The board's version is known only after the write; it travels with the next one.
    private void Answered(Operation operation, SubmissionAnswer answer)
    {
        _answers[(operation.Actor.Id, operation.OperationId)] = answer;
        var recent = stored.State.Recent;
        if (answer.BoardVersion > 0 && recent[^1].OperationId == operation.OperationId)
            stored.State = stored.State with { Recent = recent.SetItem(recent.Length - 1, recent[^1] with { Answer = answer }) };
    }

    private async Task ReadPast()
    {
        if (_pastIsRead)
            return;
        foreach (var page in await Pages())
            Remember(page.Entries);
        _pastIsRead = true;
    }

    private Task<HistoryPage[]> Pages() => Pages(0, stored.State.SealedPages);

    private async Task<HistoryPage[]> Pages(int from, int to) => await Task.WhenAll(Enumerable.Range(from, to - from).Select(Page));

    private async Task<HistoryPage> Page(int number) =>
        await documents.Read<HistoryPage>(this.GetGrainId(), HistoryPage.Name(number))
        ?? throw new InvalidOperationException($"{this.GetPrimaryKeyString()}: history page {number} is missing.");

    private void Remember(ImmutableArray<HistoryEntry> entries)
    {
        foreach (var entry in entries)
            _answers[(entry.ActorId, entry.OperationId)] = entry.Answer;
    }
}

/// <summary>A full page of a submission's history; never changed once written.</summary>
internal sealed record HistoryPage(ImmutableArray<HistoryEntry> Entries)
{
    public static string Name(int number) => FormattableString.Invariant($"history/{number:D6}");
}

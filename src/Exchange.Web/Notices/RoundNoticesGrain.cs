using System.Collections.Immutable;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;
using Exchange.Web.Submissions;

namespace Exchange.Web.Notices;

[GrainType("round-notices")]
internal sealed partial class RoundNoticesGrain(
    [PersistentState("heard")] IPersistentState<RoundNoticesGrain.Record> stored, Addressees addressees, ContentFolder content, TimeProvider time,
    ILogger<RoundNoticesGrain> logger)
    : Grain, IRoundNoticesGrain
{
    /// <summary>What happens within it is read in one go.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);

    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);
    private IGrainTimer? _timer;

    private string Round => this.GetPrimaryKeyString();

    public Task Note(string member)
    {
        _noted.Add(member);
        _timer ??= this.RegisterGrainTimer(TakeNotes, new GrainTimerCreationOptions(Gather, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    public Task CatchUp() => Hear(null);

    private Task TakeNotes()
    {
        _timer?.Dispose();
        _timer = null;
        ImmutableArray<string> noted = [.. _noted];
        _noted.Clear();
        // The round itself concerns everybody it invites.
        return Hear(noted.Contains("") ? null : noted);
    }

    private async Task Hear(ImmutableArray<string>? members)
    {
        if (await GrainFactory.GetGrain<IRoundsGrain>(0).Find(Round) is not { IsDraft: false } round)
            return;
        var people = await addressees.All();
        var before = stored.State;
        foreach (var member in members?.Intersect(round.Members) ?? round.Members)
        {
            try
            {
                await Hear(round, member, people);
            }
            catch (Exception problem)
            {
                LogNotDelivered(problem, Round, member);
            }
        }
        if (!ReferenceEquals(before, stored.State))
            await this.Durably(() => stored.WriteStateAsync());
    }

    // Delivered first, then remembered: what a stop leaves between the two is delivered again, and an inbox knows what it has.
    private async Task Hear(Round round, string member, ImmutableArray<Addressee> people)
    {
        ImmutableArray<Actor> actors = [.. people.Select(p => p.Actor)];
        HistorySlice slice;
        do
        {
            slice = await GrainFactory.Submission(Round, member).Since(stored.State.Heard.GetValueOrDefault(member));
            await addressees.Deliver(people, slice.Entries.SelectMany(e => SubmissionNotices.Of(slice.Submission, e.Entry, e.Number, round, actors, content.Current)));
            await Announce(slice.Entries.SelectMany(e => Signal.Of(slice.Submission, e.Entry, e.Number)));
            if (slice.Heard != stored.State.Heard.GetValueOrDefault(member))
                stored.State = stored.State with { Heard = stored.State.Heard.SetItem(member, slice.Heard) };
        }
        while (!slice.IsAll);

        var now = time.GetUtcNow();
        var told = stored.State.Told.GetValueOrDefault(member);
        if (RoundNotices.Next(round, slice.Submission, told, now) is not { } step)
            return;
        if (told is null or { Kind: NoticeKind.Invited } && step.Kind != NoticeKind.Invited)
            await Announce([Signal.Opened(round, member)]);
        await addressees.Deliver(people, RoundNotices.Of(step, round, slice.Submission, actors, now));
        stored.State = stored.State with { Told = stored.State.Told.SetItem(member, new(step.Kind, now)) };
    }

    private async Task Announce(IEnumerable<Signal> signals)
    {
        if (signals.ToImmutableArray() is { IsEmpty: false } all)
            await GrainFactory.GetGrain<IHooksGrain>(0).Announce(all);
    }

    [LoggerMessage(LogLevel.Warning, "Notices of {Round}/{Member} were not all delivered; they will be tried again.")]
    private partial void LogNotDelivered(Exception problem, string round, string member);

    /// <summary>What is stored: how far each member's submission was heard, and what each member was last told of the round's dates.</summary>
    public sealed record Record
    {
        public ImmutableDictionary<string, long> Heard { get; init; } = ImmutableDictionary<string, long>.Empty;

        public ImmutableDictionary<string, Told> Told { get; init; } = ImmutableDictionary<string, Told>.Empty;
    }
}

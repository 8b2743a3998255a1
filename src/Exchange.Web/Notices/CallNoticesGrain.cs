using System.Collections.Immutable;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Notices;

[GrainType("call-notices")]
internal sealed partial class CallNoticesGrain(
    [PersistentState("heard")] IPersistentState<CallNoticesGrain.Record> stored, Addressees addressees, TimeProvider time, ILogger<CallNoticesGrain> logger)
    : Grain, ICallNoticesGrain
{
    /// <summary>What happens within it is read in one go.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);

    private IGrainTimer? _timer;

    public Task Note()
    {
        _timer ??= this.RegisterGrainTimer(TakeNote, new GrainTimerCreationOptions(Gather, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    // Delivered first, then remembered: what a stop leaves between the two is delivered again, and an inbox knows what it has.
    public async Task CatchUp()
    {
        var slice = await GrainFactory.GetGrain<ICallGrain>(this.GetPrimaryKeyString()).Since(stored.State.Heard);
        if (slice.State.Call is null)
            return;
        var people = await addressees.All();
        ImmutableArray<Actor> actors = [.. people.Select(p => p.Actor)];
        var due = CallNotices.Due(slice.State, actors, time.GetUtcNow()).Where(d => !stored.State.Due.Contains(d.Notice.Key)).ToList();
        await Deliver(people, [.. slice.Entries.SelectMany((e, i) => CallNotices.Of(slice.State, e, slice.First + i, actors)), .. due]);
        if (slice.Entries.IsEmpty && due.Count == 0)
            return;
        stored.State = new() { Heard = slice.First + slice.Entries.Length, Due = stored.State.Due.Union(due.Select(d => d.Notice.Key)) };
        await this.Durably(() => stored.WriteStateAsync());
    }

    private async Task TakeNote()
    {
        _timer?.Dispose();
        _timer = null;
        try
        {
            await CatchUp();
        }
        catch (Exception problem)
        {
            LogNotDelivered(problem, this.GetPrimaryKeyString());
        }
    }

    private Task Deliver(ImmutableArray<Addressee> people, IEnumerable<Addressed> addressed) => Task.WhenAll(addressed
        .GroupBy(a => a.Person, a => a.Notice, StringComparer.Ordinal)
        .Select(of => GrainFactory.GetGrain<IInboxGrain>(of.Key).Deliver(people.First(p => p.Actor.Id == of.Key), [.. of])));

    [LoggerMessage(LogLevel.Warning, "Notices of the call {Call} were not all delivered; they will be tried again.")]
    private partial void LogNotDelivered(Exception problem, string call);

    /// <summary>What is stored: how far the call was heard, and of what is due what was told.</summary>
    public sealed record Record
    {
        public long Heard { get; init; }

        public ImmutableHashSet<string> Due { get; init; } = [];
    }
}

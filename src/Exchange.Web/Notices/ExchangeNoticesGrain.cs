using System.Collections.Immutable;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Notices;

[GrainType("exchange-notices")]
internal sealed class ExchangeNoticesGrain([PersistentState("heard")] IPersistentState<ExchangeNoticesGrain.Record> stored, Addressees addressees) : Grain, IExchangeNoticesGrain
{
    /// <summary>What happens within it is read in one go.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);

    private IGrainTimer? _timer;

    public Task Note()
    {
        _timer ??= this.RegisterGrainTimer(TakeNotes, new GrainTimerCreationOptions(Gather, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    public async Task CatchUp()
    {
        var people = await addressees.All();
        var (notices, heard) = await Since(stored.State.Heard, [.. people.Select(p => p.Actor)]);
        if (heard == stored.State.Heard)
            return;
        // Delivered first, then remembered: what a stop leaves between the two is delivered again, and an inbox knows what it has.
        await addressees.Deliver(people, notices);
        stored.State = new() { Heard = heard };
        await this.Durably(() => stored.WriteStateAsync());
    }

    private Task TakeNotes()
    {
        _timer?.Dispose();
        _timer = null;
        return CatchUp();
    }

    private async Task<(IEnumerable<Addressed> Notices, long Heard)> Since(long heard, ImmutableArray<Actor> people)
    {
        if (this.GetPrimaryKeyString().Split('/', 2) is not ["season", var season])
            return ([], heard);
        var slice = await GrainFactory.GetGrain<ISeasonGrain>(season).Since(heard);
        return (slice.Entries.SelectMany((entry, i) => SeasonNotices.Of(slice.State, entry, heard + i, people)), slice.Heard);
    }

    /// <summary>What is stored.</summary>
    public sealed record Record
    {
        /// <summary>How many entries were heard.</summary>
        public long Heard { get; init; }
    }
}

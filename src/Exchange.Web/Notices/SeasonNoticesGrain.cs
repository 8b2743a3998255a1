using System.Collections.Immutable;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Notices;

[GrainType("season-notices")]
internal sealed partial class SeasonNoticesGrain(
    [PersistentState("heard")] IPersistentState<SeasonNoticesGrain.Record> stored, Addressees addressees, ILogger<SeasonNoticesGrain> logger) : Grain, ISeasonNoticesGrain
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
        var heard = stored.State.Heard;
        var slice = await GrainFactory.GetGrain<ISeasonGrain>(this.GetPrimaryKeyString()).Since(heard);
        if (slice.Entries.IsEmpty)
            return;
        var people = await addressees.All();
        ImmutableArray<Actor> actors = [.. people.Select(p => p.Actor)];
        await addressees.Deliver(people, slice.Entries.SelectMany((entry, i) => SeasonNotices.Of(slice.State, entry, heard + i, actors)));
        stored.State = new() { Heard = slice.Heard };
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

    [LoggerMessage(LogLevel.Warning, "Notices of the season {Season} were not all delivered; they will be tried again.")]
    private partial void LogNotDelivered(Exception problem, string season);

    /// <summary>What is stored.</summary>
    public sealed record Record
    {
        /// <summary>How many entries were heard.</summary>
        public long Heard { get; init; }
    }
}

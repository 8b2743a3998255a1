using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Web.Exchanges;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Notices;

/// <summary>
/// What those who tell people of a season and of a call have in common: what has happened is read from where it was stored, and how far is kept.
/// </summary>
internal abstract partial class LedgerNotices<T>(IPersistentState<LedgerHeard> stored, Addressees addressees, ILogger logger) : Grain
    where T : class
{
    /// <summary>What happens within it is read in one go.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(200);

    private IGrainTimer? _timer;

    protected string Id => this.GetPrimaryKeyString();

    public Task Note()
    {
        _timer ??= this.RegisterGrainTimer(TakeNote, new GrainTimerCreationOptions(Gather, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    // Delivered first, then remembered: what a stop leaves between the two is delivered again, and an inbox knows what it has.
    public async Task CatchUp()
    {
        var slice = await Since(stored.State.Heard);
        var people = await addressees.All();
        ImmutableArray<Actor> actors = [.. people.Select(p => p.Actor)];
        var due = Due(slice.State, actors).Where(d => !stored.State.Due.Contains(d.Notice.Key)).ToList();
        if (slice.Entries.IsEmpty && due.Count == 0)
            return;
        await addressees.Deliver(people, [.. slice.Entries.SelectMany((entry, i) => Of(slice.State, entry, slice.First + i, actors)), .. due]);
        stored.State = new() { Heard = slice.First + slice.Entries.Length, Due = stored.State.Due.Union(due.Select(d => d.Notice.Key)) };
        await this.Durably(() => stored.WriteStateAsync());
    }

    protected abstract Task<LedgerSlice<T>> Since(long heard);

    /// <summary>Notices that an entry gives.</summary>
    protected abstract IEnumerable<Addressed> Of(T state, LedgerEntry entry, long number, ImmutableArray<Actor> people);

    /// <summary>What is to be done by now, whatever was done last; each is told once.</summary>
    protected virtual IEnumerable<Addressed> Due(T state, ImmutableArray<Actor> people) => [];

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
            LogNotDelivered(problem, this.GetGrainId());
        }
    }

    [LoggerMessage(LogLevel.Warning, "Notices of {Grain} were not all delivered; they will be tried again.")]
    private partial void LogNotDelivered(Exception problem, GrainId grain);
}

/// <summary>What is stored: how many entries were heard, and of what is due what was told.</summary>
internal sealed record LedgerHeard
{
    public long Heard { get; init; }

    public ImmutableHashSet<string> Due { get; init; } = [];
}

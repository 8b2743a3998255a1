using System.Collections.Concurrent;
using Exchange.Model.Board;
using Microsoft.AspNetCore.SignalR;

namespace Exchange.Web.Board.Live;

/// <summary>
/// Tells all clients of the hub what changed: at once when nothing is being written, together in the next message when something is.
/// A message is serialised once however many clients there are.
/// </summary>
internal sealed partial class LiveBroadcast(BoardFeed feed, IHubContext<LiveHub, ILiveClient> hub, ILogger<LiveBroadcast> logger)
    : BackgroundService
{
    // A client that does not read must not hold up the others; its line is ended by the transport.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _news = new(0, 1);
    private readonly ConcurrentQueue<string> _newcomers = new();

    /// <summary>
    /// Tells a client that has just connected which version is at hand. It is told in turn with the changes: on its own way the greeting
    /// could come after a change, and the client would hear of an older version after a newer one.
    /// </summary>
    public void Greet(string connection)
    {
        _newcomers.Enqueue(connection);
        Wake();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = feed.Subscribe(_ => Wake());
        try
        {
            // What a host has before it has heard the board is older than what a client may have heard from another host.
            await feed.Ready.WaitAsync(stoppingToken);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        var told = feed.Current;
        while (!stoppingToken.IsCancellationRequested)
        {
            var board = feed.Current;
            if (!ReferenceEquals(board, told))
            {
                await Tell(hub.Clients.All, Difference(told, board));
                told = board;
            }
            while (_newcomers.TryDequeue(out var newcomer))
                await Tell(hub.Clients.Client(newcomer), new(told.Version, [], []));
            try
            {
                await _news.WaitAsync(stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>What one picture shows that the other does not. Pictures share what did not change, so this compares references.</summary>
    internal static LiveChange Difference(BoardState before, BoardState after)
    {
        var members = new List<string>();
        var indicators = new List<string>();
        var sameMembers = before.Figures.Length == after.Figures.Length;
        for (var i = 0; i < after.Figures.Length; i++)
            if (!sameMembers || !ReferenceEquals(before.Figures[i], after.Figures[i]))
                members.Add(after.Figures[i].Member);
        foreach (var indicator in after.Reference.AllIndicators)
            if (!ReferenceEquals(before.Find(indicator.Code), after[indicator.Code]))
                indicators.Add(indicator.Code);
        // Figures of a part of the population are in no series; the list of recent changes names them.
        var newest = before.Recent.IsEmpty ? null : before.Recent[0];
        foreach (var change in after.Recent)
        {
            if (change == newest)
                break;
            if (!indicators.Contains(change.Key.Indicator))
                indicators.Add(change.Key.Indicator);
        }
        return new(after.Version, members, indicators);
    }

    private async Task Tell(ILiveClient clients, LiveChange change)
    {
        try
        {
            var sending = clients.Changed(change);
            if (!sending.IsCompleted)
                await Task.WhenAny(sending, Task.Delay(Patience));
        }
        catch (Exception problem)
        {
            LogNotTold(change.Version, problem);
        }
    }

    private void Wake()
    {
        try
        {
            _news.Release();
        }
        catch (SemaphoreFullException)
        {
            // Woken already: the next look at the feed sees this change too.
        }
    }

    [LoggerMessage(LogLevel.Warning, "Version {Version} could not be told to the clients of the hub; the next one will.")]
    private partial void LogNotTold(long version, Exception problem);
}

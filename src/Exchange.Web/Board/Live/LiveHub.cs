using Exchange.Web.Board.Api;
using Microsoft.AspNetCore.SignalR;

namespace Exchange.Web.Board.Live;

/// <summary>What a client of <c>/live</c> is told.</summary>
public interface ILiveClient
{
    /// <summary>
    /// The board has a new version. Sent once on connecting with empty lists, then on every change; a version that does not follow on the
    /// client's own, or a reconnect, is a reason to ask for the snapshot.
    /// </summary>
    Task Changed(LiveChange change);
}

/// <summary>What changed, not the picture: small however large the board is.</summary>
/// <param name="Version">Version of the board that contains the changes.</param>
/// <param name="Members">ISO alpha-3 codes of the members whose figures changed.</param>
/// <param name="Indicators">Codes of the indicators whose figures changed.</param>
public sealed record LiveChange(long Version, IReadOnlyList<string> Members, IReadOnlyList<string> Indicators);

/// <summary>The live board for programs: public figures only, no token needed.</summary>
internal sealed class LiveHub(BoardFeed feed, LiveBroadcast broadcast, LiveMeasures measures) : Hub<ILiveClient>
{
    /// <summary>Version of the board at hand.</summary>
    public long Version() => feed.Current.Version;

    /// <summary>The board as <c>GET /api/v1/board</c> gives it.</summary>
    public BoardDocument Snapshot() => Describe.Board(feed.Current);

    public override Task OnConnectedAsync()
    {
        measures.ClientCame();
        broadcast.Greet(Context.ConnectionId);
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        measures.ClientLeft();
        return Task.CompletedTask;
    }
}

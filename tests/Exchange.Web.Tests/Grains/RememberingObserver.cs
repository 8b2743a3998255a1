using System.Threading.Channels;
using Exchange.Model.Board;
using Exchange.Web.Board;

namespace Exchange.Web.Tests.Grains;

/// <summary>An observer that remembers what it was pushed, or refuses it.</summary>
internal sealed class RememberingObserver(bool refuse = false) : IBoardObserver
{
    private readonly Channel<BoardDelta> _heard = Channel.CreateUnbounded<BoardDelta>();

    /// <summary>The next push, as soon as it comes.</summary>
    public ValueTask<BoardDelta> Next() => _heard.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public IBoardObserver Reference(IGrainFactory grains) => grains.CreateObjectReference<IBoardObserver>(this);

    public Task Changed(BoardDelta delta)
    {
        if (refuse)
            throw new InvalidOperationException("Not listening.");
        return _heard.Writer.WriteAsync(delta).AsTask();
    }
}

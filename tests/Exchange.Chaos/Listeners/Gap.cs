using System.Diagnostics;

namespace Exchange.Chaos.Listeners;

/// <summary>How long somebody who follows the board was without it at most.</summary>
internal sealed class Gap
{
    private long lost;

    public TimeSpan Longest { get; private set; }

    public void Lost() => Interlocked.CompareExchange(ref lost, Stopwatch.GetTimestamp(), 0);

    public void Found()
    {
        if (Interlocked.Exchange(ref lost, 0) is var since and not 0 && Stopwatch.GetElapsedTime(since) is var took && took > Longest)
            Longest = took;
    }
}

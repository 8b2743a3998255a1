using Microsoft.Extensions.Time.Testing;

namespace Exchange.Web.Tests.Grains;

/// <summary>A clock that is moved by hand, and can leap over days and months while nothing runs, without making up for every tick of every timer in between.</summary>
public sealed class LeapingClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private long _leapt;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _leapt));

    /// <summary>It is so much later; timers have noticed nothing of it.</summary>
    public void Leap(TimeSpan by) => Interlocked.Add(ref _leapt, by.Ticks);
}

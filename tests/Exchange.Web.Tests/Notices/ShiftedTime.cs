namespace Exchange.Web.Tests.Notices;

/// <summary>The time it will be, running as fast as ever: for a product that is started again later.</summary>
internal sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}

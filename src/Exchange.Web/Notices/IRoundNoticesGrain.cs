using Exchange.Web.Submissions;

namespace Exchange.Web.Notices;

/// <summary>Tells people what happens in one round; the key is the round's id. Reads what has happened from where it was stored, and keeps how far.</summary>
[GrainInterfaceType("round-notices")]
public interface IRoundNoticesGrain : IRoundListener
{
    /// <summary>Delivers whatever was not delivered yet, of submissions and of the round's dates. What fails is tried again by the next call.</summary>
    [Alias("CatchUp")]
    Task CatchUp();
}

using Exchange.Web.Exchanges.Calls;

namespace Exchange.Web.Notices;

/// <summary>Tells people what happens to one call; the key is the call's id. Reads what has happened from where it was stored, and keeps how far.</summary>
[GrainInterfaceType("call-notices")]
public interface ICallNoticesGrain : ICallListener
{
    /// <summary>Delivers whatever was not delivered yet, and what is due. What fails is tried again by the next call.</summary>
    [Alias("CatchUp")]
    Task CatchUp();
}

using Exchange.Web.Exchanges;

namespace Exchange.Web.Notices;

/// <summary>Tells people what happens to one season or call; the key is the listener's. Reads what has happened from where it was stored, and keeps how far.</summary>
[GrainInterfaceType("exchange-notices")]
public interface IExchangeNoticesGrain : IExchangeListener
{
    /// <summary>Delivers whatever was not delivered yet. What fails is tried again by the next call.</summary>
    [Alias("CatchUp")]
    Task CatchUp();
}

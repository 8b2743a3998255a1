using Orleans.Concurrency;

namespace Exchange.Web.Exchanges;

/// <summary>
/// Whoever acts on what happens to a season or a call; the key is <c>season/</c> or <c>call/</c> and its id. It is told that there is something
/// to read and reads it there itself, so a lost note delays and loses nothing.
/// </summary>
[GrainInterfaceType("exchange-listener")]
public interface IExchangeListener : IGrainWithStringKey
{
    /// <summary>It has changed.</summary>
    [OneWay, AlwaysInterleave, Alias("Note")]
    Task Note();
}

using Orleans.Concurrency;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>
/// Whoever acts on what happens to a call; the key is its id. It is told that there is something to read and reads it from the call itself, so
/// a lost note delays and loses nothing.
/// </summary>
[GrainInterfaceType("call-listener")]
public interface ICallListener : IGrainWithStringKey
{
    /// <summary>The call has changed.</summary>
    [OneWay, AlwaysInterleave, Alias("Note")]
    Task Note();
}

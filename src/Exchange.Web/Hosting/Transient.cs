using Orleans.Runtime;
using Orleans.Storage;

namespace Exchange.Web.Hosting;

/// <summary>
/// Failures that pass by themselves: a host that has just gone, storage that does not answer, a write overtaken by another activation. The
/// outcome is unknown to the caller; sending the same operation again is harmless and finds out.
/// </summary>
internal static class Transient
{
    public static bool Is(Exception problem) => problem switch
    {
        SiloUnavailableException or OrleansMessageRejectionException or TimeoutException => true,
        InconsistentStateException or IOException => true,
        AggregateException several => several.InnerExceptions.All(Is),
        _ => false,
    };
}

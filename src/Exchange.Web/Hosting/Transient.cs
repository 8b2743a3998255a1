using Orleans.Runtime;

namespace Exchange.Web.Hosting;

/// <summary>
/// Failures that pass by themselves: a host that has just gone, storage that does not answer, a write overtaken by another activation. The
/// outcome is unknown to the caller; sending the same operation again is harmless and finds out.
/// </summary>
internal static class Transient
{
    public static bool Is(Exception problem) => problem switch
    {
        BadHttpRequestException => false,
        TimeoutException or OperationCanceledException or OrleansException or IOException => true,
        // A host in the middle of its end.
        ObjectDisposedException { ObjectName: nameof(IServiceProvider) } => true,
        AggregateException several => several.InnerExceptions.All(Is),
        _ => false,
    };
}

using Exchange.Model.Submissions;
using Orleans.Concurrency;
using Orleans.Storage;

namespace Exchange.Web.Hosting.Cluster;

/// <summary>
/// While a host leaves, calls to grains that it carried are rejected for a moment, until the others carry them. Whoever asked is not told:
/// what was rejected is asked again. A call whose outcome is unknown, or that met another activation's write, is asked again only if it
/// reads, or carries an operation, which is done once however often it arrives.
/// </summary>
internal sealed class AskedAgain(TimeProvider time) : IOutgoingGrainCallFilter
{
    private static readonly TimeSpan[] Waits =
        [.. new[] { 50, 100, 200, 400, 800 }.Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds))];

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        foreach (var wait in Waits)
        {
            if (!await MayBeAskedAgain(context))
                return;
            await Task.Delay(wait, time);
        }
        await context.Invoke();
    }

    private static async Task<bool> MayBeAskedAgain(IOutgoingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception problem) when (Passes(problem, context))
        {
            return true;
        }
        return context.Response?.Exception is { } answered && Passes(answered, context);
    }

    private static bool Passes(Exception problem, IOutgoingGrainCallContext context) => problem switch
    {
        SiloUnavailableException or InconsistentStateException => Reads(context) || CarriesOperation(context),
        OrleansMessageRejectionException => true,
        _ => false,
    };

    // What answers in the middle of a command changes nothing.
    private static bool Reads(IOutgoingGrainCallContext context) => context.InterfaceMethod.IsDefined(typeof(AlwaysInterleaveAttribute), inherit: true);

    private static bool CarriesOperation(IOutgoingGrainCallContext context)
    {
        for (var i = 0; i < context.Request.GetArgumentCount(); i++)
            if (context.Request.GetArgument(i) is Operation)
                return true;
        return false;
    }
}

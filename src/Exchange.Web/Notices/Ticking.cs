namespace Exchange.Web.Notices;

internal static class Ticking
{
    /// <summary>Does something at once and then after every pause, until the host stops.</summary>
    public static async Task Every(TimeSpan pause, TimeProvider time, Func<CancellationToken, Task> act, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(pause, time);
        try
        {
            do
                await act(stopping);
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}

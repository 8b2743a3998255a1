using System.Diagnostics;
using Exchange.Load.Live;

namespace Exchange.Chaos.Listeners;

/// <summary>An open board: a circuit without a browser, which opens the page anew when it is lost, as the page itself does.</summary>
internal sealed class Dashboard(Uri page) : IAsyncDisposable
{
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly CancellationTokenSource stop = new();
    private Task following = Task.CompletedTask;

    public Gap Gap { get; } = new();

    public void Start() => following = Follow();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await following;
        stop.Dispose();
        http.Dispose();
    }

    private async Task Follow()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var circuit = await Circuit.Open(http, page, stop.Token);
                Gap.Found();
                var spoke = Stopwatch.GetTimestamp();
                while (circuit.Ended is null && !stop.IsCancellationRequested)
                {
                    await Task.WhenAny(Task.Delay(50, stop.Token));
                    if (Stopwatch.GetElapsedTime(spoke) < TimeSpan.FromSeconds(10))
                        continue;
                    spoke = Stopwatch.GetTimestamp();
                    await circuit.Ping();
                }
            }
            catch (Exception)
            {
                // The host is on its way out, or the line broke; the gap goes on until a board stands again.
            }
            Gap.Lost();
            await Task.WhenAny(Task.Delay(100, stop.Token));
        }
    }
}

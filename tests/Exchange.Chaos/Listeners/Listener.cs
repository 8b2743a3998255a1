using Exchange.Load.Live;
using Exchange.Load.Results;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Exchange.Chaos.Listeners;

/// <summary>A program that follows one host's board and connects again whenever the line is lost. What it hears never goes back.</summary>
internal sealed class Listener(string host, Uri address, Findings found) : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private Task following = Task.CompletedTask;
    private long last;

    public string Host => host;

    /// <summary>The highest version heard.</summary>
    public long Last => Interlocked.Read(ref last);

    public Gap Gap { get; } = new();

    public void Start() => following = Follow();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await following;
        stop.Dispose();
    }

    private async Task Follow()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Hear();
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // The host is down, or not yet up.
            }
            catch (OperationCanceledException)
            {
                return;
            }
            Gap.Lost();
            await Task.WhenAny(Task.Delay(200, stop.Token));
        }
    }

    private async Task Hear()
    {
        await using var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(address, "/live"), options => options.Transports = HttpTransportType.WebSockets)
            .Build();
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.Closed += _ =>
        {
            closed.TrySetResult();
            return Task.CompletedTask;
        };
        connection.On<HubCrowd.Message>("Changed", Hear);
        await connection.StartAsync(stop.Token);
        await closed.Task.WaitAsync(stop.Token);
    }

    private void Hear(HubCrowd.Message message)
    {
        if (message.Version < Last)
            found.Fault($"A client of /live at {host} heard of version {message.Version} after {Last}.");
        Gap.Found();
        Interlocked.Exchange(ref last, Math.Max(Last, message.Version));
    }
}

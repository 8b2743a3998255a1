using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace Exchange.Load.Live;

/// <summary>Many ordinary SignalR clients of one hub; each keeps when it heard of which version.</summary>
internal sealed class HubCrowd : IAsyncDisposable
{
    private readonly List<Listener> listeners = [];

    public int Count => listeners.Count;

    /// <summary>Connects the clients, a few at a time; they take the hosts in turn.</summary>
    public static async Task<HubCrowd> Connect(ImmutableArray<Uri> hosts, string method, int clients)
    {
        var crowd = new HubCrowd();
        try
        {
            for (var n = 0; n < clients; n += 10)
                await Task.WhenAll(Enumerable.Range(n, Math.Min(10, clients - n)).Select(client => crowd.Add(hosts, client % hosts.Length, method)));
            return crowd;
        }
        catch
        {
            await crowd.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Sends one change after another, each when the one before has reached everybody, and counts from the sending of each to its arrival at
    /// each client. A message of a later version brings the earlier one too.
    /// </summary>
    /// <param name="send">Sends a change and returns its version.</param>
    /// <param name="pushes">How many changes.</param>
    /// <param name="missing">Hears how many clients a version has not reached after 5 seconds.</param>
    public List<Heard> Push(Func<long> send, int pushes, Action<long, int> missing)
    {
        var waits = new List<Heard>(pushes * listeners.Count);
        for (var push = 0; push < pushes; push++)
        {
            foreach (var listener in listeners)
                listener.Forget();
            var sent = Stopwatch.GetTimestamp();
            var version = send();
            var arrivals = listeners.Select(l => l.Reached(version)).ToArray();
            while (arrivals.Contains(0) && Stopwatch.GetElapsedTime(sent) < TimeSpan.FromSeconds(5))
            {
                Thread.Sleep(2);
                arrivals = [.. listeners.Select(l => l.Reached(version))];
            }
            var lost = arrivals.Count(a => a == 0);
            if (lost > 0)
                missing(version, lost);
            waits.AddRange(arrivals.Select((a, n) => new Heard(listeners[n].Host, a - sent)).Where((_, n) => arrivals[n] != 0));
            Thread.Sleep(20);
        }
        return waits;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(listeners.Select(l => l.Connection.DisposeAsync().AsTask()));
        listeners.Clear();
    }

    private async Task Add(ImmutableArray<Uri> hosts, int host, string method)
    {
        var connection = new HubConnectionBuilder()
            .WithUrl(new Uri(hosts[host], "/live"), options => options.Transports = HttpTransportType.WebSockets)
            .Build();
        var listener = new Listener(connection, host);
        connection.On<Message>(method, listener.Hear);
        await connection.StartAsync();
        lock (listeners)
            listeners.Add(listener);
    }

    private sealed class Listener(HubConnection connection, int host)
    {
        private readonly List<(long Version, long At)> heard = [];

        public int Host => host;

        public HubConnection Connection => connection;

        public void Hear(Message message)
        {
            var at = Stopwatch.GetTimestamp();
            lock (heard)
                heard.Add((message.Version, at));
        }

        public void Forget()
        {
            lock (heard)
                heard.Clear();
        }

        /// <summary>When the version was reached; 0 if not yet.</summary>
        public long Reached(long version)
        {
            lock (heard)
                return heard.FirstOrDefault(h => h.Version >= version).At;
        }
    }

    /// <summary>What the hub says: the new version and what changed.</summary>
    internal sealed record Message(long Version, string[]? Members, string[]? Indicators);
}

/// <summary>How long after its sending a change arrived at a client of the host.</summary>
internal readonly record struct Heard(int Host, long Wait);

using System.Diagnostics.Metrics;
using Exchange.Web.Hosting.Telemetry;

namespace Exchange.Web.Board.Live;

/// <summary>How many live lines are open on this host, and how many were refused because there were enough.</summary>
internal sealed class LiveMeasures
{
    private readonly Counter<long> _refused;
    private int _circuits;
    private int _clients;

    public LiveMeasures(IMeterFactory meters)
    {
        var meter = meters.Exchange();
        meter.CreateObservableUpDownCounter("exchange.circuits", () => Circuits, "{circuit}", "Open circuits of pages.");
        meter.CreateObservableUpDownCounter("exchange.hub.clients", () => Clients, "{client}", "Clients of the live hub.");
        _refused = meter.CreateCounter<long>("exchange.sockets.refused", "{socket}", "Live lines refused at a limit.");
    }

    public int Circuits => Volatile.Read(ref _circuits);

    public int Clients => Volatile.Read(ref _clients);

    public void CircuitOpened() => Interlocked.Increment(ref _circuits);

    public void CircuitClosed() => Interlocked.Decrement(ref _circuits);

    public void ClientCame() => Interlocked.Increment(ref _clients);

    public void ClientLeft() => Interlocked.Decrement(ref _clients);

    /// <summary>A line was refused at a limit: of its address or of its person.</summary>
    public void Refused(string limit) => _refused.Add(1, new KeyValuePair<string, object?>("exchange.socket.limit", limit));
}

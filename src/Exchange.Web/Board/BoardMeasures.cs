using System.Diagnostics.Metrics;
using Exchange.Web.Hosting.Telemetry;

namespace Exchange.Web.Board;

/// <summary>What can be measured of the board: how fast a publication reaches this host, how far the host is behind, who observes.</summary>
public sealed class BoardMeasures
{
    private readonly Histogram<double> _push;
    private readonly Counter<long> _dropped;
    private int _observers;

    public BoardMeasures(IMeterFactory meters)
    {
        var meter = meters.Exchange();
        _push = meter.CreateHistogram(
            "exchange.board.push.duration", "s", "From a publication's moment at the board to this host's picture.", advice: ExchangeMeter.Seconds);
        _dropped = meter.CreateCounter<long>(
            "exchange.board.observers.dropped", "{observer}", "Hosts that the board no longer pushes to, until they renew.");
        meter.CreateObservableUpDownCounter(
            "exchange.board.observers", () => Volatile.Read(ref _observers), "{observer}", "Hosts that the board grain of this silo pushes to.");
        meter.CreateObservableGauge(
            "exchange.board.version", () => Host is { } feed ? [new(feed.Current.Version)] : Array.Empty<Measurement<long>>(), "{publication}",
            "Version of this host's picture: how many publications it contains.");
        meter.CreateObservableGauge(
            "exchange.board.lag", () => Host is { } feed ? [new(feed.Lag)] : Array.Empty<Measurement<long>>(), "{publication}",
            "Publications that this host told somebody of, or was told of, and does not show yet.");
    }

    /// <summary>This host's picture, once it follows the board.</summary>
    public BoardFeed? Host { get; set; }

    /// <summary>How many observers the board grain has, if it lives in this silo.</summary>
    public void Observe(int observers) => Volatile.Write(ref _observers, observers);

    /// <summary>An observer was dropped: it fell silent, or a push to it failed.</summary>
    public void Dropped(string reason) => _dropped.Add(1, new KeyValuePair<string, object?>("exchange.board.drop.reason", reason));

    /// <summary>A push arrived and is in the picture. Clocks of two hosts may differ a little: never less than nothing.</summary>
    public void Pushed(TimeSpan elapsed) => _push.Record(Math.Max(0, elapsed.TotalSeconds));
}

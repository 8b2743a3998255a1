using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Telemetry;

/// <summary>Hears what one product measures on its own meter; others in this process are not heard.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<(string Name, double Value, string Tags)> _heard = new();

    public Measured(IServiceProvider services)
    {
        var meters = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Exchange" && ReferenceEquals(instrument.Meter.Scope, meters))
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>Measurements of an instrument so far whose tag values are those given.</summary>
    public IReadOnlyList<double> Of(string name, params string[] tags) =>
        [.. _heard.Where(m => m.Name == name && tags.All(t => m.Tags.Split(',').Contains(t))).Select(m => m.Value)];

    /// <summary>The sum over every measurement of a counter.</summary>
    public double Sum(string name, params string[] tags) => Of(name, tags).Sum();

    /// <summary>What an instrument that is asked says now; null if it says nothing.</summary>
    public double? Now(string name, params string[] tags)
    {
        _heard.Clear();
        _listener.RecordObservableInstruments();
        return Of(name, tags) is [.., var last] ? last : null;
    }

    public void Dispose() => _listener.Dispose();

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var values = new List<string>();
        foreach (var tag in tags)
            values.Add(tag.Value?.ToString() ?? "");
        _heard.Enqueue((instrument.Name, value, string.Join(',', values)));
    }
}

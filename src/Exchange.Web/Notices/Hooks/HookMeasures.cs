using System.Diagnostics.Metrics;
using Exchange.Model.Notices;
using Exchange.Web.Hosting.Telemetry;

namespace Exchange.Web.Notices;

/// <summary>How many calls to webhooks were answered, will be tried again or were given up, and how many wait.</summary>
internal sealed class HookMeasures
{
    private readonly Counter<long> _calls;
    private int _waiting;

    public HookMeasures(IMeterFactory meters)
    {
        var meter = meters.Exchange();
        _calls = meter.CreateCounter<long>("exchange.webhook.calls", "{call}", "Calls to webhooks, by what became of them.");
        meter.CreateObservableUpDownCounter(
            "exchange.webhook.waiting", () => Volatile.Read(ref _waiting), "{call}", "Calls to webhooks not made yet, if their outbox lives in this silo.");
    }

    public void Observe(Outbox<HookContent> outbox) => Volatile.Write(ref _waiting, outbox.Parcels.Count(p => !p.IsDecided));

    public void Reported(ParcelState state) => _calls.Add(1, new KeyValuePair<string, object?>("exchange.webhook.outcome", state switch
    {
        ParcelState.Delivered => "delivered",
        ParcelState.GivenUp => "given_up",
        _ => "retried",
    }));
}

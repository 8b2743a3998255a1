using System.Diagnostics.Metrics;
using Exchange.Model.Notices;
using Exchange.Web.Hosting.Telemetry;

namespace Exchange.Web.Notices;

/// <summary>How many parcels of an outbox were taken by the other side, will be tried again or were given up, and how many wait.</summary>
internal abstract class OutboxMeasures
{
    private readonly Counter<long> _attempts;
    private readonly string _outcome;
    private readonly string _delivered;
    private int _waiting;

    /// <param name="meters">Where measures are made.</param>
    /// <param name="outbox">Name of the outbox: <c>exchange.mail</c>.</param>
    /// <param name="parcels">What its parcels are called: <c>letters</c>, measured in <c>{letter}</c>.</param>
    /// <param name="delivered">What the outcome is called when the other side has taken one.</param>
    /// <param name="attempts">What the counter says.</param>
    /// <param name="waiting">What the gauge says.</param>
    protected OutboxMeasures(IMeterFactory meters, string outbox, string parcels, string delivered, string attempts, string waiting)
    {
        (_outcome, _delivered) = (outbox + ".outcome", delivered);
        var (meter, unit) = (meters.Exchange(), $"{{{parcels.TrimEnd('s')}}}");
        _attempts = meter.CreateCounter<long>($"{outbox}.{parcels}", unit, attempts);
        meter.CreateObservableUpDownCounter(outbox + ".waiting", () => Volatile.Read(ref _waiting), unit, waiting);
    }

    public void Observe<T>(Outbox<T> outbox) where T : class => Volatile.Write(ref _waiting, outbox.Parcels.Count(p => !p.IsDecided));

    public void Reported(ParcelState state) => _attempts.Add(1, new KeyValuePair<string, object?>(_outcome, state switch
    {
        ParcelState.Delivered => _delivered,
        ParcelState.GivenUp => "given_up",
        _ => "retried",
    }));
}

/// <summary>What becomes of e-mails.</summary>
internal sealed class MailMeasures(IMeterFactory meters) : OutboxMeasures(
    meters, "exchange.mail", "letters", "sent", "Attempts to send an e-mail, by what became of them.", "E-mails not sent yet, if the outbox lives in this silo.");

/// <summary>What becomes of calls to webhooks.</summary>
internal sealed class HookMeasures(IMeterFactory meters) : OutboxMeasures(
    meters, "exchange.webhook", "calls", "delivered", "Calls to webhooks, by what became of them.", "Calls to webhooks not made yet, if their outbox lives in this silo.");

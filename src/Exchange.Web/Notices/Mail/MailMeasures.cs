using System.Diagnostics.Metrics;
using Exchange.Model.Notices;
using Exchange.Web.Hosting.Telemetry;

namespace Exchange.Web.Notices;

/// <summary>How many e-mails were sent, will be tried again or were given up, and how many wait.</summary>
internal sealed class MailMeasures
{
    private readonly Counter<long> _letters;
    private int _waiting;

    public MailMeasures(IMeterFactory meters)
    {
        var meter = meters.Exchange();
        _letters = meter.CreateCounter<long>("exchange.mail.letters", "{letter}", "Attempts to send an e-mail, by what became of them.");
        meter.CreateObservableUpDownCounter(
            "exchange.mail.waiting", () => Volatile.Read(ref _waiting), "{letter}", "E-mails not sent yet, if the outbox lives in this silo.");
    }

    public void Observe(Outbox<Letter> outbox) => Volatile.Write(ref _waiting, outbox.Parcels.Count(p => !p.IsDecided));

    public void Reported(ParcelState state) => _letters.Add(1, new KeyValuePair<string, object?>("exchange.mail.outcome", state switch
    {
        ParcelState.Delivered => "sent",
        ParcelState.GivenUp => "given_up",
        _ => "retried",
    }));
}

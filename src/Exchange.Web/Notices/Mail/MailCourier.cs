using System.Collections.Immutable;
using System.Security.Cryptography;
using Exchange.Model.Notices;

namespace Exchange.Web.Notices;

/// <summary>
/// Takes letters from the outbox, writes and sends them, and says what became of each. Every host has one; a letter is with one at a time.
/// </summary>
internal sealed partial class MailCourier(IGrainFactory grains, LetterWriter writer, MailTransport transport, Couriers couriers, TimeProvider time,
    ILogger<MailCourier> logger)
    : BackgroundService
{
    private const int Batch = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Shorter than the outbox waits for a silent courier.</summary>
    private static readonly TimeSpan Longest = Trying.Patience - TimeSpan.FromSeconds(30);

    private IMailOutboxGrain Outbox => grains.GetGrain<IMailOutboxGrain>(0);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Ticking.Every(Pause, time, Round, stoppingToken);

    private async Task Round(CancellationToken stoppingToken)
    {
        try
        {
            while (!stoppingToken.IsCancellationRequested && await Outbox.Take(couriers.Own, Batch) is { IsEmpty: false } taken)
                await Outbox.Report(couriers.Own, await Send(taken));
        }
        catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
        {
            LogNotNow(problem);
        }
    }

    private async Task<ImmutableArray<ParcelReport>> Send(ImmutableArray<Parcel<Letter>> taken)
    {
        // A host that stops lets the batch end: broken off in the middle, nobody would know what the server has taken.
        using var limit = new CancellationTokenSource(Longest, time);
        var (messages, unwritten) = (new List<Written>(), ImmutableArray.CreateBuilder<ParcelReport>());
        foreach (var parcel in taken)
        {
            try
            {
                messages.Add(writer.Compose(parcel.Id, parcel.Content!));
            }
            catch (CryptographicException problem)
            {
                // The keys that sealed its link are gone, and do not come back.
                unwritten.Add(new(parcel.Id, Fate.Never, problem.Message));
            }
        }
        ImmutableArray<ParcelReport> reports = messages.Count == 0 ? unwritten.ToImmutable() : [.. await transport.Send(messages, limit.Token), .. unwritten];
        foreach (var report in reports.Where(r => r.Fate != Fate.Delivered))
            LogNotSent(report.Id, report.Fate, report.Answer);
        return reports;
    }

    [LoggerMessage(LogLevel.Warning, "E-mail {Id} was not sent ({Fate}): {Answer}")]
    private partial void LogNotSent(string id, Fate fate, string answer);

    [LoggerMessage(LogLevel.Warning, "The outbox of e-mails did not answer; trying again.")]
    private partial void LogNotNow(Exception problem);
}

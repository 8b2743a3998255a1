using Exchange.Model;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;
using Exchange.Web.Hosting;
using Exchange.Web.People;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>
/// Two open calls for trying the product out, one of them the trial focal point's own: made at the first start in Development and marked as made
/// up wherever they show.
/// </summary>
internal sealed partial class SampleCalls(IGrainFactory grains, Personas personas, TimeProvider time, ILogger<SampleCalls> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly Actor Maker = new("trial", "Trial", Role.Secretariat);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (personas.Exist && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Make();
                return;
            }
            catch (Exception problem) when (Transient.Is(problem))
            {
                await Task.Delay(Pause, time, stoppingToken);
            }
        }
    }

    // The same operations at every start: a restart changes nothing.
    private async Task Make()
    {
        foreach (var call in Calls(time.GetUtcNow()))
        {
            var grain = grains.GetGrain<ICallGrain>(call.Id);
            var made = await grain.Make(new("sample-make", Maker), call);
            var published = await grain.Publish(new("sample-publish", Maker));
            foreach (var refusal in made.Refusals.Concat(published.Refusals))
                LogNotMade(refusal.Rule);
        }
    }

    private static Call[] Calls(DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        return
        [
            new(
                "trial", "SEN", "B03", Track.Both, Mode.Visit, ["fr", "en"],
                new("How a single registry is kept up to date", "Comment un registre unique est tenu à jour", "كيف يُحدَّث السجل الموحّد"),
                "Made up for trying the product out: three days with the people who keep the registry, from a household's first visit to the yearly review.",
                "Officials who keep or design a registry, and can change something about it at home.", 6, [], now.AddDays(30), now.AddDays(40), today.AddDays(75), today.AddDays(77), "Dakar")
            {
                Trial = true,
            },
            new(
                "trial-payments", "MAR", "B07", Track.Technical, Mode.Course, ["fr", "ar"],
                new("One gateway for all payments", "Une passerelle pour tous les paiements", "بوابة واحدة لجميع المدفوعات"),
                "Made up for trying the product out: a course of five days on connecting several programmes to one payment gateway.",
                "Staff who run payments of a social programme.", 4, [], now.AddDays(25), now.AddDays(35), today.AddDays(60), today.AddDays(64), "Rabat")
            {
                Agenda = [new(At(today.AddDays(60), 9), At(today.AddDays(60), 12), "What a payment gateway does, and what it does not"), new(At(today.AddDays(61), 9), At(today.AddDays(61), 16), "Visit to the payment centre")],
                Contacts = "Made up: the protocol desk meets guests at the airport.",
                Trial = true,
            },
        ];
    }

    private static DateTimeOffset At(DateOnly day, int hour) => new(day, new(hour, 0), TimeSpan.Zero);

    [LoggerMessage(LogLevel.Warning, "A sample call was not made: {Rule}")]
    private partial void LogNotMade(string rule);
}

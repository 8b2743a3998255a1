using Exchange.Model;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Exchanges.Seasons;
using Request = Exchange.Model.Exchanges.Request;
using Track = Exchange.Model.Exchanges.Track;

namespace Exchange.Web.Tests.AccessMatrix;

/// <summary>A season in which Senegal hosts Morocco, and a call of Senegal's to which an official has applied; made by whoever asks first.</summary>
internal static class ExchangeThings
{
    private static readonly Actor Secretariat = new("s1", "Secretariat", Role.Secretariat);

    public static Actor Applicant { get; } = new("t9", "Applicant", Role.Trainee);

    public static string Match => "matrix-propose-1";

    public static Season Season { get; } = new(
        "matrix", new("Season", "Saison", "موسم"), DateTimeOffset.UnixEpoch, new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero), "2100-05", "2100-06");

    public static Offer Offer { get; } = new("o1", Everybody.Own, "B09", Track.Both, [Mode.Visit], ["fr"], ["2100-05"], 1);

    public static Request Request { get; } = new("r1", "MAR", "B09", Track.Both, [Mode.Visit], ["fr"], ["2100-05"]);

    public static Call Call { get; } = new(
        "matrix", Everybody.Own, "B09", Track.Technical, Mode.Visit, ["fr"], new("Title", "Titre", "عنوان"), "About", "Criteria", 2, [],
        new(2100, 4, 1, 0, 0, 0, TimeSpan.Zero), new(2100, 4, 10, 0, 0, 0, TimeSpan.Zero), new(2100, 5, 3), new(2100, 5, 7), "Dakar") { Contacts = "Protocol" };

    public static async Task<ISeasonGrain> SeasonOf(IGrainFactory grains)
    {
        var season = grains.GetGrain<ISeasonGrain>("matrix");
        await season.Make(By("make"), Season);
        await season.StateOffer(By("offer"), Offer);
        await season.StateRequest(By("request"), Request);
        await season.Propose(By("propose"), [new("r1", "o1", "2100-05")]);
        return season;
    }

    public static async Task<ICallGrain> CallOf(IGrainFactory grains)
    {
        var call = grains.GetGrain<ICallGrain>("matrix");
        await call.Make(By("make"), Call);
        await call.Publish(By("publish"));
        await call.Move(By("apply") with { Actor = Applicant }, new(Applicant.Id, Act.Apply) { Form = new("MAR", "Ministry", "Head", "To learn", "A pilot", ["fr"], false) });
        return call;
    }

    // The same again is answered from before.
    private static Command By(string operation) => new("matrix-" + operation, Secretariat);
}

using System.Collections.Immutable;
using Exchange.Model;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.Members;
using Exchange.Web.Exchanges;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Web.Tests.Golden;

/// <summary>One of every kind of document of exchanges, every field filled.</summary>
internal static class ExchangeSamples
{
    private static readonly DateTimeOffset At = new(2026, 11, 1, 9, 0, 0, 123, TimeSpan.Zero);

    public static ExchangesGrain.Record Exchanges => new() { Seasons = ["2027"], Calls = ["mar-b09-1"] };

    public static LedgerPage Page => new([Entry with { Hash = "00ff" }]);

    public static SeasonState Season => new()
    {
        Season = new("2027", new("Season 2027", "Saison 2027", "موسم 2027"), At, At.AddDays(60), "2027-03", "2027-09", Trial: true),
        Offers = ImmutableSortedDictionary<string, Offer>.Empty.Add("o1", new("o1", "MAR", "B09", Track.Both, [Mode.Visit, Mode.Course], ["ar", "fr"], ["2027-05", "2027-06"], 3, 2)
        {
            LargestDelegation = 6, Interpretation = true, LeastGrade = 1, Groups = [MemberGroup.African], Note = "Passerelle unique",
        }),
        Requests = ImmutableSortedDictionary<string, Request>.Empty.Add("r1", new("r1", "SEN", "B09", Track.Technical, [Mode.Visit], ["fr"], ["2027-05"], 4) { Note = "Un contrat", Gate = "D5" }),
        Matches = ImmutableSortedDictionary<string, Match>.Empty.Add("p-1", new("p-1", "r1", "o1", "SEN", "MAR", "2027-05", MatchState.Refused, At.AddDays(3))
        {
            RefusedBy = "MAR", Reason = "The team moves house.", GuestGrade = 1,
        }),
        Pins = [new Pair("r1", "o1")], Bans = [new Pair("r1", "o2")],
        Limits = ImmutableSortedDictionary<string, int>.Empty.Add("MAR", 4),
        Ledger = new() { Recent = [Entry with { Hash = "ff00" }], SealedPages = 1, Head = "ff00" },
    };

    public static CallState Call => new()
    {
        Call = new(
            "mar-b09-1", "MAR", "B09", Track.Technical, Mode.Visit, ["ar", "fr"], new("One gateway", "Une passerelle", "بوابة واحدة"), "What is shown", "Who runs payments", 6,
            ["SEN", "MLI"], At.AddDays(30), At.AddDays(40), new(2027, 5, 3), new(2027, 5, 7), "Rabat")
        {
            Season = "2027", Matches = ["p-1"], Agenda = [new(At.AddDays(183), At.AddDays(183).AddHours(2), "Bienvenue")], Contacts = "Protocole", Trial = true,
        },
        Status = CallStatus.Published, Reason = "None",
        Applications = ImmutableSortedDictionary<string, Application>.Empty.Add("account-1", new("account-1", "Awa", Stage.Closed, Form, At.AddDays(200))
        {
            NominationReason = "Runs payments", SelectionReason = "Fits", WithdrawalReason = "None", WaitingNumber = 3,
            ByGuest = new(5, "Clair", At.AddDays(190)), ByHost = new(4, "Préparée", At.AddDays(191)), Plan = new("Un contrat", "b6", At.AddDays(195)),
            Checkpoints = [new(Outcome.UnderWay, "Rédigé", At.AddDays(280))],
        }),
        Ledger = new() { Recent = [Entry with { Hash = "ff00" }], SealedPages = 1, Head = "ff00" },
    };

    private static ApplicationForm Form => new("SEN", "Ministère", "Cheffe", "Apprendre", "Un pilote", ["fr"], true)
    {
        Documents = [new(new('a', 64), "cv.pdf", "application/pdf", 12)],
    };

    private static LedgerEntry Entry => new("operation-1", At, "f1", "Point focal — السنغال", "Select", "account-1", [new("stage", "Selected")], "Fits");
}

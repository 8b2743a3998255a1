using System.Collections.Immutable;
using CsCheck;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Integration;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Model.Tests.Exchanges;

/// <summary>A season to match, made up; and seasons small enough to try every assignment.</summary>
public sealed record MadeSeason(
    ImmutableArray<Request> Requests, ImmutableArray<Offer> Offers, Standing Standing, ImmutableArray<Pair> Pins, ImmutableArray<Pair> Bans)
{
    private static readonly string[] Months = ["2027-03", "2027-04", "2027-05"];
    private static readonly string[] Members = ["AAA", "BBB", "CCC", "DDD"];

    private static readonly Gen<ImmutableArray<string>> SomeMonths = Gen.Int[1, 7].Select(bits => Months.Where((_, i) => (bits & 1 << i) != 0).ToImmutableArray());
    private static readonly Gen<ImmutableArray<string>> Languages = Among<ImmutableArray<string>>(["fr"], ["en"], ["fr", "en"], ["ar", "fr"]);
    private static readonly Gen<ImmutableArray<Mode>> Modes = Among<ImmutableArray<Mode>>([Mode.Visit], [Mode.Course, Mode.Visit], [Mode.Course]);
    private static readonly Gen<string> Block = Gen.Frequency((5, Gen.Const("B01")), (1, Gen.Const("B02")));

    private static readonly Gen<Request> OneRequest = Gen.Select(
        Among(Members), Block, Gen.Enum<Track>(), Modes, Languages, SomeMonths, Gen.Int[1, 3],
        (member, block, track, modes, languages, months, people) => new Request("", member, block, track, modes, languages, months, people));

    private static readonly Gen<Offer> OneOffer = Gen.Select(
        Among(Members), Block, Gen.Select(Gen.Enum<Track>(), Modes), Languages, SomeMonths, Gen.Int[1, 3], Gen.Int[1, 3],
        (member, block, how, languages, months, capacity, together) =>
            new Offer("", member, block, how.Item1, how.Item2, languages, months, capacity, Math.Min(together, capacity)));

    /// <summary>At most five requests and four offers of four members, with grades, limits, pins, bans and places taken.</summary>
    public static readonly Gen<MadeSeason> Small = Gen.Select(
        OneRequest.Array[0, 5], OneOffer.Array[0, 4], Gen.Int[0, 3].Array[8], Gen.Int[0, 3].Array[4], Gen.Int[0, 99].Array[6],
        (requests, offers, grades, limits, dice) => Made(requests, offers, grades, limits, dice));

    private static MadeSeason Made(Request[] requests, Offer[] offers, int[] grades, int[] limits, int[] dice)
    {
        var named = requests.Select((r, i) => r with { Id = $"r{i}" }).ToImmutableArray();
        var given = offers.Select((o, i) => o with { Id = $"o{i}" }).ToImmutableArray();
        var members = Members.Select((code, i) => new MemberStanding(code)
        {
            Limit = limits[i] == 0 ? null : limits[i],
            Grades = ImmutableSortedDictionary<string, Grade>.Empty.Add("B01", new(grades[i], grades[i])).Add("B02", new(grades[4 + i], grades[4 + i])),
        }).ToImmutableDictionary(m => m.Code);
        var pairs = (from r in named from o in given where r.Block == o.Block select new Pair(r.Id, o.Id)).ToArray();
        ImmutableArray<Pair> pins = pairs.Length > 0 && dice[0] < 30 ? [pairs[dice[1] % pairs.Length]] : [];
        ImmutableArray<Pair> bans = pairs.Length > 0 && dice[2] < 40 ? [.. new[] { pairs[dice[3] % pairs.Length] }.Except(pins)] : [];
        ImmutableArray<Taken> taken = given.Length > 0 && dice[4] < 40 && given[dice[5] % given.Length] is var offer ? [new("earlier", offer.Id, offer.Months[0])] : [];
        return new(named, given, new(members, taken), pins, bans);
    }

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public PortfolioProblem Problem(int? mostPerHost = null) => new(Requests, Offers, Standing, Pins, Bans, mostPerHost);
}

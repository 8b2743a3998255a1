using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Integration;
using Exchange.Web.Exchanges.Matching;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Bench;

/// <summary>A season of 57 members and 14 blocks with 400 requests and 200 offers, matched as a whole; and with its trade-off.</summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Throughput, launchCount: 1, warmupCount: 3, iterationCount: 10)]
public class SeasonBenchmark
{
    private const int Members = 57;
    private static readonly string[] Languages = ["fr", "en", "ar", "tr"];

    private ImmutableArray<Request> _requests;
    private ImmutableArray<Offer> _offers;
    private Standing _standing = null!;

    [GlobalSetup]
    public void Make()
    {
        _requests = [.. Enumerable.Range(0, 400).Select(i => new Request(
            $"r{i}", Member(i * 7), Block(i * 5), (Track)(i % 3), [Mode.Visit, Mode.Course], [Languages[i % 4], Languages[(i + 1) % 4]], Months(i, 4), 1 + i % 5))];
        _offers = [.. Enumerable.Range(0, 200).Select(i => new Offer(
            $"o{i}", Member(i * 11), Block(i * 3), (Track)(i % 3), [Mode.Visit], [Languages[i % 4], Languages[(i + 2) % 4]], Months(i * 3, 6), 1 + i % 4, 1 + i % 2 * (i % 4 > 0 ? 1 : 0)))];
        _standing = new(
            Enumerable.Range(0, Members).Select(m => new MemberStanding(Member(m))
            {
                Limit = 6,
                Region = $"{m % 6}",
                LeastDeveloped = m % 3 == 0,
                Grades = Rubric.BlockCodes.Select((b, k) => (b, Grade: (m + k * 2) % 4)).ToImmutableSortedDictionary(g => g.b, g => new Grade(g.Grade, g.Grade), StringComparer.Ordinal),
            }).ToImmutableDictionary(m => m.Code),
            []);
    }

    [Benchmark]
    public Portfolio Match() => FlowSolver.Solve(Problem(null));

    [Benchmark]
    public int MatchWithTradeOff()
    {
        var best = FlowSolver.Solve(Problem(null));
        return FlowSolver.TradeOffs(best, limit => Problem(limit)).Count;
    }

    private PortfolioProblem Problem(int? limit) => new(_requests, _offers, _standing, [], [], limit);

    private static string Member(int i) => $"M{i % Members:00}";

    private static string Block(int i) => Rubric.BlockCodes[i % 14];

    private static ImmutableArray<string> Months(int i, int count) => [.. Enumerable.Range(0, count).Select(k => $"2027-{(i + k) % 12 + 1:00}")];
}

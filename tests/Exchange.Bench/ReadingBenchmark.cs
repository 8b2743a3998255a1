using System.Collections.Immutable;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;

namespace Exchange.Bench;

/// <summary>
/// The accepted entries of an inventory as texts, read and assessed on a day: what a page of a level asks for. 500 programmes, 500 datasets and
/// 20,000 links of which each serves a need; and a quarter and four times as many connections.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Throughput, launchCount: 1, warmupCount: 3, iterationCount: 10)]
public class ReadingBenchmark
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    private AcceptedInventory _accepted = null!;
    // The blocks are fourteen however long the inventory is.
    private readonly Rubric _rubric = new("made", [], [], [], [], [], [], [], [], [], ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty);

    [Params(5_000, 20_000, 80_000)]
    public int Links { get; set; }

    [GlobalSetup]
    public void Make()
    {
        const int size = 500;
        var places = Enumerable.Range(0, Links).Select(i => (long)i * 7919 % (size * size)).Distinct().Select(n => new Connection($"programme-{n / size}", $"dataset-{n % size}")).ToList();
        var at = new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero);
        _accepted = new("SEN", 1, at, Day.AddMonths(-1),
            [.. Entries().Select(e => new AcceptedEntry(e, at, Model.Indicators.EvidenceGrade.SelfDeclared))]);

        IEnumerable<Entry> Entries() =>
        [
            .. Enumerable.Range(0, size).Select(i => Entry.Of(new(EntryKind.Programme, $"programme-{i}"),
                ("name_en", $"Programme {i}"), ("type", "unconditional-cash"), ("beneficiaries", (1000 + i * 37).ToString(CultureInfo.InvariantCulture)), ("digital_mis", "yes"), ("uid_share", "80"))),
            .. Enumerable.Range(0, size).Select(i => Entry.Of(new(EntryKind.Dataset, $"dataset-{i}"), ("name_en", $"Dataset {i}"), ("kind", "civil"), ("format", "database"))),
            .. places.Select(p => Entry.Of(EntryKey.Need(p), ("purpose", "eligibility-check"), ("stage", "assessment"))),
            .. places.Select(p => Entry.Of(EntryKey.Link(p), ("tool", "query"), ("legal_basis", "yes"), ("last_verified", "2026-09-25"))),
        ];
    }

    [Benchmark]
    public Inventory Read() => _accepted.Read();

    [Benchmark]
    public Standing ReadAndAssess() => _accepted.On(Day, _rubric);
}

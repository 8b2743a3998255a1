using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using Exchange.Model.Integration;
using Fractions;

namespace Exchange.Bench;

/// <summary>
/// An assessment of 500 programmes, 500 datasets and 20,000 links, of which half are needed, with every pair cross-checked; and of a quarter and
/// four times as much, to see that time grows no faster than links and pairs.
/// </summary>
[MemoryDiagnoser]
[SimpleJob(RunStrategy.Throughput, launchCount: 1, warmupCount: 4, iterationCount: 12)]
public class AssessmentBenchmark
{
    private Facts _facts = null!;

    [Params(250, 500, 1_000)]
    public int Programmes { get; set; }

    // As many links as the catalogue's size has, and growing with the square of the programmes as their pairs do.
    private int Links => 20_000 * Programmes / 500 * Programmes / 500;

    [GlobalSetup]
    public void Make()
    {
        const int datasets = 500;
        // Walks through all combinations in a fixed order that looks scattered.
        var places = Enumerable.Range(0, Links).Select(i => (long)i * 7919 % ((long)Programmes * datasets)).Distinct()
            .Select(n => new Connection($"programme-{n / datasets}", $"dataset-{n % datasets}")).ToList();
        _facts = new()
        {
            Programmes =
            [
                .. Enumerable.Range(0, Programmes).Select(i => new ProgrammeFacts(
                    $"programme-{i}", 1000 + i * 37, new Fraction(i % 101, 100), new Fraction(i % 97, 100), new Fraction(i % 89, 100), i % 3 > 0, i % 5 > 0)),
            ],
            Needs = [.. places.Where((_, i) => i % 2 == 0)],
            Links = [.. places.Select((at, i) => new LinkFacts(at, (LinkTool)(i % 5), i % 15, i % 7 > 0))],
            CrossChecks =
            [
                .. Enumerable.Range(0, Programmes).SelectMany(i => Enumerable.Range(i + 1, Programmes - i - 1).Select(j => new ProgrammePair($"programme-{i}", $"programme-{j}"))),
            ],
            Blocks = Rubric.BlockCodes.ToImmutableSortedDictionary(c => c, _ => new Ladder([true, true], [true, null], [false]), StringComparer.Ordinal),
        };
    }

    [Benchmark]
    public Assessment Assess() => Assessment.Of(_facts);
}

using System.Collections.Immutable;
using System.Numerics;
using Fractions;

namespace Exchange.Model.Integration;

/// <summary>What is measured on an inventory; every one a share from 0 to 1, weighted by beneficiaries.</summary>
public enum Metric
{
    /// <summary>Needed links that are live.</summary>
    LL,
    /// <summary>Pairs of programmes whose lists are cross-checked.</summary>
    PP,
    /// <summary>Beneficiaries in the single beneficiary registry.</summary>
    BRC,
    /// <summary>Beneficiaries stored with the unique ID.</summary>
    UIDC,
    /// <summary>Transfer value through the common payment gateway.</summary>
    PGC,
    /// <summary>Programmes with the common grievance system.</summary>
    GRMC,
    /// <summary>Programmes with a digital management information system.</summary>
    MIS,
}

/// <summary>The metrics of an inventory in exact fractions. A metric with a missing term is null: unknown, not zero.</summary>
/// <param name="LL">Needed links that are live.</param>
/// <param name="PP">Pairs cross-checked; 1 for a single programme.</param>
/// <param name="BRC">In the single beneficiary registry.</param>
/// <param name="UIDC">Stored with the unique ID.</param>
/// <param name="PGC">Through the payment gateway.</param>
/// <param name="GRMC">With the common grievance system.</param>
/// <param name="MIS">With a digital management information system.</param>
public sealed record Metrics(Fraction? LL, Fraction? PP, Fraction? BRC, Fraction? UIDC, Fraction? PGC, Fraction? GRMC, Fraction? MIS)
{
    /// <summary>LL as it would be if all programmes weighed the same: shown beside LL where one programme dominates; no gate reads it.</summary>
    public Fraction? EqualWeightLL { get; init; }

    /// <summary>Whether all programmes weigh the same because one has no count of beneficiaries.</summary>
    public bool EqualWeights { get; init; }

    /// <summary>Whether only one programme counts.</summary>
    public bool SingleProgramme { get; init; }

    /// <summary>How many datasets each programme that counts needs, and how many of those needs a live link serves; in the order of the programmes.</summary>
    public ImmutableArray<NeedCount> Needs { get; init; } = [];

    /// <summary>The metric of that name.</summary>
    public Fraction? this[Metric metric] => metric switch
    {
        Metric.LL => LL,
        Metric.PP => PP,
        Metric.BRC => BRC,
        Metric.UIDC => UIDC,
        Metric.PGC => PGC,
        Metric.GRMC => GRMC,
        Metric.MIS => MIS,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "There is no such metric."),
    };

    /// <summary>Computes them; the time grows with programmes, needs, links and pairs given.</summary>
    public static Metrics Of(Facts facts)
    {
        var weights = new Weights(facts.Programmes);
        var needs = NeedCount.All(facts, weights);
        var known = facts is { Needs: not null, Links: not null };
        return new(
            known ? Linked(needs, i => weights[i]) : null,
            weights.Count == 1 ? Fraction.One : facts.CrossChecks is { } checks ? weights.Pairs(checks) : null,
            weights.Mean(p => p.InBeneficiaryRegistry),
            weights.Mean(p => p.UidShare),
            weights.Mean(p => p.GatewayShare),
            weights.Mean(p => Share(p.CommonGrm)),
            weights.Mean(p => Share(p.DigitalMis)))
        {
            EqualWeightLL = known ? Linked(needs, _ => BigInteger.One) : null,
            EqualWeights = weights.CountMissing,
            SingleProgramme = weights.Count == 1,
            Needs = needs,
        };
    }

    // Programmes without needs are left out of both sums.
    private static Fraction? Linked(ImmutableArray<NeedCount> needs, Func<int, BigInteger> weight)
    {
        var (sum, total) = (Fraction.Zero, BigInteger.Zero);
        for (var i = 0; i < needs.Length; i++)
            if (needs[i].Declared > 0)
            {
                sum += new Fraction(weight(i) * needs[i].Live, needs[i].Declared);
                total += weight(i);
            }
        return total.IsZero ? null : sum / total;
    }

    private static Fraction? Share(bool? has) => has switch { true => Fraction.One, false => Fraction.Zero, null => null };
}

/// <summary>How many datasets a programme needs, and how many of these needs are served.</summary>
/// <param name="Programme">Id of the programme.</param>
/// <param name="Declared">Datasets it declares a need for.</param>
/// <param name="Live">Those of them that a live link serves.</param>
public readonly record struct NeedCount(string Programme, int Declared, int Live)
{
    internal static ImmutableArray<NeedCount> All(Facts facts, Weights weights)
    {
        var (needs, links) = (facts.Needs ?? [], facts.Links ?? []);
        var (declared, served) = (new int[weights.Count], new int[weights.Count]);
        var datasets = new Dictionary<string, int>(StringComparer.Ordinal);
        // Whether a live link serves the need, by programme and dataset.
        var live = new Dictionary<long, bool>(needs.Length);
        foreach (var need in needs)
            if (weights.Place(need.Programme) is { } place)
            {
                if (!datasets.TryGetValue(need.Dataset, out var dataset))
                    datasets[need.Dataset] = dataset = datasets.Count;
                if (live.TryAdd(Key(place, dataset), false))
                    declared[place]++;
            }
        foreach (var link in links)
            if (link.Live && weights.Place(link.At.Programme) is { } place && datasets.TryGetValue(link.At.Dataset, out var dataset)
                && live.TryGetValue(Key(place, dataset), out var already) && !already)
            {
                live[Key(place, dataset)] = true;
                served[place]++;
            }
        return [.. declared.Select((count, place) => new NeedCount(weights.Id(place), count, served[place]))];

        long Key(int place, int dataset) => (long)dataset * weights.Count + place;
    }
}

using System.Collections.Immutable;
using Fractions;

namespace Exchange.Model.Integration;

/// <summary>What kind of thing could be done about a gate.</summary>
public enum OpeningKind
{
    /// <summary>Make a needed link live.</summary>
    Link,
    /// <summary>Cross-check a pair of programmes.</summary>
    CrossCheck,
    /// <summary>Bring a programme wholly into what the metric counts.</summary>
    Term,
    /// <summary>Meet a criterion.</summary>
    Criterion,
}

/// <summary>Something that is missing at a gate and could be done about it.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Subject">Id of the programme, or of the criterion.</param>
/// <param name="Other">Id of the dataset or of the pair's second programme, or name of the metric; null for a criterion.</param>
/// <param name="Stands">What is known of it: false is known to be missing, null is unknown.</param>
public readonly record struct Opening(OpeningKind Kind, string Subject, string? Other, bool? Stands)
{
    /// <summary>As it is written in an address: <c>link:cash/civil</c>.</summary>
    public string Text => Kind switch
    {
        OpeningKind.Link => $"link:{Subject}/{Other}",
        OpeningKind.CrossCheck => $"cross-check:{Subject}/{Other}",
        OpeningKind.Term => $"term:{Subject}/{Other}",
        _ => $"criterion:{Subject}",
    };

    /// <summary>Everything that could be done about a gate that is not passed, in the order of the inventory; nothing about one that is.</summary>
    public static ImmutableArray<Opening> Of(GateResult result, Reading reading, Inventory inventory, Rubric rubric)
    {
        if (result.Met is true)
            return [];
        var facts = reading.Facts;
        ImmutableArray<ProgrammeFacts> counted = [.. facts.Programmes.Where(p => p.Counted)];
        return result.Gate switch
        {
            { Block: { } block } => [.. Criteria(rubric.Block(block), result.Gate.Least.ToInt32(), inventory)],
            { Metric: Metric.LL } => [.. Links(facts, counted)],
            { Metric: Metric.PP } => [.. Pairs(facts, counted)],
            { Metric: { } metric } => [.. counted.Where(p => Term(p, metric) != Fraction.One).Select(p =>
                new Opening(OpeningKind.Term, p.Id, metric.ToString(), Term(p, metric) is null ? null : false))],
            _ => [],
        };
    }

    /// <summary>What is supposed if all of these texts came true; texts that name nothing in the inventory are passed over.</summary>
    public static Supposition Suppose(IEnumerable<string> texts, Inventory inventory, Rubric rubric)
    {
        var (live, pairs, met, whole) = (new List<Connection>(), new List<ProgrammePair>(), new List<CriterionPlace>(), new List<ProgrammeTerm>());
        var programmes = inventory.Programmes.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var text in texts)
            switch (text.Split(':', 2))
            {
                case ["link", var at] when at.Split('/') is [var programme, var dataset] && programmes.Contains(programme):
                    live.Add(new(programme, dataset));
                    break;
                case ["cross-check", var pair] when pair.Split('/') is [var one, var other] && programmes.Contains(one) && programmes.Contains(other) && one != other:
                    pairs.Add(new(one, other));
                    break;
                case ["term", var term] when term.Split('/') is [var programme, var name] && programmes.Contains(programme) && Enum.TryParse<Metric>(name, out var metric) && Enum.IsDefined(metric):
                    whole.Add(new(programme, metric));
                    break;
                case ["criterion", var id] when Place(id, rubric) is { } place:
                    met.Add(place);
                    break;
            }
        return new() { Live = [.. live], CrossChecked = [.. pairs], Met = [.. met], Whole = [.. whole] };
    }

    private static IEnumerable<Opening> Criteria(BuildingBlock? block, int grade, Inventory inventory) =>
        from criterion in block?.Criteria ?? []
        where criterion.Grade <= grade
        let answer = inventory.Answers.GetValueOrDefault(criterion.Id)?.At(criterion.Grade)
        where answer is not true
        select new Opening(OpeningKind.Criterion, criterion.Id, null, answer);

    private static IEnumerable<Opening> Links(Facts facts, ImmutableArray<ProgrammeFacts> counted)
    {
        var live = (facts.Links ?? []).Where(l => l.Live).Select(l => l.At).ToHashSet();
        var ids = counted.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        return (facts.Needs ?? []).Distinct().Where(n => ids.Contains(n.Programme) && !live.Contains(n))
            .OrderBy(n => n.Programme, StringComparer.Ordinal).ThenBy(n => n.Dataset, StringComparer.Ordinal)
            .Select(n => new Opening(OpeningKind.Link, n.Programme, n.Dataset, facts.Links is null ? null : false));
    }

    private static IEnumerable<Opening> Pairs(Facts facts, ImmutableArray<ProgrammeFacts> counted)
    {
        var checks = (facts.CrossChecks ?? []).ToHashSet();
        for (var i = 0; i < counted.Length; i++)
            for (var j = i + 1; j < counted.Length; j++)
                if (new ProgrammePair(counted[i].Id, counted[j].Id) is var pair && !checks.Contains(pair))
                    yield return new(OpeningKind.CrossCheck, pair.First, pair.Second, facts.CrossChecks is null ? null : false);
    }

    private static Fraction? Term(ProgrammeFacts programme, Metric metric) => metric switch
    {
        Metric.BRC => programme.InBeneficiaryRegistry,
        Metric.UIDC => programme.UidShare,
        Metric.PGC => programme.GatewayShare,
        Metric.GRMC => Share(programme.CommonGrm),
        _ => Share(programme.DigitalMis),
    };

    private static Fraction? Share(bool? has) => has switch { true => Fraction.One, false => Fraction.Zero, null => null };

    private static CriterionPlace? Place(string id, Rubric rubric)
    {
        if (rubric.Blocks.SelectMany(b => b.Criteria).FirstOrDefault(c => c.Id == id) is not { } criterion)
            return null;
        var index = rubric.Block(criterion.Block)!.Criteria.Where(c => c.Grade == criterion.Grade).ToImmutableArray().IndexOf(criterion);
        return new(criterion.Block, criterion.Grade, index);
    }
}

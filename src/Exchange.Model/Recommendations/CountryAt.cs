using System.Collections.Immutable;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Members;

namespace Exchange.Model.Recommendations;

/// <summary>A country on a day.</summary>
/// <param name="Member">ISO alpha-3 code.</param>
/// <param name="Group">Its group.</param>
/// <param name="Standing">What its accepted inventory proves; null if none was accepted by then.</param>
public sealed record CountryAt(string Member, MemberGroup Group, Standing? Standing)
{
    /// <summary>The assessment; null if it was not assessed, which is never level 1.</summary>
    public Assessment? Assessment => Standing?.Assessment is { Status: not AssessmentStatus.NotAssessed } assessment ? assessment : null;
}

/// <summary>How many countries are at which level. Counts only: there is no rank and no mean in it.</summary>
/// <param name="Group">The group; null for all.</param>
/// <param name="Of">How many countries there are.</param>
/// <param name="ByLevel">How many are proven at level 1, 2 and 3, in this order.</param>
public sealed record LevelSpread(MemberGroup? Group, int Of, ImmutableArray<int> ByLevel)
{
    /// <summary>How many are assessed.</summary>
    public int Assessed => ByLevel.Sum();

    /// <summary>Counts.</summary>
    public static LevelSpread Count(MemberGroup? group, IEnumerable<CountryAt> countries)
    {
        var all = countries.Where(c => group is null || c.Group == group).ToList();
        return new(group, all.Count, [.. Enumerable.Range(1, 3).Select(level => all.Count(c => c.Assessment?.Level == level))]);
    }
}

/// <summary>What a gate does to the countries that are assessed.</summary>
/// <param name="Gate">The gate.</param>
/// <param name="Blocks">How many it stands in front of: it belongs to their next level and is not passed.</param>
/// <param name="Passed">How many pass it.</param>
/// <param name="NotPassed">How many do not.</param>
/// <param name="Unknown">Of how many nothing is known.</param>
public sealed record GateCount(Gate Gate, int Blocks, int Passed, int NotPassed, int Unknown)
{
    /// <summary>Counts all gates, those that block most countries first.</summary>
    public static ImmutableArray<GateCount> All(IEnumerable<CountryAt> countries)
    {
        var assessed = countries.Select(c => c.Assessment).OfType<Assessment>().ToList();
        return [.. Gate.All
            .Select(gate => new GateCount(
                gate,
                assessed.Count(a => a.Gaps.Any(g => g.Gate == gate)),
                assessed.Count(a => a[gate.Code].Met is true), assessed.Count(a => a[gate.Code].Met is false), assessed.Count(a => a[gate.Code].Met is null)))
            .OrderByDescending(g => g.Blocks)];
    }
}

/// <summary>A kind of dataset that programmes need, over the countries that are assessed.</summary>
/// <param name="Kind">Code of the kind.</param>
/// <param name="Needed">How many needs of it stand.</param>
/// <param name="Live">How many of them have a live link.</param>
/// <param name="Countries">In how many countries at least one is missing.</param>
public sealed record LinkCount(string Kind, int Needed, int Live, int Countries)
{
    /// <summary>How many needs have no live link.</summary>
    public int Missing => Needed - Live;

    /// <summary>Counts by kind, the kind whose links are missing most often first.</summary>
    public static ImmutableArray<LinkCount> All(IEnumerable<CountryAt> countries)
    {
        var needs = countries.Where(c => c.Standing is not null).SelectMany(c => Needs(c.Standing!).Select(n => (c.Member, n.Kind, n.Live)));
        return [.. needs.GroupBy(n => n.Kind, StringComparer.Ordinal)
            .Select(g => new LinkCount(g.Key, g.Count(), g.Count(n => n.Live), g.Where(n => !n.Live).Select(n => n.Member).Distinct().Count()))
            .OrderByDescending(k => k.Missing).ThenBy(k => k.Kind, StringComparer.Ordinal)];
    }

    internal static IEnumerable<(string Kind, bool Live)> Needs(Standing standing)
    {
        var kinds = standing.Inventory.Datasets.ToDictionary(d => d.Id, d => d.Kind, StringComparer.Ordinal);
        var live = (standing.Reading.Facts.Links ?? []).Where(l => l.Live).Select(l => l.At).ToHashSet();
        return (standing.Reading.Facts.Needs ?? []).Select(at => (kinds.GetValueOrDefault(at.Dataset, "other"), live.Contains(at)));
    }
}

/// <summary>An inventory in a line, to be read beside others.</summary>
/// <param name="Country">The country.</param>
/// <param name="Programmes">Active programmes that are weighed.</param>
/// <param name="Kinds">Different kinds of programme among them: how varied a country's instruments are.</param>
/// <param name="Datasets">Datasets.</param>
/// <param name="Needed">Needs that stand.</param>
/// <param name="Live">Needs with a live link.</param>
/// <param name="Registry">Grade of the single beneficiary registry, B04.</param>
/// <param name="MissingMost">Code of the kind of dataset whose links are missing most often; null if none is missing.</param>
public sealed record InventoryLine(CountryAt Country, int Programmes, int Kinds, int Datasets, int Needed, int Live, Grade Registry, string? MissingMost)
{
    /// <summary>The countries that have an accepted inventory.</summary>
    public static ImmutableArray<InventoryLine> All(IEnumerable<CountryAt> countries) =>
        [.. countries.Where(c => c.Standing is not null).Select(c =>
        {
            var (standing, needs) = (c.Standing!, LinkCount.Needs(c.Standing!).ToList());
            var programmes = standing.Inventory.Programmes.Where(p => p is { Active: true, GovernmentOwned: true }).ToList();
            return new InventoryLine(
                c, programmes.Count, programmes.Select(p => p.Type).Distinct(StringComparer.Ordinal).Count(), standing.Inventory.Datasets.Length,
                needs.Count, needs.Count(n => n.Live), standing.Assessment.Grades.GetValueOrDefault("B04", Grade.Unknown),
                LinkCount.All([c]) is [{ Missing: > 0 } most, ..] ? most.Kind : null);
        })];
}

/// <summary>A group that programmes say they do not reach, and a cause that they give for it.</summary>
/// <param name="Group">Code of the group.</param>
/// <param name="Cause">Code of the cause; empty where none was given.</param>
/// <param name="Programmes">How many programmes say so.</param>
/// <param name="Countries">In how many countries.</param>
public sealed record NotReached(string Group, string Cause, int Programmes, int Countries)
{
    /// <summary>Counts the pairs that were named.</summary>
    public static ImmutableArray<NotReached> All(IEnumerable<CountryAt> countries) =>
        [.. countries.Where(c => c.Standing is not null)
            .SelectMany(c => c.Standing!.Inventory.Programmes.Where(p => p.Active).SelectMany(p => p.Delivery.SelectMany(phase => phase.NotReached.SelectMany(group =>
                (phase.Causes.IsDefaultOrEmpty ? [""] : phase.Causes).Select(cause => (c.Member, Programme: p.Id, Group: group, Cause: cause))))))
            .Distinct()
            .GroupBy(n => (n.Group, n.Cause))
            .Select(g => new NotReached(g.Key.Group, g.Key.Cause, g.Count(), g.Select(n => n.Member).Distinct().Count()))
            .OrderByDescending(n => n.Programmes).ThenBy(n => n.Group, StringComparer.Ordinal).ThenBy(n => n.Cause, StringComparer.Ordinal)];
}

/// <summary>How many active programmes of a kind there are, and in how many countries.</summary>
/// <param name="Type">Code of the kind of programme.</param>
/// <param name="Programmes">Active programmes.</param>
/// <param name="Countries">Countries with at least one.</param>
public sealed record InstrumentCount(string Type, int Programmes, int Countries)
{
    /// <summary>Counts every kind of the rubric, those without a programme too.</summary>
    public static ImmutableArray<InstrumentCount> All(IEnumerable<CountryAt> countries, Rubric rubric)
    {
        var all = countries.Where(c => c.Standing is not null)
            .SelectMany(c => c.Standing!.Inventory.Programmes.Where(p => p.Active).Select(p => (c.Member, p.Type))).ToLookup(p => p.Type, p => p.Member, StringComparer.Ordinal);
        return [.. rubric.ProgrammeTypes.Select(t => new InstrumentCount(t.Code, all[t.Code].Count(), all[t.Code].Distinct().Count()))];
    }
}

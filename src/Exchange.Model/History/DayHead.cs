using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Submissions;

namespace Exchange.Model.History;

/// <summary>
/// Where all chains stood at the end of a day (UTC), in one hash that is linked to the day before. Published, it binds: whoever has noted one
/// day's hash can be shown that nothing up to that day was altered since.
/// </summary>
/// <param name="Day">The day.</param>
/// <param name="Previous">Hash of the day before, or <see cref="Beginning"/>.</param>
/// <param name="Moved">Chains that have grown or begun since the head before, by name.</param>
/// <param name="Chains">How many chains there are.</param>
/// <param name="Entries">How many entries they have together.</param>
/// <param name="Hash">SHA-256 over day, previous hash and every chain's name, count and hash in the order of their names.</param>
[GenerateSerializer, Immutable, Alias("day-head")]
public sealed record DayHead(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] string Previous,
    [property: Id(2)] ImmutableArray<ChainHead> Moved,
    [property: Id(3)] int Chains,
    [property: Id(4)] long Entries,
    [property: Id(5)] string Hash)
{
    /// <summary>What the first day is linked to.</summary>
    public static string Beginning { get; } = Begin();

    /// <summary>The day's name in texts and addresses: <c>2026-11-25</c>.</summary>
    public static string Name(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The moment from which on nothing belongs to the day any more.</summary>
    public static DateTimeOffset End(DateOnly day) => new(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>The head of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="previous">Hash of the day before, or <see cref="Beginning"/>.</param>
    /// <param name="before">Where the chains stood at the head before, by name.</param>
    /// <param name="now">Where they stand at the end of the day, by name; chains that are not named stand as before.</param>
    public static (DayHead Head, ImmutableSortedDictionary<string, ChainHead> Chains) Make(
        DateOnly day, string previous, ImmutableSortedDictionary<string, ChainHead> before, IEnumerable<ChainHead> now)
    {
        var moved = now.Where(c => before.GetValueOrDefault(c.Chain) != c).OrderBy(c => c.Chain, StringComparer.Ordinal).ToImmutableArray();
        var chains = before.SetItems(moved.Select(c => KeyValuePair.Create(c.Chain, c)));
        return (new(day, previous, moved, chains.Count, chains.Values.Sum(c => (long)c.Entries), HashOf(day, previous, chains)), chains);
    }

    /// <summary>What the hash must be where the chains stand so.</summary>
    public static string HashOf(DateOnly day, string previous, ImmutableSortedDictionary<string, ChainHead> chains)
    {
        using var ink = Ink.Begin();
        ink.Write("previous", previous);
        ink.Write("day", Name(day));
        foreach (var chain in chains.Values)
        {
            ink.Write("chain", chain.Chain);
            ink.Write("entries", chain.Entries.ToString(CultureInfo.InvariantCulture));
            ink.Write("head", chain.Hash);
        }
        return ink.Dry();
    }

    /// <summary>No chain yet. Names are compared by their signs, so that the order is the same on every machine.</summary>
    public static ImmutableSortedDictionary<string, ChainHead> NoChains { get; } = ImmutableSortedDictionary.Create<string, ChainHead>(StringComparer.Ordinal);

    private static string Begin()
    {
        using var ink = Ink.Begin();
        ink.Write("chain", "days");
        return ink.Dry();
    }
}

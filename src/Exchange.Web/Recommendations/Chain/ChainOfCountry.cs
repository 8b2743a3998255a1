using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Integration.Entries;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration;

namespace Exchange.Web.Recommendations.Chain;

/// <summary>
/// The first links of a country's chain: its figures and the entries of its accepted inventory → its own building blocks → its level. An
/// institution comes before its programmes and datasets, and these before what joins them. Links are told by the names of their ends, so that
/// of a long inventory only the places asked for are drawn.
/// </summary>
internal sealed class ChainOfCountry(ContentFolder content, InventoryPicture inventories, BoardState board, DateOnly day)
{
    private const string BirthRegistration = "SG_REG_BRTH.lt5y";

    // What is told of a programme, and the block that it says something of.
    private static readonly (string Field, string Block)[] Terms =
        [("digital_mis", "B05"), ("in_beneficiary_registry", "B04"), ("uid_share", "B01"), ("gateway_share", "B07"), ("common_grm", "B09")];

    /// <summary>The place of a figure, an entry or a country's own block; null if there is none.</summary>
    /// <param name="kind">value, entry or block.</param>
    /// <param name="id">The country's ISO alpha-3 code, a slash, and an indicator's code, an entry's key or a block's code.</param>
    public ChainPlace? Place(string kind, string id)
    {
        if (id.Split('/', 2) is not [var iso3, var own] || content.Current.Member(iso3) is not { } member)
            return null;
        return kind switch
        {
            "value" when Latest(own, iso3) is { } latest => new(
                kind, id, string.Create(CultureInfo.InvariantCulture, $"{content.Current.Indicator(own)!.Name.In(Language.Current.Code)} · {member.Name.In(Language.Current.Code)}, {latest.Key.Year}"), $"members/{iso3}#{own}"),
            "block" when content.Rubric.Block(own) is { } block && Accepted(iso3) is not null =>
                new(kind, id, $"{block.Name.In(Language.Current.Code)} · {member.Name.In(Language.Current.Code)}", $"members/{iso3}/inventory/blocks/{own}"),
            "entry" when EntryKey.TryParse(own) is { } key && Entries(iso3) is var entries && entries.ContainsKey(own) =>
                new(kind, id, $"{EntryWords.Kind(key.Kind)}: {EntryWords.Name(key, entries, content.Rubric)}", $"members/{iso3}/inventory{Anchor(key)}"),
            _ => null,
        };
    }

    /// <summary>The links that a place can be an end of, by the names of both ends.</summary>
    public IEnumerable<(string Before, string After)> Links(ChainPlace place) => place.Kind switch
    {
        "indicator" => content.Current.Members.Where(m => Latest(place.Id, m.Iso3) is not null).Select(m => ("indicator:" + place.Id, $"value:{m.Iso3}/{place.Id}")),
        "value" or "entry" or "block" or "level" or "member" when content.Current.Member(place.Id.Split('/')[0]) is { } member => Links(member.Iso3),
        _ => [],
    };

    private IEnumerable<(string Before, string After)> Links(string iso3)
    {
        foreach (var indicator in content.Current.AllIndicators)
            if (Latest(indicator.Code, iso3) is not null)
            {
                yield return ("indicator:" + indicator.Code, $"value:{iso3}/{indicator.Code}");
                yield return ("member:" + iso3, $"value:{iso3}/{indicator.Code}");
            }
        if (Accepted(iso3) is not { } accepted)
            yield break;
        if (Latest(BirthRegistration, iso3) is not null)
            yield return ($"value:{iso3}/{BirthRegistration}", $"block:{iso3}/B02");
        foreach (var block in content.Rubric.Blocks)
            yield return ($"block:{iso3}/{block.Code}", "level:" + iso3);
        foreach (var (entry, _, _) in accepted.Entries)
        {
            foreach (var before in Before(entry))
                yield return (before is null ? "member:" + iso3 : $"entry:{iso3}/{before}", $"entry:{iso3}/{entry.Key}");
            foreach (var block in Blocks(entry))
                yield return ($"entry:{iso3}/{entry.Key}", $"block:{iso3}/{block}");
        }
    }

    // Null stands for the country itself.
    private static IEnumerable<EntryKey?> Before(Entry entry) => entry.Key.Kind switch
    {
        EntryKind.Programme => [new(EntryKind.Organisation, entry["organisation"] ?? "")],
        EntryKind.Dataset => [new(EntryKind.Organisation, entry["owner"] ?? "")],
        EntryKind.Need or EntryKind.Link => [new(EntryKind.Programme, entry.Key.First), new(EntryKind.Dataset, entry.Key.Second)],
        EntryKind.CrossCheck => [new(EntryKind.Programme, entry.Key.First), new(EntryKind.Programme, entry.Key.Second)],
        EntryKind.Delivery => [new(EntryKind.Programme, entry.Key.First)],
        _ => [null],
    };

    private static IEnumerable<string> Blocks(Entry entry) => entry.Key.Kind switch
    {
        EntryKind.Programme => Terms.Where(t => entry[t.Field] is not null).Select(t => t.Block),
        EntryKind.Need or EntryKind.Link or EntryKind.CrossCheck => ["B06"],
        EntryKind.Criterion => [entry.Key.Id.Split('.')[0]],
        _ => [],
    };

    private static string Anchor(EntryKey key) => key.Kind switch
    {
        EntryKind.Organisation => "#organisations",
        EntryKind.Programme => "#programmes",
        EntryKind.Dataset => "#datasets",
        EntryKind.Shock => "#shocks",
        EntryKind.Delivery => "#delivery",
        EntryKind.Criterion => "/blocks/" + key.Id.Split('.')[0],
        _ => "#links",
    };

    private Observation? Latest(string indicator, string iso3) =>
        board.Find(indicator) is { } series && content.Current.Member(iso3) is { } member && series.Members.IndexOf(member) is >= 0 and var place ? series.Latest[place] : null;

    private AcceptedInventory? Accepted(string iso3) => inventories.Accepted.TryGetValue(iso3, out var versions) ? Course.InForce(versions, day) : null;

    private ImmutableDictionary<string, Entry> Entries(string iso3) =>
        Accepted(iso3)?.Entries.ToImmutableDictionary(e => e.Entry.Key.ToString(), e => e.Entry, StringComparer.Ordinal) ?? ImmutableDictionary<string, Entry>.Empty;
}

using System.Collections.Immutable;

namespace Exchange.Model.Integration.Entries;

/// <summary>
/// The parts of an inventory that can be delegated and decided on their own: kinds of entries, or everything of one institution, named
/// <c>of:organisation</c>.
/// </summary>
public static class InventoryParts
{
    /// <summary>What everything of an institution is called.</summary>
    public const string OfOrganisation = "of:";

    /// <summary>The parts by kind, in the order in which they are filled in.</summary>
    public static ImmutableArray<string> All { get; } = ["organisations", "programmes", "datasets", "connections", "blocks", "shocks"];

    /// <summary>The part that entries of the kind belong to.</summary>
    public static string Of(EntryKind kind) => kind switch
    {
        EntryKind.Organisation => "organisations",
        EntryKind.Programme or EntryKind.Delivery => "programmes",
        EntryKind.Dataset => "datasets",
        EntryKind.Criterion => "blocks",
        EntryKind.Shock => "shocks",
        _ => "connections",
    };

    /// <summary>Whether the part exists: a part by kind, or everything of an institution that is entered.</summary>
    public static bool Exists(string part, ImmutableDictionary<string, Entry> entries) =>
        All.Contains(part) || (part.StartsWith(OfOrganisation, StringComparison.Ordinal)
            && entries.ContainsKey(new EntryKey(EntryKind.Organisation, part[OfOrganisation.Length..]).ToString()));

    /// <summary>Institutions that an entry concerns: who runs the programme, who holds the dataset.</summary>
    public static IEnumerable<string> Organisations(Entry entry, ImmutableDictionary<string, Entry> entries)
    {
        var (programme, other) = (Field(EntryKind.Programme, entry.Key.First, "organisation"), entry.Key.Second);
        return Found(entry.Key.Kind switch
        {
            EntryKind.Organisation => [entry.Key.Id],
            EntryKind.Programme => [entry["organisation"]],
            EntryKind.Dataset => [entry["owner"]],
            EntryKind.Need or EntryKind.Link => [programme, Field(EntryKind.Dataset, other, "owner")],
            EntryKind.CrossCheck => [programme, Field(EntryKind.Programme, other, "organisation")],
            EntryKind.Delivery => [programme],
            _ => [],
        });

        string? Field(EntryKind kind, string id, string field) => entries.GetValueOrDefault(new EntryKey(kind, id).ToString())?[field];

        static IEnumerable<string> Found(IEnumerable<string?> ids) => ids.OfType<string>();
    }
}

using Exchange.Model.Integration.Entries;

namespace Exchange.Web.Integration.Entering;

/// <summary>Where an entry is filled in.</summary>
internal static class EntryAddress
{
    /// <summary>Address below the inventory's.</summary>
    public static string Of(EntryKey key) => key.Kind switch
    {
        EntryKind.Organisation => $"organisations/{key.Id}",
        EntryKind.Programme => $"programmes/{key.Id}",
        EntryKind.Dataset => $"datasets/{key.Id}",
        EntryKind.Need or EntryKind.Link => $"connections/{key.Id}",
        EntryKind.CrossCheck => $"connections/cross-checks/{key.First}",
        EntryKind.Delivery => $"programmes/{key.First}/delivery",
        EntryKind.Shock => $"shocks/{key.Id}",
        EntryKind.Criterion => $"blocks/{key.Id.Split('.')[0]}",
        _ => "connections/lists",
    };
}

using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Members;
using Exchange.Web.Hosting.Content;

namespace Exchange.Web.Integration;

/// <summary>
/// The accepted inventories that pages and the API show one at a time: a member's from its grain, the sample country's from the content. What
/// counts over members (<see cref="InventoryFeed"/>) never holds the sample country.
/// </summary>
internal sealed class Inventories(IGrainFactory grains, ContentFolder content, SampleCountry sample)
{
    /// <summary>The country of that code: a member or, where it is shown, the sample country; null if there is none.</summary>
    public Member? Member(string iso3) => IsSample(iso3) ? sample.Current!.Member : content.Current.Member(iso3);

    /// <summary>Whether the code is that of the made-up country, and it is shown here.</summary>
    public bool IsSample(string iso3) => sample.Current is { } country && country.Member.Iso3 == iso3;

    /// <summary>Everything that was accepted of the country, oldest first.</summary>
    public async Task<ImmutableArray<AcceptedInventory>> Of(string iso3) =>
        IsSample(iso3) ? sample.Current!.Versions : await grains.Inventory(iso3).AcceptedAfter(0);
}

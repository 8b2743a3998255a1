using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Members;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Past;

namespace Exchange.Web.Integration;

/// <summary>
/// The accepted inventories that pages and the API show one at a time: a member's from its grain, the sample country's from the content. What
/// counts over members (<see cref="InventoryFeed"/>) never holds the sample country.
/// </summary>
internal sealed class Inventories(IGrainFactory grains, ContentFolder content, SampleCountry sample, TimeProvider time)
{
    /// <summary>The country of that code: a member or, where it is shown, the sample country; null if there is none.</summary>
    public Member? Member(string iso3) => IsSample(iso3) ? sample.Current!.Member : content.Current.Member(iso3);

    /// <summary>Code of the made-up country; null where it is not shown.</summary>
    public string? Sample => sample.Current?.Member.Iso3;

    /// <summary>Whether the code is that of the made-up country, and it is shown here.</summary>
    public bool IsSample(string iso3) => sample.Current is { } country && country.Member.Iso3 == iso3;

    /// <summary>Everything that was accepted of the country, oldest first; by a moment of the past, if one is read.</summary>
    public async Task<ImmutableArray<AcceptedInventory>> Of(string iso3, AsOf? past)
    {
        var all = IsSample(iso3) ? sample.Current!.Versions : await grains.Inventory(iso3).AcceptedAfter(0);
        return past is { Moment: var moment } ? [.. all.Where(v => v.At <= moment)] : all;
    }

    /// <summary>Where the country stands on the day that is read; null if nothing had been accepted by then.</summary>
    public async Task<Standing?> Standing(string iso3, AsOf? past) => await Of(iso3, past) is [.., var last] ? last.On(Day(past), content.Rubric) : null;

    /// <summary>The day that is read, in UTC.</summary>
    public DateOnly Day(AsOf? past) => DateOnly.FromDateTime((past?.Moment ?? time.GetUtcNow()).UtcDateTime);
}

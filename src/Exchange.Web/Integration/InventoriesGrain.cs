using System.Collections.Immutable;
using Exchange.Web.Hosting.Cluster;
using Exchange.Web.Hosting.Content;

namespace Exchange.Web.Integration;

[GrainType("inventories")]
internal sealed class InventoriesGrain(ContentFolder content, TimeProvider time, IHostApplicationLifetime life) : Grain, IInventoriesGrain
{
    private readonly Gathering<InventoryList> _gathering = new(time, life);

    public async Task Note(string member)
    {
        if (_gathering.Picture is not null && await GrainFactory.Inventory(member).Progress() is { } progress)
            Take(_gathering.Picture.Members.With(progress, p => p.Member, p => p.Revision));
    }

    public async Task<InventoryList?> After(string knownVersion)
    {
        if (_gathering.IsOld)
            await _gathering.ReadOnce(Read);
        return await _gathering.After(knownVersion, l => l.Version);
    }

    private async Task Read()
    {
        var members = await Task.WhenAll(content.Current.Members
            .Select(m => m.Iso3).Order(StringComparer.Ordinal).Select(m => GrainFactory.Inventory(m).Progress()));
        Take(members.Over(_gathering.Picture?.Members, p => p.Member, p => p.Revision));
    }

    private void Take(ImmutableArray<InventoryProgress> members)
    {
        if (_gathering.Picture is not { } before || !before.Members.SequenceEqual(members))
            _gathering.Take(version => new(version, members, time.GetUtcNow()));
    }
}

using System.Collections.Immutable;
using Exchange.Model.Recommendations;
using Exchange.Web.Hosting.Cluster;
using Exchange.Web.Hosting.Content;

namespace Exchange.Web.Recommendations;

[GrainType("follow-up-board")]
internal sealed class FollowUpBoardGrain(ContentFolder content, TimeProvider time, IHostApplicationLifetime life) : Grain, IFollowUpBoardGrain
{
    private readonly Gathering<FollowUpPicture> _gathering = new(time, life);

    private IEnumerable<string> Codes => content.Current.Members.Select(m => m.Iso3).Order(StringComparer.Ordinal);

    public async Task Note(string member)
    {
        if (_gathering.Picture is not null && await Follow(member).Read() is { } now)
            Take(_gathering.Picture.Members.With(now, m => m.Member, m => m.Revision));
    }

    public async Task<FollowUpPicture?> After(string knownVersion)
    {
        if (_gathering.IsOld)
            await _gathering.ReadOnce(Read);
        return await _gathering.After(knownVersion, p => p.Version);
    }

    public async Task<FollowUpPicture> At(DateTimeOffset moment)
    {
        var members = await Task.WhenAll(Codes.Select(m => Follow(m).At(moment)));
        return new(FormattableString.Invariant($"at-{moment.UtcTicks}"), [.. members], members.Max(m => m.LastChange));
    }

    private IFollowUpGrain Follow(string member) => GrainFactory.GetGrain<IFollowUpGrain>(member);

    private async Task Read()
    {
        var members = await Task.WhenAll(Codes.Select(m => Follow(m).Read()));
        Take(members.Over(_gathering.Picture?.Members, m => m.Member, m => m.Revision));
    }

    private void Take(ImmutableArray<FollowUp> members)
    {
        if (_gathering.Picture is not { } before || !Same(before.Members, members))
            _gathering.Take(version => new(version, members, members.Max(m => m.LastChange)));
    }

    private static bool Same(ImmutableArray<FollowUp> a, ImmutableArray<FollowUp> b) =>
        a.Select(m => (m.Member, m.Revision)).SequenceEqual(b.Select(m => (m.Member, m.Revision)));
}

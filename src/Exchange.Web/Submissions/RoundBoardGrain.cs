using System.Collections.Immutable;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Cluster;

namespace Exchange.Web.Submissions;

[GrainType("round-board")]
internal sealed class RoundBoardGrain(TimeProvider time, IHostApplicationLifetime life) : Grain, IRoundBoardGrain
{
    private readonly Gathering<RoundPicture> _gathering = new(time, life);

    private string Round => this.GetPrimaryKeyString();

    private IRoundsGrain Rounds => field ??= GrainFactory.GetGrain<IRoundsGrain>(0);

    public async Task Note(string member)
    {
        if (_gathering.Picture is not null && await GrainFactory.Submission(Round, member).Progress() is { } progress)
            Take(_gathering.Picture.Round, _gathering.Picture.Members.With(progress, p => p.Member, p => p.Revision));
    }

    public async Task<RoundPicture?> After(string knownVersion)
    {
        if (await Rounds.Find(Round) is not { } round)
            return null;
        if (_gathering.IsOld || !Same(round, _gathering.Picture!.Round))
            await _gathering.ReadOnce(() => Read(round));
        return await _gathering.After(knownVersion, p => p.Version);
    }

    private async Task Read(Round round)
    {
        var members = await Task.WhenAll(round.Members.Order(StringComparer.Ordinal).Select(m => GrainFactory.Submission(Round, m).Progress()));
        Take(round, members.OfType<RoundProgress>().Over(_gathering.Picture?.Members, p => p.Member, p => p.Revision));
    }

    private void Take(Round round, ImmutableArray<RoundProgress> members)
    {
        if (_gathering.Picture is not { } before || !Same(before.Round, round) || !before.Members.SequenceEqual(members))
            _gathering.Take(version => new(version, round, members, time.GetUtcNow()));
    }

    private static bool Same(Round a, Round b) => ReferenceEquals(a, b) || (
        a.Members.SequenceEqual(b.Members) && a.Indicators.SequenceEqual(b.Indicators) && a.Extensions.Count == b.Extensions.Count
        && a.Extensions.All(e => b.Extensions.TryGetValue(e.Key, out var until) && until == e.Value)
        && a with { Members = default, Indicators = default, Extensions = b.Extensions } == b with { Members = default, Indicators = default });
}

using System.Collections.Concurrent;
using Exchange.Web.Board;

namespace Exchange.Web.Submissions.Rounds;

/// <summary>This host's pictures of the rounds that somebody looks at.</summary>
internal sealed partial class RoundFeed(IGrainFactory grains, IHostApplicationLifetime life, TimeProvider time, ILogger<RoundFeed> logger)
    : PictureFeed<RoundPicture>(life, time)
{
    private readonly ConcurrentDictionary<string, RoundPicture> _pictures = new(StringComparer.Ordinal);

    /// <summary>The picture as last heard; null if it was never asked for.</summary>
    public RoundPicture? Last(string round) => _pictures.GetValueOrDefault(round);

    /// <summary>The picture as it is now; null if there is no such round.</summary>
    public async Task<RoundPicture?> Read(string round) => (await After(round, ""))?.Picture;

    protected override async Task<(RoundPicture Picture, string Version)?> After(string name, string knownVersion) =>
        await grains.GetGrain<IRoundBoardGrain>(name).After(knownVersion) is { } picture ? (_pictures[name] = picture, picture.Version) : null;

    [LoggerMessage(LogLevel.Warning, "The board of round {Name} did not answer; trying again.")]
    protected override partial void LogNotHeard(Exception problem, string name);
}

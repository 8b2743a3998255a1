using Exchange.Web.Board;

namespace Exchange.Web.Recommendations;

/// <summary>This host's picture of what the members answer, while somebody looks.</summary>
internal sealed partial class FollowUpFeed(IGrainFactory grains, IHostApplicationLifetime life, TimeProvider time, ILogger<FollowUpFeed> logger)
    : PictureFeed<FollowUpPicture>(life, time)
{
    private IFollowUpBoardGrain Board => grains.GetGrain<IFollowUpBoardGrain>(0);

    /// <summary>The picture as it is now.</summary>
    public async Task<FollowUpPicture> Read() =>
        await Board.After("") ?? throw new InvalidOperationException("The board of follow-ups has no picture.");

    /// <summary>The picture as it was at a moment; as it is now if none is given.</summary>
    public Task<FollowUpPicture> At(DateTimeOffset? moment) => moment is { } at ? Board.At(at) : Read();

    /// <summary>Calls back with every new picture, and when the line is lost, until disposed; callbacks must return at once.</summary>
    public IDisposable Watch(Action<FollowUpPicture?, FeedLine> callback) => Watch("recommendations", callback);

    protected override async Task<(FollowUpPicture Picture, string Version)?> After(string name, string knownVersion) =>
        await Board.After(knownVersion) is { } picture ? (picture, picture.Version) : null;

    [LoggerMessage(LogLevel.Warning, "The board of the {Name} did not answer; trying again.")]
    protected override partial void LogNotHeard(Exception problem, string name);
}

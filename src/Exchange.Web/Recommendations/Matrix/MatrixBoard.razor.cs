using System.Collections.Immutable;
using Exchange.Web.Board;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration;
using Microsoft.AspNetCore.Components;

namespace Exchange.Web.Recommendations.Matrix;

/// <summary>The live part of the matrix. Without script, and as of a moment, it stands as it was when the page was made.</summary>
public sealed partial class MatrixBoard : SecretariatBoard
{
    private FollowUpPicture? _picture;

    [Inject] private FollowUpFeed Feed { get; set; } = null!;
    [Inject] private InventoryFeed Inventories { get; set; } = null!;

    /// <summary>The page's query string.</summary>
    [Parameter] public string Query { get; set; } = "";

    /// <summary>The moment that is shown; null for now.</summary>
    [Parameter] public DateTimeOffset? Moment { get; set; }

    private MatrixRows? Rows { get; set; }

    private FeedLine Line { get; set; } = FeedLine.Live;

    private bool IsLive => RendererInfo.IsInteractive && Moment is null;

    private string StateOfLine => Line switch
    {
        FeedLine.Reconnecting => RecommendationsTexts.LineLost,
        _ when IsLive => RecommendationsTexts.LineLive,
        _ => Write.Text(RecommendationsTexts.StandsAsOf, Write.Moment(Moment ?? Time.GetUtcNow())),
    };

    private protected override async Task Begin()
    {
        _picture = await Feed.At(Moment);
        Speak();
        Rows = Draw();
        if (!IsLive || IsOver)
            return;
        Follow(Feed.Watch((next, line) => _ = InvokeAsync(() => Hear(next, line))));
        Follow(Inventories.Subscribe((_, _) => _ = InvokeAsync(() => Hear(null, Line))));
    }

    private protected override void Forget() => Rows = null;

    private async Task Hear(FollowUpPicture? picture, FeedLine line)
    {
        if (IsOver)
            return;
        Speak();
        Line = line;
        var before = _picture!;
        _picture = picture ?? before;
        Rows = Draw();
        var now = picture is null ? [] : picture.Members.Where(m => before.Of(m.Member).Revision != m.Revision).Select(m => m.Member).ToImmutableHashSet();
        await Show(now, () => string.Join(" ", Rows.Rows.Where(r => now.Contains(r.Member.Iso3)).Take(3).Select(r => Write.Text(RecommendationsTexts.HasAnswered, r.Member.Name.In(LanguageCode)))));
    }

    private MatrixRows Draw() => MatrixRows.Draw(
        _picture!, Inventories.Current, Content, MatrixChoice.Read(Query), DateOnly.FromDateTime((Moment ?? Time.GetUtcNow()).UtcDateTime));
}

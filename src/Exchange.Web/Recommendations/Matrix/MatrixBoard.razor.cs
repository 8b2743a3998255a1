using System.Collections.Immutable;
using Exchange.Web.Board;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration;
using Exchange.Web.People;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Exchange.Web.Recommendations.Matrix;

/// <summary>The live part of the matrix. Without script, and as of a moment, it stands as it was when the page was made.</summary>
public sealed partial class MatrixBoard : MemberBoard
{
    private FollowUpPicture? _picture;

    [Inject] private FollowUpFeed Feed { get; set; } = null!;
    [Inject] private InventoryFeed Inventories { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Session { get; set; } = null!;

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

    protected override async Task OnInitializedAsync()
    {
        Speak();
        // Who may see the page may have changed since it was made; the line is asked for again by the session it runs in.
        if (!(await Session.GetAuthenticationStateAsync()).User.Actor().IsSecretariat || IsGone)
            return;
        _picture = await Feed.At(Moment);
        Speak();
        Rows = Draw();
        if (!IsLive || IsGone)
            return;
        Follow(Feed.Watch((next, line) => _ = InvokeAsync(() => Hear(next, line))));
        Follow(Inventories.Subscribe((_, _) => _ = InvokeAsync(() => Hear(null, Line))));
    }

    private async Task Hear(FollowUpPicture? picture, FeedLine line)
    {
        if (IsGone)
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

using Exchange.Web.Board;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration;
using Microsoft.AspNetCore.Components;

namespace Exchange.Web.Recommendations.Overview;

/// <summary>Where all members stand, live. Without script, and as of a moment, it stands as it was when the page was made.</summary>
public sealed partial class StandingBoard : MemberBoard
{
    [Inject] private InventoryFeed Inventories { get; set; } = null!;

    /// <summary>Closes of rounds.</summary>
    [Parameter, EditorRequired] public required Milestone[] Milestones { get; set; }

    /// <summary>The moment that is shown; null for now.</summary>
    [Parameter] public DateTimeOffset? Moment { get; set; }

    private StandingPicture? Picture { get; set; }

    private bool Heard { get; set; } = true;

    private bool IsLive => RendererInfo.IsInteractive && Moment is null;

    private DateTimeOffset? LastChange => Picture!.Countries.Max(c => c.Standing?.Accepted.At);

    private string StateOfLine => !Heard ? RecommendationsTexts.LineLost
        : IsLive ? RecommendationsTexts.LineLive
        : Write.Text(RecommendationsTexts.StandsAsOf, Write.Moment(Moment ?? Time.GetUtcNow()));

    protected override void OnInitialized()
    {
        Speak();
        Draw(Inventories.Current);
        if (IsLive)
            Follow(Inventories.Subscribe((picture, live) => _ = InvokeAsync(() => Hear(picture, live))));
    }

    private void Hear(InventoryPicture picture, bool live)
    {
        if (IsOver)
            return;
        Speak();
        Heard = live;
        Draw(picture);
        StateHasChanged();
    }

    private void Draw(InventoryPicture picture) =>
        Picture = StandingPicture.Draw(picture, Content, Milestones, DateOnly.FromDateTime((Moment ?? Time.GetUtcNow()).UtcDateTime));

    // Where nobody was counted there is no zero.
    private static string Counted(int count, int over) => over == 0 ? "–" : Write.Figure(count, 0);

    private string Name(string iso3) => Content.Current.Member(iso3)?.Name.In(LanguageCode) ?? iso3;
}

using System.Collections.Immutable;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration;
using Microsoft.AspNetCore.Components;

namespace Exchange.Web.Recommendations.Overview;

/// <summary>Where all members stand, live. Without script, and as of a moment, it stands as it was when the page was made.</summary>
public sealed partial class StandingBoard : ComponentBase, IDisposable
{
    private IDisposable? _subscription;
    private bool _disposed;

    [Inject] private InventoryFeed Inventories { get; set; } = null!;
    [Inject] private ContentFolder Content { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;

    /// <summary>Code of the language of the page: a push comes from no request that could say it.</summary>
    [Parameter, EditorRequired] public required string LanguageCode { get; set; }

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

    public void Dispose()
    {
        _disposed = true;
        _subscription?.Dispose();
    }

    protected override void OnInitialized()
    {
        Speak();
        Draw(Inventories.Current);
        if (IsLive)
            _subscription = Inventories.Subscribe((picture, live) => _ = InvokeAsync(() => Hear(picture, live)));
    }

    protected override bool ShouldRender()
    {
        Speak();
        return true;
    }

    private void Hear(InventoryPicture picture, bool live)
    {
        if (_disposed)
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

    private void Speak() => (Language.Find(LanguageCode) ?? Language.English).Use();
}

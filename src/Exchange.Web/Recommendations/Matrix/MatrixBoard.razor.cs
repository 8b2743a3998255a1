using System.Collections.Immutable;
using Exchange.Web.Board;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration;
using Exchange.Web.People;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Exchange.Web.Recommendations.Matrix;

/// <summary>The live part of the matrix. Without script, and as of a moment, it stands as it was when the page was made.</summary>
public sealed partial class MatrixBoard : ComponentBase, IDisposable
{
    private static readonly TimeSpan Outlined = TimeSpan.FromSeconds(6);

    private IDisposable? _answers;
    private IDisposable? _inventories;
    private FollowUpPicture? _picture;
    private ImmutableHashSet<string> _now = [];
    private int _turn;
    // Nothing more is heard: the component has gone, or the session has.
    private bool _over;

    [Inject] private FollowUpFeed Feed { get; set; } = null!;
    [Inject] private InventoryFeed Inventories { get; set; } = null!;
    [Inject] private ContentFolder Content { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Session { get; set; } = null!;

    /// <summary>Code of the language of the page: a push comes from no request that could say it.</summary>
    [Parameter, EditorRequired] public required string LanguageCode { get; set; }

    /// <summary>The page's query string.</summary>
    [Parameter] public string Query { get; set; } = "";

    /// <summary>The moment that is shown; null for now.</summary>
    [Parameter] public DateTimeOffset? Moment { get; set; }

    private MatrixRows? Rows { get; set; }

    private FeedLine Line { get; set; } = FeedLine.Live;

    private string Said { get; set; } = "";

    private bool IsLive => RendererInfo.IsInteractive && Moment is null;

    private string StateOfLine => Line switch
    {
        FeedLine.Reconnecting => RecommendationsTexts.LineLost,
        _ when IsLive => RecommendationsTexts.LineLive,
        _ => Write.Text(RecommendationsTexts.StandsAsOf, Write.Moment(Moment ?? Time.GetUtcNow())),
    };

    public void Dispose()
    {
        _over = true;
        Session.AuthenticationStateChanged -= Recheck;
        _answers?.Dispose();
        _inventories?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Speak();
        // Who may see the page may have changed since it was made; the line is asked for again by the session it runs in.
        if (!(await Session.GetAuthenticationStateAsync()).User.Actor().IsSecretariat || _over)
            return;
        _picture = await Feed.At(Moment);
        Speak();
        Rows = Draw();
        if (!IsLive || _over)
            return;
        _answers = Feed.Watch((next, line) => _ = InvokeAsync(() => Hear(next, line)));
        _inventories = Inventories.Subscribe((_, _) => _ = InvokeAsync(() => Hear(null, Line)));
        Session.AuthenticationStateChanged += Recheck;
    }

    // The session that opened the matrix has ended: what the secretariat alone may see goes, and nothing more is told.
    private void Recheck(Task<AuthenticationState> session) => _ = InvokeAsync(async () =>
    {
        if ((await session).User.Actor().IsSecretariat || _over)
            return;
        _over = true;
        _answers?.Dispose();
        _inventories?.Dispose();
        Rows = null;
        StateHasChanged();
    });

    protected override bool ShouldRender()
    {
        Speak();
        return true;
    }

    private async Task Hear(FollowUpPicture? picture, FeedLine line)
    {
        if (_over)
            return;
        Speak();
        Line = line;
        var before = _picture!;
        _picture = picture ?? before;
        Rows = Draw();
        var now = picture is null ? [] : picture.Members.Where(m => before.Of(m.Member).Revision != m.Revision).Select(m => m.Member).ToImmutableHashSet();
        if (!now.IsEmpty)
        {
            _now = now;
            Said = string.Join(" ", Rows.Rows.Where(r => now.Contains(r.Member.Iso3)).Take(3).Select(r => Write.Text(RecommendationsTexts.HasAnswered, r.Member.Name.In(LanguageCode))));
        }
        StateHasChanged();
        if (now.IsEmpty)
            return;
        var turn = ++_turn;
        await Task.Delay(Outlined, Time);
        if (_over || turn != _turn)
            return;
        _now = [];
        StateHasChanged();
    }

    private MatrixRows Draw() => MatrixRows.Draw(
        _picture!, Inventories.Current, Content, MatrixChoice.Read(Query), DateOnly.FromDateTime((Moment ?? Time.GetUtcNow()).UtcDateTime));

    private bool IsNow(string member) => _now.Contains(member);

    private void Speak() => (Language.Find(LanguageCode) ?? Language.English).Use();
}

using System.Collections.Immutable;
using Exchange.Model.Submissions;
using Exchange.Web.Board;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Exchange.Web.Submissions.Rounds;

/// <summary>The live part of a round's page. Without script it stands as it was when the page was made.</summary>
public sealed partial class RoundBoard : ComponentBase, IDisposable
{
    private static readonly TimeSpan Outlined = TimeSpan.FromSeconds(6);

    private IDisposable? _subscription;
    private ImmutableHashSet<string> _now = [];
    private int _turn;
    // Nothing more is heard: the component has gone, or the session has.
    private bool _over;

    [Inject] private RoundFeed Feed { get; set; } = null!;
    [Inject] private ContentFolder Content { get; set; } = null!;
    [Inject] private TimeProvider Time { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Session { get; set; } = null!;

    /// <summary>The round's id.</summary>
    [Parameter, EditorRequired] public required string Round { get; set; }

    /// <summary>Code of the language of the page: a push comes from no request that could say it.</summary>
    [Parameter, EditorRequired] public required string LanguageCode { get; set; }

    /// <summary>The page's query string.</summary>
    [Parameter] public string Query { get; set; } = "";

    private RoundRows? Rows { get; set; }

    private FeedLine Line { get; set; } = FeedLine.Live;

    private string Said { get; set; } = "";

    private string StateOfLine => Line switch
    {
        FeedLine.Reconnecting => Write.Text(RoundsTexts.Lost, Write.Moment(Rows!.Now)),
        _ when RendererInfo.IsInteractive => RoundsTexts.Live,
        _ => Write.Text(RoundsTexts.AsOf, Write.Moment(Rows!.Now)),
    };

    public void Dispose()
    {
        _over = true;
        Session.AuthenticationStateChanged -= Recheck;
        _subscription?.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        Speak();
        // Who may see the page may have changed since it was made; the line is asked for again by the session it runs in.
        if (!(await Session.GetAuthenticationStateAsync()).User.Actor().IsSecretariat || _over)
            return;
        Speak();
        if (Feed.Last(Round) is { } picture)
            Rows = Draw(picture);
        if (!RendererInfo.IsInteractive)
            return;
        _subscription = Feed.Watch(Round, (next, line) => _ = InvokeAsync(() => Hear(next, line)));
        Session.AuthenticationStateChanged += Recheck;
    }

    // The session that opened the board has ended: what it alone may see goes, and nothing more is told.
    private void Recheck(Task<AuthenticationState> session) => _ = InvokeAsync(async () =>
    {
        if ((await session).User.Actor().IsSecretariat || _over)
            return;
        _over = true;
        _subscription?.Dispose();
        Rows = null;
        StateHasChanged();
    });

    protected override bool ShouldRender()
    {
        Speak();
        return true;
    }

    private async Task Hear(RoundPicture? picture, FeedLine line)
    {
        if (_over)
            return;
        Speak();
        Line = line;
        if (picture is not null && picture.Version != Rows?.Picture.Version)
        {
            var before = Rows?.Picture.Members.ToDictionary(m => m.Member, StringComparer.Ordinal);
            Rows = Draw(picture);
            _now = before is null ? [] : [.. picture.Members.Where(m => before.GetValueOrDefault(m.Member) != m).Select(m => m.Member)];
            if (!_now.IsEmpty)
                Said = string.Join(" ", Rows.All.Where(r => _now.Contains(r.Member.Iso3)).Take(3).Select(r =>
                    $"{r.Member.Name.In(LanguageCode)}: {RoundWords.Of(r.Progress.Status)}."));
        }
        StateHasChanged();
        if (_now.IsEmpty)
            return;
        var turn = ++_turn;
        await Task.Delay(Outlined, Time);
        if (_over || turn != _turn)
            return;
        _now = [];
        StateHasChanged();
    }

    private RoundRows Draw(RoundPicture picture) => RoundRows.Of(picture, Content.Current, RoundChoice.Read(Query), Time.GetUtcNow());

    private bool IsNow(string member) => _now.Contains(member);

    private void Speak() => (Language.Find(LanguageCode) ?? Language.English).Use();
}

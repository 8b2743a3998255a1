using System.Collections.Immutable;
using Exchange.Model.Board;
using Exchange.Web.Hosting.Past;
using Exchange.Web.Hosting.Languages;
using Microsoft.AspNetCore.Components;

namespace Exchange.Web.Board;

/// <summary>
/// A part of a page that follows the board. It holds a reference to the picture all readers share and nothing of its own, and draws itself
/// again only when something it shows has changed; changes that come while it is busy go together.
/// </summary>
public abstract class LivePart : ComponentBase, IDisposable
{
    // As long as the outline in the style sheet takes to fade.
    private static readonly TimeSpan Outlined = TimeSpan.FromSeconds(6);

    private readonly Lock _gate = new();
    private IDisposable? _subscription;
    private BoardNews? _news;
    private ImmutableArray<BoardChange> _changes = [];
    private int _turn;
    private bool _disposed;

    [Inject] public required BoardFeed Feed { get; set; }
    [Inject] public required BoardFigures Figures { get; set; }
    [Inject] public required TimeProvider Time { get; set; }

    /// <summary>Code of the language of the page: a push comes from no request that could say it.</summary>
    [Parameter, EditorRequired] public required string LanguageCode { get; set; }

    /// <summary>The page's query string.</summary>
    [Parameter] public string Query { get; set; } = "";

    /// <summary>The request at hand while the page is written; null once the part lives on its own.</summary>
    [CascadingParameter] private HttpContext? Http { get; set; }

    private protected BoardState Board { get; private set; } = null!;

    /// <summary>The moment that the page shows; null where it shows what holds now, and then follows it.</summary>
    private protected AsOf? Past { get; private set; }

    private protected FeedLine Line { get; private set; }

    private protected BoardQuery Choice { get; private set; } = null!;

    /// <summary>What changed just now and is outlined.</summary>
    private protected ImmutableArray<BoardChange> Now { get; private set; } = [];

    private protected bool IsNow(string member) => Now.Any(c => c.Member == member && Shows(c));

    /// <summary>Whether the change is of something this part shows.</summary>
    private protected abstract bool Shows(BoardChange change);

    /// <summary>Called in the page's language before the part draws itself again.</summary>
    private protected virtual void Drawing() { }

    protected override void OnInitialized()
    {
        Speak();
        (Board, Line, Past) = (Http?.Board() ?? Feed.Current, Feed.Line, AsOf.Of(Http));
        Choice = BoardQuery.Read(Query, Board.Reference);
        if (!RendererInfo.IsInteractive)
            return;
        _subscription = Feed.Subscribe(Hear);
        // What came between the two is not lost.
        (Board, Line) = (Feed.Current, Feed.Line);
    }

    private void Hear(BoardNews news)
    {
        lock (_gate)
        {
            _changes = _changes.AddRange(news.Changes);
            var busy = _news is not null;
            _news = news;
            if (busy || _disposed)
                return;
        }
        _ = InvokeAsync(Follow);
    }

    private async Task Follow()
    {
        BoardNews news;
        ImmutableArray<BoardChange> changes;
        lock (_gate)
        {
            (news, changes) = (_news!, _changes);
            (_news, _changes) = (null, []);
        }
        if (_disposed)
            return;
        var redrawn = !ReferenceEquals(Board.Reference, news.Board.Reference);
        var lineMoved = Line != news.Line;
        (Board, Line) = (news.Board, news.Line);
        var shown = changes.Where(Shows).ToImmutableArray();
        if (shown.IsEmpty && !redrawn && !(lineMoved && FollowsLine))
            return;
        if (!shown.IsEmpty)
            Now = shown;
        var turn = ++_turn;
        Draw();
        if (shown.IsEmpty)
            return;
        await Task.Delay(Outlined, Time);
        if (_disposed || turn != _turn)
            return;
        Now = [];
        Draw();
    }

    /// <summary>Whether the state of the line itself is shown.</summary>
    private protected virtual bool FollowsLine => false;

    private void Draw()
    {
        Speak();
        Drawing();
        StateHasChanged();
    }

    private protected void Speak() => (Language.Find(LanguageCode) ?? Language.English).Use();

    public void Dispose()
    {
        _disposed = true;
        _subscription?.Dispose();
        GC.SuppressFinalize(this);
    }
}

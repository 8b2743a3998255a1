using System.Collections.Immutable;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Microsoft.AspNetCore.Components;

namespace Exchange.Web.Board;

/// <summary>
/// A live table of members: it speaks the page's language, follows what it subscribed to until it is gone, and outlines for a moment whom a
/// push has changed.
/// </summary>
public abstract class MemberBoard : ComponentBase, IDisposable
{
    // As long as the outline in the style sheet takes to fade.
    private static readonly TimeSpan Outlined = TimeSpan.FromSeconds(6);

    private readonly List<IDisposable> _followed = [];
    private ImmutableHashSet<string> _now = [];
    private int _turn;

    [Inject] public required ContentFolder Content { get; set; }
    [Inject] public required TimeProvider Time { get; set; }

    /// <summary>Code of the language of the page: a push comes from no request that could say it.</summary>
    [Parameter, EditorRequired] public required string LanguageCode { get; set; }

    /// <summary>Nothing more is heard: the component has gone, or the session has.</summary>
    private protected bool IsOver { get; private set; }

    /// <summary>What has just changed, for whoever hears the page.</summary>
    private protected string Said { get; private set; } = "";

    public void Dispose()
    {
        End();
        GC.SuppressFinalize(this);
    }

    protected override bool ShouldRender()
    {
        Speak();
        return true;
    }

    private protected virtual void End()
    {
        IsOver = true;
        _followed.ForEach(subscription => subscription.Dispose());
    }

    private protected void Follow(IDisposable subscription) => _followed.Add(subscription);

    private protected bool IsNow(string member) => _now.Contains(member);

    /// <summary>Draws the table anew, and outlines the members that changed.</summary>
    /// <param name="changed">ISO alpha-3 codes; none if only something else did.</param>
    /// <param name="said">What to say of them.</param>
    private protected async Task Show(ImmutableHashSet<string> changed, Func<string> said)
    {
        if (!changed.IsEmpty)
            (_now, Said) = (changed, said());
        StateHasChanged();
        if (changed.IsEmpty)
            return;
        var turn = ++_turn;
        await Task.Delay(Outlined, Time);
        if (IsOver || turn != _turn)
            return;
        _now = [];
        StateHasChanged();
    }

    private protected void Speak() => (Language.Find(LanguageCode) ?? Language.English).Use();
}

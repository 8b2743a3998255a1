using Exchange.Web.People;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Exchange.Web.Board;

/// <summary>A live table for the secretariat alone: it is asked for by the session it runs in, and goes when that session has ended.</summary>
public abstract class SecretariatBoard : MemberBoard
{
    [Inject] public required AuthenticationStateProvider Session { get; set; }

    /// <summary>Draws the table and, where it is live, follows what it shows.</summary>
    private protected abstract Task Begin();

    /// <summary>Nothing of the table is kept.</summary>
    private protected abstract void Forget();

    protected sealed override async Task OnInitializedAsync()
    {
        Speak();
        // Who may see the page may have changed since it was made.
        if (!(await Session.GetAuthenticationStateAsync()).User.Actor().IsSecretariat || IsOver)
            return;
        Speak();
        await Begin();
        if (RendererInfo.IsInteractive && !IsOver)
            Session.AuthenticationStateChanged += Recheck;
    }

    private protected override void End()
    {
        base.End();
        Session.AuthenticationStateChanged -= Recheck;
    }

    // What the secretariat alone may see goes, and nothing more is told.
    private void Recheck(Task<AuthenticationState> session) => _ = InvokeAsync(async () =>
    {
        if ((await session).User.Actor().IsSecretariat || IsOver)
            return;
        End();
        Forget();
        StateHasChanged();
    });
}

namespace Exchange.Web.Layout;

/// <summary>Whether a trial round exists. While one does, every page says that its figures are made up.</summary>
public sealed class TrialNotice
{
    private volatile bool _shown;

    public bool Shown
    {
        get => _shown;
        set => _shown = value;
    }
}

using Exchange.Web.Exchanges.Seasons;

namespace Exchange.Web.Notices;

/// <summary>Tells people what happens to one season; the key is the season's id. Reads what has happened from where it was stored, and keeps how far.</summary>
[GrainInterfaceType("season-notices")]
public interface ISeasonNoticesGrain : ISeasonListener
{
    /// <summary>Delivers whatever was not delivered yet. What fails is tried again by the next call.</summary>
    [Alias("CatchUp")]
    Task CatchUp();
}

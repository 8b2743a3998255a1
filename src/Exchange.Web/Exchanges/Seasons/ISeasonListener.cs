using Orleans.Concurrency;

namespace Exchange.Web.Exchanges.Seasons;

/// <summary>
/// Whoever acts on what happens to a season; the key is the season's id. It is told that there is something to read and reads it from the
/// season itself, so a lost note delays and loses nothing.
/// </summary>
[GrainInterfaceType("season-listener")]
public interface ISeasonListener : IGrainWithStringKey
{
    /// <summary>It has changed.</summary>
    [OneWay, AlwaysInterleave, Alias("Note")]
    Task Note();
}

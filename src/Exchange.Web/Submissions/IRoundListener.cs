using Orleans.Concurrency;

namespace Exchange.Web.Submissions;

/// <summary>
/// Whoever acts on what happens in a round; the key is the round's id. It is told that there is something to read and reads it from the
/// submission itself, so a lost note delays and loses nothing.
/// </summary>
[GrainInterfaceType("round-listener")]
public interface IRoundListener : IGrainWithStringKey
{
    /// <summary>The member's submission has changed; with an empty code, the round has.</summary>
    [OneWay, AlwaysInterleave, Alias("Note")]
    Task Note(string member);
}

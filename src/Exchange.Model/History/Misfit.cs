using System.Globalization;

namespace Exchange.Model.History;

/// <summary>What does not fit.</summary>
public enum MisfitKind
{
    /// <summary>The entry was altered, taken out before this place, or put in here: its hash is not the one of its content and what came before.</summary>
    Altered,
    /// <summary>A published head counts entries that are no longer there.</summary>
    Missing,
    /// <summary>The chain fits in itself, but a published head names another hash for this entry: the chain was written anew.</summary>
    Rewritten,
    /// <summary>The entry is dated before a head that does not contain it.</summary>
    Backdated,
    /// <summary>What is stored as answered or accepted is not what the history says.</summary>
    StateDiffers,
    /// <summary>A day's head is not the hash of what it names and of the day before.</summary>
    HeadAltered,
    /// <summary>The file of a snapshot is missing or is not the one that was frozen.</summary>
    FileDiffers,
}

/// <summary>The first thing in a chain that does not fit.</summary>
/// <param name="Chain">Name of the chain: <c>round/ISO3</c>, <c>round:ROUND</c>, <c>inventory:ISO3</c>, <c>recommendations:ISO3</c>, <c>alert:RULE.ISO3</c>, <c>snapshots</c> or <c>days</c>.</param>
/// <param name="Entry">Which entry, the first being 1; for <see cref="MisfitKind.StateDiffers"/> the last that speaks of it, 0 if none does.</param>
/// <param name="At">When the entry says it was written; null if there is no such entry.</param>
/// <param name="Kind">What does not fit.</param>
/// <param name="About">The day of the head, the cell or the file it is about; null if nothing more is to be said.</param>
public sealed record Misfit(string Chain, int Entry, DateTimeOffset? At, MisfitKind Kind, string? About = null)
{
    /// <summary>In one line of English, for those who run the command.</summary>
    public override string ToString()
    {
        var entry = string.Create(CultureInfo.InvariantCulture, $"{Chain}, entry {Entry}") + (At is { } at ? $" of {at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)}" : "");
        return Kind switch
        {
            MisfitKind.Altered => $"{entry}: its hash does not fit what stands in it and before it. It, or one before it, was altered, taken out or put in.",
            MisfitKind.Missing => $"{entry}: is missing. The head of {About} counts it.",
            MisfitKind.Rewritten => $"{entry}: is not the one that the head of {About} was made from. The history was written anew.",
            MisfitKind.Backdated => $"{entry}: is dated before the end of {About}, but that day's head does not contain it.",
            MisfitKind.StateDiffers => $"{entry}: what is stored for {About} is not what the history says.",
            MisfitKind.HeadAltered => $"The head of {About} does not fit what it names and the day before.",
            _ => $"{entry}: the file {About} of the snapshot is missing or is not the one that was frozen.",
        };
    }
}

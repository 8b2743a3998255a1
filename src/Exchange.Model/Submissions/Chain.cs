using System.Collections.Immutable;

namespace Exchange.Model.Submissions;

/// <summary>What the chains of histories have in common.</summary>
public static class Chain
{
    /// <summary>Index of the first entry whose hash is not the one of its content and of what came before; null if all fit.</summary>
    /// <param name="beginning">What the first entry is linked to.</param>
    /// <param name="entries">All entries, oldest first.</param>
    /// <param name="kept">The hash that an entry carries.</param>
    /// <param name="hashOf">The hash that it must have behind another.</param>
    public static int? FirstUnfit<T>(string beginning, ImmutableArray<T> entries, Func<T, string> kept, Func<string, T, string> hashOf)
    {
        var previous = beginning;
        for (var i = 0; i < entries.Length; previous = kept(entries[i++]))
            if (kept(entries[i]) != hashOf(previous, entries[i]))
                return i;
        return null;
    }
}

using System.Collections.Immutable;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions;

/// <summary>
/// The last entries of a submission's history, kept in memory until the round's listener has read them: without this every report of a busy
/// round would be read again from its sealed page. What memory no longer has is read from the pages.
/// </summary>
internal sealed class Unheard
{
    private const int Most = 64;
    private const int MostPages = 8;

    private readonly List<NumberedEntry> _entries = [];
    private long _from;

    /// <summary>Memory begins after what there is.</summary>
    public void Begin(Submission kept) => _from = Total(kept);

    /// <summary>Takes the last entry.</summary>
    /// <param name="kept">The submission as stored.</param>
    /// <param name="acceptsByItself">Of acceptances that nobody decided, the last one tells all.</param>
    /// <returns>Whether it is worth telling.</returns>
    public bool Add(Submission kept, bool acceptsByItself)
    {
        var entry = kept.Recent[^1];
        if (entry.Kind == HistoryKind.Saved)
            return false;
        if (acceptsByItself && entry.Kind == HistoryKind.Accepted && _entries is [.., { Entry.Kind: HistoryKind.Accepted }])
            _entries.RemoveAt(_entries.Count - 1);
        _entries.Add(new(Total(kept) - 1, Light(entry)));
        if (_entries.Count > Most)
        {
            _from = _entries[0].Number + 1;
            _entries.RemoveAt(0);
        }
        return true;
    }

    /// <summary>What was not heard yet; null if it is not all in memory.</summary>
    public HistorySlice? Since(Submission kept, long heard)
    {
        if (heard < _from)
            return null;
        _entries.RemoveAll(e => e.Number < heard);
        _from = heard;
        return new(kept, [.. _entries], Total(kept), true);
    }

    /// <summary>The sealed pages to read first.</summary>
    public static IEnumerable<int> Pages(Submission kept, long heard)
    {
        var first = (int)Math.Min(heard / Submission.PageSize, kept.SealedPages);
        return Enumerable.Range(first, Math.Min(kept.SealedPages - first, MostPages));
    }

    /// <summary>The entries of those pages or, where there are none to read, of the open one.</summary>
    public static HistorySlice Slice(Submission kept, long heard, HistoryPage[] pages)
    {
        long begins = pages.Length > 0 ? heard / Submission.PageSize * Submission.PageSize : kept.SealedPages * Submission.PageSize;
        var all = pages.Length > 0 ? [.. pages.SelectMany(p => p.Entries)] : kept.Recent;
        return new(
            kept,
            [.. all.Select((e, i) => new NumberedEntry(begins + i, Light(e))).Where(e => e.Number >= heard && e.Entry.Kind != HistoryKind.Saved)],
            begins + all.Length,
            begins + all.Length == Total(kept));
    }

    private static long Total(Submission kept) => kept.SealedPages * (long)Submission.PageSize + kept.Recent.Length;

    private static HistoryEntry Light(HistoryEntry entry) => entry with { Changes = [], Answer = entry.Answer with { Findings = [] } };
}

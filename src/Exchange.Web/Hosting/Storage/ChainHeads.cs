using System.Collections.Immutable;
using Exchange.Model.Submissions;

namespace Exchange.Web.Hosting.Storage;

/// <summary>Finds where a history kept in pages stood at moments.</summary>
internal static class ChainHeads
{
    /// <summary>Per moment the head of a chain that is kept whole.</summary>
    public static Task<ImmutableArray<ChainHead?>> At(
        string chain, ImmutableArray<(DateTimeOffset At, string Hash)> entries, ImmutableArray<DateTimeOffset> ends) =>
        At(chain, entries, 0, 1, _ => throw new InvalidOperationException($"{chain} has no pages."), ends);

    /// <summary>Per moment the head of the chain: without the last entries that were made at it or later; null before it began.</summary>
    /// <param name="chain">Name of the chain.</param>
    /// <param name="open">The open page, oldest first.</param>
    /// <param name="sealedPages">How many full pages there are before it.</param>
    /// <param name="pageSize">Entries of a full page.</param>
    /// <param name="page">Reads a full page.</param>
    /// <param name="ends">The moments.</param>
    public static async Task<ImmutableArray<ChainHead?>> At(
        string chain, ImmutableArray<(DateTimeOffset At, string Hash)> open, int sealedPages, int pageSize,
        Func<int, Task<ImmutableArray<(DateTimeOffset At, string Hash)>>> page, ImmutableArray<DateTimeOffset> ends)
    {
        var (entries, before, next) = (open, sealedPages * pageSize, sealedPages);
        var heads = new ChainHead?[ends.Length];
        // Later moments need the later entries: pages are read backwards, and only as far as needed.
        foreach (var i in Enumerable.Range(0, ends.Length).OrderByDescending(i => ends[i]))
        {
            while (true)
            {
                var last = entries.Length;
                while (last > 0 && entries[last - 1].At >= ends[i])
                    last--;
                if (last > 0)
                    heads[i] = new(chain, before + last, entries[last - 1].Hash);
                if (last > 0 || next == 0)
                    break;
                entries = await page(--next);
                before -= entries.Length;
            }
        }
        return [.. heads];
    }
}

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
        var read = new Dictionary<int, ImmutableArray<(DateTimeOffset At, string Hash)>> { [sealedPages] = open };
        var heads = new ChainHead?[ends.Length];
        for (var i = 0; i < ends.Length; i++)
            heads[i] = await Head(ends[i]);
        return [.. heads];

        async Task<ChainHead?> Head(DateTimeOffset end)
        {
            if (await LastBegunBefore(end) is not { } number)
                return null;
            var entries = await Page(number);
            var last = entries.Length;
            while (entries[last - 1].At >= end)
                last--;
            return new(chain, number * pageSize + last, entries[last - 1].Hash);
        }

        // Halving, not walking: a day's head must not cost the reading of everything that came after the day.
        async Task<int?> LastBegunBefore(DateTimeOffset end)
        {
            if (await Begun(sealedPages, end))
                return sealedPages;
            if (sealedPages == 0 || !await Begun(0, end))
                return null;
            var (begun, later) = (0, sealedPages);
            while (later - begun > 1)
            {
                var middle = (begun + later) / 2;
                if (await Begun(middle, end))
                    begun = middle;
                else
                    later = middle;
            }
            return begun;
        }

        async Task<bool> Begun(int number, DateTimeOffset end) => (await Page(number)) is [var first, ..] && first.At < end;

        async Task<ImmutableArray<(DateTimeOffset At, string Hash)>> Page(int number)
        {
            if (!read.TryGetValue(number, out var entries))
                read.Add(number, entries = await page(number));
            return entries;
        }
    }
}

using System.Collections.Immutable;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Tests.History;

public sealed class ChainHeadTests
{
    private const int PageSize = 8;
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_head_of_a_moment_is_the_last_entry_made_before_it_wherever_the_pages_end()
    {
        for (var entries = 0; entries <= 3 * PageSize + 1; entries++)
        {
            var history = History(entries);
            ImmutableArray<DateTimeOffset> ends = [.. Enumerable.Range(-1, entries + 3).Select(i => Start.AddHours(i / 2.0))];
            var (heads, _) = await Heads(history, ends);
            Assert.Equal(ends.Select(end => Expected(history, end)), heads);
        }
    }

    [Fact]
    public async Task Days_before_a_long_history_began_cost_the_reading_of_one_page()
    {
        var (heads, pages) = await Heads(History(10_000 * PageSize), [.. Enumerable.Range(0, 31).Select(i => Start.AddDays(-i))]);
        Assert.All(heads, Assert.Null);
        Assert.Equal(1, pages);
    }

    [Fact]
    public async Task A_day_within_a_long_history_costs_the_reading_of_few_pages()
    {
        var (_, pages) = await Heads(History(10_000 * PageSize), [Start.AddHours(700)]);
        Assert.InRange(pages, 1, 15);
    }

    private static ImmutableArray<(DateTimeOffset At, string Hash)> History(int entries) =>
        [.. Enumerable.Range(0, entries).Select(i => (Start.AddHours(i), $"hash {i}"))];

    private static async Task<(ImmutableArray<ChainHead?> Heads, int Pages)> Heads(
        ImmutableArray<(DateTimeOffset At, string Hash)> history, ImmutableArray<DateTimeOffset> ends)
    {
        var (full, pages) = (history.Length / PageSize, 0);
        var heads = await ChainHeads.At("chain", history[(full * PageSize)..], full, PageSize, Page, ends);
        return (heads, pages);

        Task<ImmutableArray<(DateTimeOffset At, string Hash)>> Page(int number)
        {
            pages++;
            return Task.FromResult(history.Slice(number * PageSize, PageSize));
        }
    }

    private static ChainHead? Expected(ImmutableArray<(DateTimeOffset At, string Hash)> history, DateTimeOffset end) =>
        history.Count(e => e.At < end) is var count and > 0 ? new("chain", count, history[count - 1].Hash) : null;
}

using CsCheck;
using Orleans.Storage;
using Xunit;

namespace Exchange.Storage.Tests;

public abstract partial class GrainStorageRules
{
    [Fact]
    public async Task Of_many_writers_of_one_record_exactly_one_wins_each_round()
    {
        for (var round = 1; round <= 10; round++)
        {
            var views = new List<View>();
            for (var i = 0; i < 32; i++)
                views.Add(await ViewAsync("contested"));
            var wins = await Task.WhenAll(views.Select((view, i) => Task.Run(() => WinsAsync(view, (round * 100) + i))));
            var winner = Assert.Single(wins, win => win is not null);
            Assert.Equal(winner, (await ViewAsync("contested")).Number);
        }
    }

    [Fact]
    public async Task Of_writers_of_one_very_large_record_the_winners_document_is_stored_whole()
    {
        for (var round = 1; round <= 3; round++)
        {
            var views = new List<View>();
            for (var i = 0; i < 4; i++)
                views.Add(await ViewAsync("contested"));
            await Task.WhenAll(views.Select((view, i) => Task.Run(async () =>
            {
                try
                {
                    await view.WriteAsync(new Ledger { Number = i, Text = new string((char)('a' + i), 10_000_000) });
                }
                catch (InconsistentStateException)
                {
                    // Somebody else won.
                }
            })));
            var stored = (await ViewAsync("contested")).State;
            Assert.Equal(10_000_000, stored.Text.Length);
            Assert.Equal(-1, stored.Text.AsSpan().IndexOfAnyExcept((char)('a' + stored.Number)));
        }
    }

    [Fact]
    public async Task Many_writers_of_different_grains_all_land()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => WrittenAsync($"grain {i}", i))));
        for (var i = 0; i < 200; i++)
            Assert.Equal(i, (await ViewAsync($"grain {i}")).Number);
    }

    [Fact]
    public async Task An_acknowledged_write_is_seen_by_every_later_read()
    {
        var writer = await ViewAsync("a");
        for (var i = 1; i <= 50; i++)
        {
            await writer.WriteAsync(i);
            var seen = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ViewAsync("a"))));
            Assert.All(seen, view => Assert.Equal(i, view.Number));
        }
    }

    private enum Act
    {
        Write,
        Read,
        Clear,
    }

    [Fact]
    public void Any_sequence_by_two_holders_agrees_with_a_dictionary()
    {
        var step = Gen.Select(Gen.Int[0, 3].Select(i => (Act)(i % 3)), Gen.Int[0, 2], Gen.Int[0, 1]);
        var run = 0;
        step.List[1, 25].Sample(
            steps => AgreesAsync($"model {Interlocked.Increment(ref run)}", steps).GetAwaiter().GetResult(), iter: 100);
    }

    private async Task AgreesAsync(string prefix, List<(Act Act, int Record, int Holder)> steps)
    {
        // The dictionary's versions are step numbers; absent is null. What a holder saw decides whether it may change.
        var model = new Dictionary<int, (int Version, int Number)?>();
        var saw = new Dictionary<(int Record, int Holder), int?>();
        var views = new Dictionary<(int Record, int Holder), View>();
        var now = 0;
        foreach (var (act, record, holder) in steps)
        {
            now++;
            var who = (record, holder);
            if (!views.TryGetValue(who, out var view))
                views[who] = view = new View(Storage, Grain($"{prefix}/{record}"));
            var stored = model.GetValueOrDefault(record);
            if (act == Act.Read)
            {
                await view.ReadAsync();
                saw[who] = stored?.Version;
                Assert.Equal((stored is not null, stored?.Number ?? 0), (view.Held.RecordExists, view.Number));
                continue;
            }

            Func<Task> change = act == Act.Write ? () => view.WriteAsync(now) : view.ClearAsync;
            if (saw.GetValueOrDefault(who) != stored?.Version)
            {
                await Assert.ThrowsAsync<InconsistentStateException>(change);
                continue;
            }

            await change();
            model[record] = act == Act.Write ? (now, now) : null;
            saw[who] = model[record]?.Version;
        }

        foreach (var (record, stored) in model)
            Assert.Equal(stored?.Number ?? 0, (await ViewAsync($"{prefix}/{record}")).Number);
    }

    private static async Task<int?> WinsAsync(View view, int number)
    {
        try
        {
            await view.WriteAsync(number);
            return number;
        }
        catch (InconsistentStateException)
        {
            return null;
        }
    }
}

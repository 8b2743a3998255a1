using Xunit;

namespace Exchange.Storage.Tests;

public abstract partial class ArchiveRules
{
    [Fact]
    public async Task An_export_goes_on_wherever_it_was_interrupted()
    {
        await Fill(0);
        await Export(0, "whole.tar");
        var whole = Bytes("whole.tar");
        // In the middle of heads and of entries, on their borders, at either end, and behind it.
        int[] cuts = [0, 1, 300, 512, 513, 100_000, 4_000_000, whole.Length / 2, whole.Length - 1600, whole.Length - 1024, whole.Length - 1, whole.Length];
        foreach (var cut in cuts)
        {
            await File.WriteAllBytesAsync(Name("cut.tar.part"), whole[..cut]);
            var said = new List<string>();
            await Export(0, "cut.tar", said);
            Assert.Equal(whole, Bytes("cut.tar"));
            Assert.False(File.Exists(Name("cut.tar.part")));
            if (cut > 0)
                Assert.Contains(said, s => s.StartsWith($"{cut} bytes of ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_export_that_goes_on_after_a_change_is_that_of_the_store_as_it_is_now()
    {
        await Fill(0);
        await Export(0, "before.tar");
        await Put(0, Record("grain 31", 99, "changed in between"));
        await Export(0, "after.tar");
        var (before, after) = (Bytes("before.tar"), Bytes("after.tar"));
        Assert.NotEqual(before, after);
        foreach (var part in (byte[][])[before, before[..(before.Length * 3 / 4)], [.. after, 0], [.. before.Reverse()], new byte[5000]])
        {
            await File.WriteAllBytesAsync(Name("on.tar.part"), part);
            var said = new List<string>();
            await Export(0, "on.tar", said);
            Assert.Equal(after, Bytes("on.tar"));
            if (part.Length != after.Length + 1)
                Assert.Contains(said, s => s.Contains("was written anew", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_export_replaces_an_older_archive_only_when_it_is_complete()
    {
        await Put(0, Record("a", 1));
        await Export(0, "kept.tar");
        var older = Bytes("kept.tar");
        await Put(0, new StoredRecord(new("member", "b", "state"), "{"u8.ToArray()));
        await Refused(() => Export(0, "kept.tar"));
        Assert.Equal(older, Bytes("kept.tar"));
        await Put(0, Record("b", 2));
        await Export(0, "kept.tar");
        Assert.NotEqual(older, Bytes("kept.tar"));
    }

    [Fact]
    public async Task An_import_goes_on_after_an_interruption_at_any_step()
    {
        await Fill(0);
        var exported = await Export(0, "a.tar");
        var steps = 0;
        for (var finished = false; !finished; steps++)
        {
            var store = 1 + steps;
            try
            {
                await using var opened = await ForImport(store);
                await ArchiveImport.Run(new Interrupted(opened, steps), Files(store), Name("a.tar"), _ => { }, default);
                finished = true;
            }
            catch (OperationCanceledException)
            {
                if (steps > 0)
                    await NotReady(store);
                await Import(store, "a.tar");
            }

            Assert.Equal(exported, await Export(store, "b.tar"));
            await Start(store);
        }

        // The marker, an entry and the marker again for each entry, and the removal.
        Assert.InRange(steps, 12, 100);
    }

    private async Task NotReady(int store)
    {
        var refusal = await Assert.ThrowsAsync<SettingException>(() => Start(store));
        Assert.Contains("run the same import again", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("run the same import again", await Refused(() => Export(store, "never.tar")), StringComparison.Ordinal);
        await Put(90, Record("another", 1));
        await Export(90, "another.tar");
        Assert.Contains("An import of another archive", await Refused(() => Import(store, "another.tar")), StringComparison.Ordinal);
    }

    /// <summary>The store of a process that ends before its n-th change.</summary>
    private sealed class Interrupted(IStateArchive inner, int changes) : IStateArchive
    {
        private int left = changes;

        public IAsyncEnumerable<StoredRecord> Read(RecordKey? after, CancellationToken cancellationToken) => inner.Read(after, cancellationToken);

        public Task<StoredRecord?> Find(RecordKey key, CancellationToken cancellationToken) => inner.Find(key, cancellationToken);

        public Task Put(IReadOnlyList<StoredRecord> records, CancellationToken cancellationToken)
        {
            End();
            return inner.Put(records, cancellationToken);
        }

        public Task Remove(RecordKey key, CancellationToken cancellationToken)
        {
            End();
            return inner.Remove(key, cancellationToken);
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();

        private void End()
        {
            if (left-- == 0)
                throw new OperationCanceledException();
        }
    }
}

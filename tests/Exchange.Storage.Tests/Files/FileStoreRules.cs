using System.Security.Cryptography;
using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>What every store of files must do. A store's tests derive from this and say where it is.</summary>
public abstract class FileStoreRules : IAsyncLifetime
{
    private const long Enough = 10_000_000;

    protected IFileStore Store { get; private set; } = null!;

    /// <summary>Opens the store of this test; called again it finds what was put.</summary>
    protected abstract Task<IFileStore> OpenAsync();

    protected abstract Task RemoveAsync();

    /// <summary>Replaces a file's bytes behind the program's back.</summary>
    protected abstract Task ReplaceAsync(string id, byte[] content);

    /// <summary>How many files or pieces of files there are, finished or not.</summary>
    protected abstract Task<int> TracesAsync();

    public async ValueTask InitializeAsync() => Store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await RemoveAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024)]
    [InlineData(64 * 1024 + 1)]
    [InlineData(9_500_000)]
    public async Task What_is_put_is_read_back_under_the_hash_of_its_bytes(int length)
    {
        var content = Bytes(length);
        var stored = await PutAsync(content);
        Assert.Equal(new StoredFile(Convert.ToHexStringLower(SHA256.HashData(content)), length), stored);
        Assert.Equal(content, await ReadAsync(stored.Id));
        Store = await OpenAsync();
        Assert.Equal(content, await ReadAsync(stored.Id));
    }

    [Fact]
    public async Task The_same_content_is_kept_once()
    {
        var first = await PutAsync(Bytes(1000));
        Assert.Equal(first, await PutAsync(Bytes(1000)));
        Assert.Equal([first.Id], await ListAsync());
        Assert.Equal(1, await TracesAsync());
    }

    [Theory]
    [InlineData(200_000)]
    [InlineData(9_500_000)]
    public async Task The_same_content_put_many_times_at_once_is_kept_once_and_told_to_all(int length)
    {
        var content = Bytes(length);
        var stored = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => PutAsync(content))));
        Assert.Single(stored.Distinct());
        Assert.Equal(content, await ReadAsync(stored[0].Id));
        Assert.Equal(1, await TracesAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData(100_000)]
    public async Task A_file_may_be_as_long_as_allowed_and_not_a_byte_longer(int most)
    {
        Assert.Null(await Store.Put(new MemoryStream(Bytes(most + 1)), most, CancellationToken.None));
        Assert.Equal(0, await TracesAsync());
        Assert.Equal(most, (await Store.Put(new MemoryStream(Bytes(most)), most, CancellationToken.None))!.Length);
    }

    [Fact]
    public async Task A_file_that_is_too_long_is_not_read_to_its_end()
    {
        using var endless = new Pieces(long.MaxValue);
        Assert.Null(await Store.Put(endless, 1_000_000, CancellationToken.None));
        Assert.InRange(endless.Given, 1_000_001, 1_200_000);
        Assert.Equal(0, await TracesAsync());
    }

    [Fact]
    public async Task A_file_is_taken_in_pieces()
    {
        using var content = new Pieces(6_000_000);
        await Store.Put(content, Enough, CancellationToken.None);
        Assert.InRange(content.Largest, 1, 128 * 1024);
    }

    [Fact]
    public async Task A_file_that_breaks_off_leaves_no_trace()
    {
        using var broken = new Pieces(6_000_000, breaksAt: 5_000_000);
        await Assert.ThrowsAsync<EndOfStreamException>(() => Store.Put(broken, Enough, CancellationToken.None));
        Assert.Equal(0, await TracesAsync());
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task A_cancelled_put_leaves_no_trace()
    {
        using var cancelled = new CancellationTokenSource();
        using var content = new Pieces(6_000_000, at: 3_000_000, then: cancelled.Cancel);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.Put(content, Enough, cancelled.Token));
        Assert.Equal(0, await TracesAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../../etc/passwd")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855/")]
    [InlineData("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85\n")]
    public async Task What_names_no_file_finds_and_removes_none(string id)
    {
        // The empty file: its id is that of the last lines above, nearly.
        await PutAsync([]);
        Assert.Null(await Store.Open(id, CancellationToken.None));
        Assert.False(await Store.Delete(id, CancellationToken.None));
        Assert.Equal(1, await TracesAsync());
    }

    [Fact]
    public async Task An_empty_store_has_no_files()
    {
        Assert.Empty(await ListAsync());
        Assert.Null(await Store.Open(new('0', 64), CancellationToken.None));
        Assert.False(await Store.Delete(new('0', 64), CancellationToken.None));
    }

    [Fact]
    public async Task A_removed_file_is_gone_and_may_come_again()
    {
        var stored = await PutAsync(Bytes(10));
        var other = await PutAsync(Bytes(11));
        Assert.True(await Store.Delete(stored.Id, CancellationToken.None));
        Assert.False(await Store.Delete(stored.Id, CancellationToken.None));
        Assert.Null(await Store.Open(stored.Id, CancellationToken.None));
        Assert.Equal([other.Id], await ListAsync());
        Assert.Equal(stored, await PutAsync(Bytes(10)));
        Assert.Equal(Bytes(10), await ReadAsync(stored.Id));
    }

    [Fact]
    public async Task Files_are_listed_in_ordinal_order()
    {
        var stored = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => PutAsync(Bytes(i))));
        Assert.Equal(stored.Select(file => file.Id).Order(StringComparer.Ordinal), await ListAsync());
    }

    [Theory]
    [InlineData(100, 50)]
    [InlineData(100, 99)]
    [InlineData(300_000, 1)]
    public async Task A_damaged_file_is_never_read_to_its_end(int length, int damagedAt)
    {
        var stored = await PutAsync(Bytes(length));
        var damaged = Bytes(length);
        damaged[damagedAt] ^= 1;
        foreach (var content in new[] { damaged, Bytes(length)[..damagedAt], [], [.. Bytes(length), 0] })
        {
            await ReplaceAsync(stored.Id, content);
            var error = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(stored.Id));
            Assert.Contains(stored.Id, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_was_cut_short_is_whole_again_when_it_is_put_again()
    {
        var stored = await PutAsync(Bytes(1000));
        await ReplaceAsync(stored.Id, Bytes(1000)[..500]);
        await PutAsync(Bytes(1000));
        Assert.Equal(Bytes(1000), await ReadAsync(stored.Id));
    }

    protected static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    protected async Task<StoredFile> PutAsync(byte[] content) =>
        await Store.Put(new MemoryStream(content), Enough, CancellationToken.None) ?? throw new InvalidOperationException("Too long.");

    private async Task<byte[]> ReadAsync(string id)
    {
        await using var file = await Store.Open(id, CancellationToken.None) ?? throw new FileNotFoundException(id);
        var read = new MemoryStream();
        await file.Content.CopyToAsync(read);
        Assert.Equal(file.Length, read.Length);
        return read.ToArray();
    }

    private async Task<List<string>> ListAsync()
    {
        var ids = new List<string>();
        await foreach (var id in Store.List(CancellationToken.None))
            ids.Add(id);
        return ids;
    }

    /// <summary>A stream that only goes forward, may be endless, and remembers how it was asked.</summary>
    private sealed class Pieces(long length, long at = long.MaxValue, Action? then = null, long breaksAt = long.MaxValue) : Stream
    {
        public long Given { get; private set; }

        public int Largest { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Largest = Math.Max(Largest, count);
            if (Given >= breaksAt)
                throw new EndOfStreamException("The line broke off.");
            if (Given >= at)
                then?.Invoke();
            var read = (int)Math.Min(count, length - Given);
            Given += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

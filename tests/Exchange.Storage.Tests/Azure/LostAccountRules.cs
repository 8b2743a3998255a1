using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Orleans.Runtime;
using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>When the account is lost, callers hear so in bounded time, and nothing that is gone passes for never stored.</summary>
public sealed class LostAccountRules(Azurite azurite)
{
    [Fact]
    public async Task A_container_that_is_gone_does_not_read_as_a_missing_record()
    {
        var account = await azurite.AccountAsync();
        var view = new View(await BlobGrainStorageRules.OpenAsync(account), GrainId.Create("member", "JOR"));
        await view.WriteAsync(1);
        await account.State.DeleteAsync();
        foreach (var call in (Func<Task>[])[view.ReadAsync, () => view.WriteAsync(2), view.ClearAsync])
        {
            var failure = await Assert.ThrowsAsync<IOException>(call);
            Assert.StartsWith("member/JOR state 'state' was not ", failure.Message, StringComparison.Ordinal);
            Assert.Contains("ContainerNotFound", failure.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_write_to_an_account_that_never_answers_fails_within_fifteen_seconds()
    {
        var account = await azurite.AccountAsync();
        await using var line = new Line(account.State.Uri.Port);
        var cut = new AzureStorageAccount(new()
        {
            ConnectionString = Azurite.ConnectionString(line.Port, line.Port),
            Prefix = account.State.Name[..^"-state".Length],
        });
        var view = new View(await BlobGrainStorageRules.OpenAsync(cut), GrainId.Create("member", "JOR"));
        await view.WriteAsync(1);
        line.Hold();

        var clock = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<IOException>(() => view.WriteAsync(2));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        Assert.StartsWith("member/JOR state 'state' was not saved: ", failure.Message, StringComparison.Ordinal);
        await account.State.DeleteAsync();
    }

    [Fact]
    public async Task A_write_to_an_account_that_is_not_there_fails_in_a_sentence()
    {
        var account = await azurite.AccountAsync();
        await using var line = new Line(account.State.Uri.Port);
        var lost = new AzureStorageAccount(new() { ConnectionString = Azurite.ConnectionString(line.Port, line.Port), Prefix = "lost" });
        var view = new View(await BlobGrainStorageRules.OpenAsync(lost), GrainId.Create("member", "JOR"));
        await line.DisposeAsync();
        var failure = await Assert.ThrowsAsync<IOException>(() => view.WriteAsync(1));
        Assert.StartsWith("member/JOR state 'state' was not saved: ", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    /// <summary>A line to Azurite that can go silent, as a network does, without being closed.</summary>
    private sealed class Line : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource ended = new();
        private readonly Task accepting;
        private volatile bool held;

        public Line(int target)
        {
            listener.Start();
            accepting = AcceptAsync(target);
        }

        public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

        public void Hold() => held = true;

        public async ValueTask DisposeAsync()
        {
            await ended.CancelAsync();
            listener.Stop();
            await accepting;
        }

        private async Task AcceptAsync(int target)
        {
            var passing = new List<Task>();
            try
            {
                while (true)
                    passing.Add(PassAsync(await listener.AcceptTcpClientAsync(ended.Token), target));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                await Task.WhenAll(passing);
            }
        }

        private async Task PassAsync(TcpClient caller, int target)
        {
            using (caller)
            using (var azurite = new TcpClient())
            {
                await azurite.ConnectAsync(IPAddress.Loopback, target);
                await Task.WhenAny(CopyAsync(caller.GetStream(), azurite.GetStream()), CopyAsync(azurite.GetStream(), caller.GetStream()));
            }
        }

        private async Task CopyAsync(NetworkStream from, NetworkStream to)
        {
            var buffer = new byte[16 * 1024];
            try
            {
                while (await from.ReadAsync(buffer, ended.Token) is > 0 and var read)
                {
                    if (held)
                        await Task.Delay(Timeout.Infinite, ended.Token);
                    await to.WriteAsync(buffer.AsMemory(0, read), ended.Token);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // One of the two has gone, and the other goes with it.
            }
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Exchange.Storage.Tests;

/// <summary>A real process is killed (SIGKILL) in the midst of writing, again and again on the same file.</summary>
public sealed class KillRules : IDisposable
{
    private readonly SqliteFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_killed_process_loses_no_acknowledged_write()
    {
        var acknowledged = new int[Victim.Grains];
        foreach (var enough in new[] { 1, 40, 150, 400, 1000 })
        {
            await WriteAndKillAsync(acknowledged, enough);
            await CheckAsync(acknowledged);
        }

        Assert.All(acknowledged, number => Assert.True(number > 0));
    }

    private async Task WriteAndKillAsync(int[] acknowledged, int enough)
    {
        var program = Path.ChangeExtension(typeof(KillRules).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        using var child = Process.Start(new ProcessStartInfo(program, [Victim.Verb, folder.File]) { RedirectStandardOutput = true })!;
        var read = 0;
        // After the kill the rest of the pipe is read too: everything in it had been acknowledged.
        while (await child.StandardOutput.ReadLineAsync() is { } line)
        {
            var parts = line.Split(' ');
            acknowledged[int.Parse(parts[0], CultureInfo.InvariantCulture)] = int.Parse(parts[1], CultureInfo.InvariantCulture);
            if (++read == enough)
                child.Kill();
        }

        await child.WaitForExitAsync();
        Assert.True(read >= enough, $"The child ended by itself after {read} writes.");
    }

    private async Task CheckAsync(int[] acknowledged)
    {
        var storage = folder.Open();
        for (var i = 0; i < acknowledged.Length; i++)
        {
            var view = await View.OfAsync(storage, Victim.Grain(i));
            // One more may be stored: committed, but killed before it could be said.
            Assert.InRange(view.Number, acknowledged[i], acknowledged[i] + 1);
            acknowledged[i] = view.Number;
            if (view.Held.RecordExists)
                Assert.Equal(Victim.Text(view.Number), view.State.Text);
        }

        await storage.CloseAsync();
        Assert.Equal(0L, folder.Ask("SELECT count(*) FROM states WHERE NOT json_valid(body)"));
        Assert.Equal("ok", folder.Ask("PRAGMA integrity_check"));
    }
}

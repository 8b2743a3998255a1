using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Exchange.Web.Tests.House;
using MimeKit;

namespace Exchange.Web.Tests.Notices;

/// <summary>A real SMTP server, as a process of its own on loopback. To <c>nobody@…</c> it says never, to <c>busy@…</c> later.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<MimeMessage> _taken = new();
    private readonly Task _reading;
    private volatile bool _holds;

    private SmtpServer(Process process, int port)
    {
        (_process, Port) = (process, port);
        _reading = Read();
    }

    public int Port { get; }

    /// <summary>What came, in its order.</summary>
    public IReadOnlyList<MimeMessage> Messages => [.. _taken];

    public IEnumerable<MimeMessage> To(string address) => Messages.Where(m => m.To.Mailboxes.Any(t => t.Address == address));

    /// <param name="user">User that it asks for, whose password is <c>secret</c>; null for none.</param>
    /// <param name="port">Its port; 0 for any that is free.</param>
    public static async Task<SmtpServer> Start(string? user = null, int port = 0)
    {
        var script = Path.Combine(Source.Root.FullName, "tests", "Exchange.Web.Tests", "Notices", "smtp.cjs");
        var start = new ProcessStartInfo("node", [script, Path.Combine(Source.Root.FullName, "deploy"), user ?? "", port.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var said = await process.StandardOutput.ReadLineAsync(limit.Token)
            ?? throw new InvalidOperationException($"smtp-server did not start: run 'npm ci' in deploy/, or the tests with tests/run.sh. {await process.StandardError.ReadToEndAsync(limit.Token)}");
        return new(process, int.Parse(said, CultureInfo.InvariantCulture));
    }

    /// <summary>From now on it takes messages and does not say so; or says so again.</summary>
    public async Task Hold(bool hold)
    {
        await _process.StandardInput.WriteLineAsync(hold ? "hold" : "go");
        await Until.True(() => _holds == hold);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    private async Task Read()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var said = JsonDocument.Parse(line).RootElement;
            if (said.TryGetProperty("hold", out var hold))
                _holds = hold.GetBoolean();
            else
                _taken.Enqueue(await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(said.GetProperty("raw").GetString()!))));
        }
    }
}

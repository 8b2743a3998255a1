using System.Diagnostics;

namespace Exchange.Web.Tests.Moving;

/// <summary>One run of the product as a process of its own on the embedded store of a folder; with no arguments it would serve.</summary>
internal sealed record Verb(int ExitCode, string Result, string Progress)
{
    public static async Task<Verb> Run(string folder, string[] arguments, int? heapMiB = null, string? killAt = null)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder,
            Environment = { ["Storage__Path"] = Path.Combine(folder, "exchange.db"), ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
        };
        if (heapMiB is { } most)
            start.Environment["DOTNET_GCHeapHardLimit"] = (most << 20).ToString("x", null);
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var end = limit.Token.Register(process.Kill);
        var result = process.StandardOutput.ReadToEndAsync();
        var progress = new List<string>();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            progress.Add(line);
            if (killAt is not null && line.Contains(killAt, StringComparison.Ordinal))
                process.Kill();
        }

        await process.WaitForExitAsync();
        return new(process.ExitCode, await result, string.Join('\n', progress));
    }
}

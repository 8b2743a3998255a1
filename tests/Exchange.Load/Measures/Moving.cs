using System.Diagnostics;
using System.Security.Cryptography;

namespace Exchange.Load.Measures;

/// <summary>All that an installation holds, moved into an empty one by the product's verbs, each a process of its own.</summary>
internal static class Moving
{
    private const string Group = "Moving";
    private const double MostMemory = 300;

    public static async Task Measure(Run run, Options options)
    {
        var observations = 0;
        for (var turn = 2; observations < options.Moving; turn++)
        {
            if (await Importing.Post(run, turn) is not { } import)
                return;
            observations += import.Accepted;
        }

        var (here, there) = (run.Target.File!, Path.Combine(run.Folder, "moved", "exchange.db"));
        var (before, after) = (Path.Combine(run.Folder, "before.tar"), Path.Combine(run.Folder, "after.tar"));
        await Verb(run, options, observations, "export", before, here);
        await Verb(run, options, observations, "import", before, there);
        await Verb(run, options, observations, "export", after, there);
        run.Found.Add(Group, $"archive of {observations:#,0} imported observations and all else", new FileInfo(before).Length / 1024.0 / 1024, "MiB");
        if (Hash(before) != Hash(after))
            run.Found.Fault("What was moved does not export as what it was moved from.");
    }

    private static async Task Verb(Run run, Options options, int observations, string verb, string archive, string file)
    {
        var start = new ProcessStartInfo("dotnet", [options.Product, verb, archive])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["Storage__Path"] = file },
        };
        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        var told = process.StandardOutput.ReadToEndAsync();
        var peak = 0L;
        // The highest mark of the process; it cannot be asked for any more once the process has ended.
        for (var ended = process.WaitForExitAsync(); !ended.IsCompleted; await Task.WhenAny(ended, Task.Delay(5)))
        {
            process.Refresh();
            peak = Math.Max(peak, Peak(process));
        }

        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (process.ExitCode != 0)
            run.Found.Fault($"{verb} ended with {process.ExitCode}: {await said}{await told}");
        run.Found.Add(Group, $"{verb} of {observations:#,0} observations", took, "s");
        run.Found.AtMost($"{verb}: memory at its highest", run.Found.Add(Group, $"{verb}: memory at its highest", peak / 1024.0 / 1024, "MiB"), MostMemory, "MiB");
    }

    private static long Peak(Process process)
    {
        try
        {
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexString(SHA256.HashData(file));
    }
}

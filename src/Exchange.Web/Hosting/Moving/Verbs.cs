using System.Runtime.InteropServices;
using Exchange.Model.History;
using Exchange.Storage;
using Exchange.Web.History;

namespace Exchange.Web.Hosting.Moving;

/// <summary>What the program does instead of serving, when its first argument is a word.</summary>
internal static class Verbs
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int Refused = 2;
    private const int Unfit = 3;

    private const string Usage = """
        Exchange

          Exchange.Web                 serves
          Exchange.Web export FILE     writes all documents, history and files into one archive
          Exchange.Web import FILE     fills an empty store from an archive
          Exchange.Web verify-history [FILE]   recomputes every history and every daily head, of the store or of an archive

        Settings decide which store: as for serving, from appsettings.json, the environment (Storage__Path) or, behind
        FILE, options (--Storage:Path=exchange.db). Keys that protect sessions are secrets and are not exported.

        export may run beside a running Exchange and sees the moment at which it began. It writes FILE.part and, when
        that is complete and was read back, gives it its name; a FILE that is there is then replaced. Without changes
        in between two exports are the same, byte for byte.

        import needs an empty store and no running Exchange. It verifies the whole archive before it writes anything,
        and in the end compares what is stored with the archive.

        verify-history reads only, and may run beside a running Exchange. It names the first entry of each history that
        does not fit what stands before it, a published head, or what is stored as answered and accepted.

        After an interruption give the same command again: it goes on.

        Progress is told on standard error, the result on standard output. The exit code is 0 when all is done, 1 when
        something failed on the way, 2 when the command, the archive or the store was refused and nothing was written,
        and 3 when a history does not fit.
        """;

    /// <summary>The exit code, or null when the program is to serve.</summary>
    public static async Task<int?> Run(string[] args)
    {
        switch (args)
        {
            case ["--help" or "-h" or "help", ..] or ["export" or "import", "--help" or "-h", ..]:
                Console.WriteLine(Usage);
                return Done;
            case ["export" or "import", { } file, .. var options] when !file.StartsWith('-'):
                return await Move(args[0], Path.GetFullPath(file), options);
            case ["export" or "import", ..]:
                return Refuse($"'{args[0]}' needs the archive's file: {args[0]} FILE. See --help.");
            case ["verify-history", "--help" or "-h", ..]:
                Console.WriteLine(Usage);
                return Done;
            case ["verify-history", { } file, .. var options] when !file.StartsWith('-'):
                return await Guarded(stop => Verify(Path.GetFullPath(file), options, stop));
            case ["verify-history", .. var options]:
                return await Guarded(stop => Verify(null, options, stop));
            case [{ } word, ..] when word[..1] is not ("-" or "/") && !word.Contains('=', StringComparison.Ordinal):
                return Refuse($"'{word}' is nothing this program does. See --help.");
            default:
                return null;
        }
    }

    private static Task<int> Move(string verb, string file, string[] options) => Guarded(async stop =>
    {
        var summary = await Move(verb, file, WebApplication.CreateBuilder(options), stop);
        Console.WriteLine(FormattableString.Invariant(
            $"{verb}ed {file}: {summary.Records} documents, {summary.Files} files, {summary.Bytes} bytes, sha256 {summary.Sha256}"));
        return Done;
    });

    private static async Task<int> Verify(string? file, string[] options, CancellationToken stop)
    {
        VerifiedHistory verified;
        if (file is not null)
        {
            var archive = new ArchiveDocuments(file);
            verified = await HistoryVerification.Of(archive, stop);
            if (verified.Misfits.IsEmpty)
                await archive.Verify(stop);
        }
        else
        {
            var builder = WebApplication.CreateBuilder(options);
            await using var store = await builder.OpenForExport(stop);
            verified = await HistoryVerification.Of(store, builder.Files(), stop);
        }
        foreach (var misfit in verified.Misfits)
            Console.WriteLine(misfit);
        Console.WriteLine(FormattableString.Invariant(
            $"{verified.Chains} histories with {verified.Entries} entries and {verified.Days} daily heads: {(verified.Misfits.IsEmpty ? "everything fits" : $"{verified.Misfits.Length} do not fit")}."));
        if (verified.Last is { } last)
            Console.WriteLine($"Head of {DayHead.Name(last.Day)}: {last.Hash}");
        return verified.Misfits.IsEmpty ? Done : Unfit;
    }

    private static async Task<int> Guarded(Func<CancellationToken, Task<int>> run)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            return await run(stop.Token);
        }
        catch (Exception e) when (e is ArchiveException or InvalidOperationException)
        {
            return Refuse(e.Message);
        }
        catch (OperationCanceledException)
        {
            Say("Interrupted. The same command goes on from here.");
        }
        catch (Exception e)
        {
            Say($"{e.Message} When that is mended, the same command goes on from here.");
        }

        return Failed;

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<ArchiveSummary> Move(string verb, string file, WebApplicationBuilder builder, CancellationToken stop)
    {
        if (verb == "export")
        {
            await using var store = await builder.OpenForExport(stop);
            return await ArchiveExport.Run(store, builder.Files(), file, Say, stop);
        }
        else
        {
            await using var store = await builder.OpenForImport(stop);
            return await ArchiveImport.Run(store, builder.Files(), file, Say, stop);
        }
    }

    private static int Refuse(string sentence)
    {
        Say(sentence);
        return Refused;
    }

    private static void Say(string sentence) => Console.Error.WriteLine(sentence);
}

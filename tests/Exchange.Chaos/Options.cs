using System.Globalization;
using LoadOptions = Exchange.Load.Options;

namespace Exchange.Chaos;

/// <summary>How many hosts there are and what keeps their state.</summary>
internal enum Mode
{
    /// <summary>One host on a file.</summary>
    Embedded,
    /// <summary>Three hosts that share their state in Azurite.</summary>
    Cluster,
}

/// <summary>What the command line asks for, or the sentence why it cannot be done.</summary>
internal sealed record Options
{
    public const string Usage = """
        Harms a running Exchange of its own while 16 writers report through the API, and reads everything back.

          dotnet run -c Release --project tests/Exchange.Chaos -- [options]

          (no option)       one host on a file, 5 kills (SIGKILL)
          --mode NAME       embedded, or cluster: three hosts on Azurite (npm ci in deploy/)
          --kills N         ends a host at once and starts it again, N times
          --pauses N        stops a host (SIGSTOP) for longer than the others wait for it, N times; cluster only
          --cut SECONDS     takes the hosts' storage away for so long; cluster only
          --rolling         stops and starts one host after another behind the front door (deploy/proxy), reporting through it; cluster only
          --disk-full       fills the disk under the host, and empties it again (needs the right to mount a small tmpfs); embedded only
          --reports N       goes on until N reports are acknowledged
          --writers N       how many report side by side (16)
          --rounds N        over how many rounds their reports are spread (4)
          --pace MS         how long a writer rests between two reports at most (10)
          --seed N          repeats the random choices of a run; every run prints its own
          --product DLL     the product to start (src/Exchange.Web/bin/Release/net10.0/Exchange.Web.dll)
          --front-door DLL  the reverse proxy of --rolling (deploy/proxy/bin/Release/net10.0/Exchange.Proxy.dll)
          --disk FOLDER     where the hosts' state is kept (the system's temporary folder)
          --at-most SECONDS begins no further harm after this time, and ends whatever happens 60 s later (180)
          --json FILE       writes the figures as JSON as well

        Ends with 0 if nothing was lost, applied twice, out of order, torn or answered wrongly; with 1 otherwise; with 2 on wrong
        use, or where the machine does not allow it.
        """;

    public Mode Mode { get; private init; }
    public int Kills { get; private init; }
    public int Pauses { get; private init; }
    public int Cut { get; private init; }
    public bool Rolling { get; private init; }
    public bool DiskFull { get; private init; }
    public int Reports { get; private init; }
    public int Writers { get; private init; } = 16;
    public int Rounds { get; private init; } = 4;
    public int Pace { get; private init; } = 10;
    public int Seed { get; private init; } = Random.Shared.Next(1, 1_000_000);
    public string Product { get; private init; } = "";
    public string Azurite { get; } = Path.Combine(LoadOptions.Root(), "deploy", "node_modules", "azurite", "dist", "src", "azurite.js");
    public string FrontDoor { get; private init; } = Path.Combine(LoadOptions.Root(), "deploy", "proxy", "bin", "Release", "net10.0", "Exchange.Proxy.dll");
    public string Disk { get; private init; } = Path.GetTempPath();
    public int AtMost { get; private init; } = 180;
    public string? Json { get; private init; }

    /// <summary>Reads the command line; the second part is the refusal, null if there is none.</summary>
    public static (Options Options, string? Refusal) Read(string[] args)
    {
        var options = new Options { Product = LoadOptions.BuiltProduct() };
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--disk-full" or "--rolling")
            {
                options = args[i] == "--rolling" ? options with { Rolling = true } : options with { DiskFull = true };
                continue;
            }
            if (i + 1 == args.Length)
                return (options, $"{args[i]} is no option, or lacks its value.\n\n{Usage}");
            var value = args[++i];
            switch (args[i - 1])
            {
                case "--mode" when Enum.TryParse(value, ignoreCase: true, out Mode mode) && Enum.IsDefined(mode): options = options with { Mode = mode }; break;
                case "--kills" when LoadOptions.Number(value, 1_000) is { } kills: options = options with { Kills = kills }; break;
                case "--pauses" when LoadOptions.Number(value, 1_000) is { } pauses: options = options with { Pauses = pauses }; break;
                case "--cut" when LoadOptions.Number(value, 600) is { } cut: options = options with { Cut = cut }; break;
                case "--reports" when LoadOptions.Number(value, 1_000_000) is { } reports: options = options with { Reports = reports }; break;
                case "--writers" when LoadOptions.Number(value, 20) is { } writers: options = options with { Writers = writers }; break;
                case "--rounds" when LoadOptions.Number(value, 10) is { } rounds: options = options with { Rounds = rounds }; break;
                case "--pace" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var pace) && pace <= 1_000: options = options with { Pace = pace }; break;
                case "--seed" when LoadOptions.Number(value, int.MaxValue) is { } seed: options = options with { Seed = seed }; break;
                case "--at-most" when LoadOptions.Number(value, 3_600) is { } seconds: options = options with { AtMost = seconds }; break;
                case "--product": options = options with { Product = Path.GetFullPath(value) }; break;
                case "--front-door": options = options with { FrontDoor = Path.GetFullPath(value) }; break;
                case "--disk": options = options with { Disk = Path.GetFullPath(value) }; break;
                case "--json": options = options with { Json = Path.GetFullPath(value) }; break;
                default: return (options, $"{args[i - 1]} {value}: no such option, or its value is out of range.\n\n{Usage}");
            }
        }
        if (options is { Kills: 0, Pauses: 0, Cut: 0, Rolling: false, DiskFull: false, Reports: 0 })
            options = options with { Kills = 5 };
        return (options, options switch
        {
            _ when !File.Exists(options.Product) => $"There is no built product at {options.Product}. Build it first: dotnet build -c Release src/Exchange.Web",
            { Mode: Mode.Embedded, Pauses: > 0 } or { Mode: Mode.Embedded, Cut: > 0 } or { Mode: Mode.Embedded, Rolling: true } =>
                "--pauses, --cut and --rolling need several hosts: --mode cluster.",
            { Mode: Mode.Cluster, DiskFull: true } => "--disk-full fills the disk under the embedded store: --mode embedded.",
            { Mode: Mode.Cluster } when !File.Exists(options.Azurite) => $"Azurite is missing ({options.Azurite}): run 'npm ci' in deploy/.",
            { Rolling: true } when !File.Exists(options.FrontDoor) => $"There is no built front door at {options.FrontDoor}. Build it first: dotnet build -c Release deploy/proxy",
            _ => null,
        });
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Net;

namespace Exchange.Load;

/// <summary>What the command line asks for, or the sentence why it cannot be done.</summary>
internal sealed record Options
{
    public const string Usage = """
        Measures a running Exchange, with floors beside it in the same run.

          dotnet run -c Release --project tests/Exchange.Load -- [options]

          (no option)       starts the built product itself on a free port with an empty file, and ends it
          --product DLL     the product to start (src/Exchange.Web/bin/Release/net10.0/Exchange.Web.dll)
          --url URL         drives a product that is already running; loopback only. Several hosts of one cluster: --url once for each, or
                            separated by commas; writers, listeners and boards are spread over them
          --token TOKEN     API token of the secretariat, with --url
          --disk FOLDER     where the product's file and the disk floors are kept (the system's temporary folder)
          --history N       afterwards accepts N times as many reports, starts the product anew and measures again
          --moving N        afterwards imports N observations, then exports all, imports it elsewhere and exports that
          --only NAMES      some measures only: reports,reads,push,circuits,memory,import (separated by commas)
          --quick           a short look, under 20 seconds; its figures are rough
          --at-most SECONDS ends after this time whatever happens (280)
          --json FILE       writes the figures as JSON as well

        Ends with 0 if every answer was right and nothing was lost, whether or not the aims are met; with 1 otherwise; with 2 on wrong use.
        """;

    /// <summary>Hosts of one running product; none where the driver starts its own.</summary>
    public ImmutableArray<Uri> Urls { get; private init; } = [];
    public string? Token { get; private init; }
    public string Product { get; private init; } = "";
    public string Disk { get; private init; } = Path.GetTempPath();
    public string? Json { get; private init; }
    public bool Quick { get; private init; }
    public int History { get; private init; }
    public int Moving { get; private init; }
    public int AtMost { get; private init; } = 280;
    public IReadOnlySet<string> Only { get; private init; } = new HashSet<string>();

    public bool Wants(string measure) => Only.Count == 0 || Only.Contains(measure);

    /// <summary>Reads the command line; the second part is the refusal, null if there is none.</summary>
    public static (Options Options, string? Refusal) Read(string[] args)
    {
        var options = new Options { Product = BuiltProduct() };
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--quick")
            {
                options = options with { Quick = true };
                continue;
            }
            if (i + 1 == args.Length)
                return (options, $"{args[i]} is no option, or lacks its value.\n\n{Usage}");
            var value = args[++i];
            switch (args[i - 1])
            {
                case "--url":
                    foreach (var address in value.Split(',', StringSplitOptions.TrimEntries))
                    {
                        if (Loopback(address) is not { } url)
                            return (options, $"This driver puts load on loopback addresses only; '{address}' is not one (http://localhost:5080 is).");
                        options = options with { Urls = options.Urls.Add(url) };
                    }
                    break;
                case "--token": options = options with { Token = value }; break;
                case "--product": options = options with { Product = Path.GetFullPath(value) }; break;
                case "--disk": options = options with { Disk = Path.GetFullPath(value) }; break;
                case "--json": options = options with { Json = Path.GetFullPath(value) }; break;
                case "--only": options = options with { Only = value.Split(',').ToHashSet() }; break;
                case "--history" when Number(value, 20) is { } times: options = options with { History = times }; break;
                case "--moving" when Number(value, 5_000_000) is { } observations: options = options with { Moving = observations }; break;
                case "--at-most" when Number(value, 900) is { } seconds: options = options with { AtMost = seconds }; break;
                default: return (options, $"{args[i - 1]} {value}: no such option, or its value is out of range.\n\n{Usage}");
            }
        }

        return (options, options switch
        {
            { Urls.IsEmpty: false, Token: null } => "--url needs --token: an API token of the secretariat.",
            { Urls.IsEmpty: false, History: > 0 } => "--history starts the product anew, so it does not go with --url.",
            { Urls.IsEmpty: false, Moving: > 0 } => "--moving reads the product's file, so it does not go with --url.",
            { Urls.IsEmpty: true } when !File.Exists(options.Product) =>
                $"There is no built product at {options.Product}. Build it first: dotnet build -c Release src/Exchange.Web",
            _ => null,
        });
    }

    private static Uri? Loopback(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttp
        && (url.Host == "localhost" || (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)))
            ? url
            : null;

    internal static int? Number(string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most ? number : null;

    internal static string BuiltProduct() => Path.Combine(Root(), "src", "Exchange.Web", "bin", "Release", "net10.0", "Exchange.Web.dll");

    // From the driver's own place in the tree, so that it may be started from anywhere.
    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Exchange.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? ".";
    }
}

using Exchange.Chaos.Checks;
using Exchange.Load.Results;

namespace Exchange.Chaos.Hosts;

/// <summary>The hosts of a run and what keeps their state.</summary>
internal sealed class Fleet : IDisposable
{
    private readonly string file;

    private Fleet(IReadOnlyList<Host> hosts, string file, SmallDisk? disk) => (Hosts, this.file, Disk) = (hosts, file, disk);

    public IReadOnlyList<Host> Hosts { get; }

    public IReadOnlyList<Uri> Addresses => [.. Hosts.Select(h => h.Address)];

    /// <summary>The disk of its own that the state is kept on, where it is to be filled.</summary>
    public SmallDisk? Disk { get; }

    public static Fleet Of(Options options, string folder)
    {
        var disk = options.DiskFull ? SmallDisk.Mount(Path.Combine(folder, "disk"), megabytes: 96) : null;
        var file = Path.Combine(disk?.Folder ?? folder, "exchange.db");
        return new([new Host("the host", options.Product, [("ASPNETCORE_ENVIRONMENT", "Production"), ("Storage__Path", file)])], file, disk);
    }

    /// <summary>The submissions' histories as stored, once the hosts have ended.</summary>
    public IReadOnlyList<Past> Documents(Findings found) => SqliteDocuments.Check(file, found);

    public void Dispose()
    {
        foreach (var host in Hosts)
            host.Dispose();
        Disk?.Dispose();
    }
}

using System.Globalization;
using Exchange.Chaos.Checks;
using Exchange.Load.Results;

namespace Exchange.Chaos.Hosts;

/// <summary>The hosts of a run and what keeps their state.</summary>
internal abstract class Fleet(IReadOnlyList<Host> hosts) : IDisposable
{
    public IReadOnlyList<Host> Hosts => hosts;

    public static Fleet Of(Options options, string folder) =>
        options.Mode == Mode.Cluster ? ClusterFleet.Of(options, folder) : EmbeddedFleet.Of(options, folder);

    /// <summary>What is stored, once the hosts have ended.</summary>
    public abstract Task<IReadOnlyList<Stored>> Documents(Findings found);

    public virtual void Dispose()
    {
        foreach (var host in hosts)
            host.Dispose();
    }
}

/// <summary>One host on a file.</summary>
internal sealed class EmbeddedFleet : Fleet
{
    private readonly string file;

    private EmbeddedFleet(Host host, string file, SmallDisk? disk) : base([host]) => (this.file, Disk) = (file, disk);

    /// <summary>The disk of its own that the state is kept on, where it is to be filled.</summary>
    public SmallDisk? Disk { get; }

    public static new EmbeddedFleet Of(Options options, string folder)
    {
        var disk = options.DiskFull ? SmallDisk.Mount(Path.Combine(folder, "disk"), megabytes: 96) : null;
        var file = Path.Combine(disk?.Folder ?? folder, "exchange.db");
        return new(new Host("the host", options.Product, [("ASPNETCORE_ENVIRONMENT", "Production"), ("Storage__Path", file)]), file, disk);
    }

    public override Task<IReadOnlyList<Stored>> Documents(Findings found) => Task.FromResult(SqliteDocuments.Read(file, found));

    public override void Dispose()
    {
        base.Dispose();
        Disk?.Dispose();
    }
}

/// <summary>Three hosts that share their state in Azurite.</summary>
internal sealed class ClusterFleet : Fleet
{
    private const string Prefix = "chaos";

    private readonly Azurite azurite;

    private ClusterFleet(IReadOnlyList<Host> hosts, Azurite azurite, IReadOnlyList<Cable> cables) : base(hosts) =>
        (this.azurite, Cables) = (azurite, cables);

    /// <summary>The lines between the hosts and their storage, where they are to be cut.</summary>
    public IReadOnlyList<Cable> Cables { get; }

    public static new ClusterFleet Of(Options options, string folder)
    {
        var azurite = Azurite.Start(options.Azurite, Path.Combine(folder, "azurite"));
        Cable[] cables = options.Cut > 0 ? [new(azurite.Blobs), new(azurite.Tables)] : [];
        var connection = cables is [var blobs, var tables] ? Azurite.Connection(blobs.Port, tables.Port) : azurite.ConnectionString;
        return new(
            [.. Enumerable.Range(1, 3).Select(n => new Host($"host {n}", options.Product,
            [
                ("ASPNETCORE_ENVIRONMENT", "Production"), ("Cluster", "Azure"), ("Cluster__Id", "chaos"), ("Cluster__Address", "127.0.0.1"),
                ("Cluster__SiloPort", Ports.Free().ToString(CultureInfo.InvariantCulture)), ("Proxy__Networks", "127.0.0.1"),
                ("AzureStorage__ConnectionString", connection), ("AzureStorage__Prefix", Prefix),
            ]))],
            azurite, cables);
    }

    public override Task<IReadOnlyList<Stored>> Documents(Findings found) => BlobDocuments.Read(azurite.ConnectionString, Prefix + "-state");

    public override void Dispose()
    {
        base.Dispose();
        foreach (var cable in Cables)
            cable.Dispose();
        azurite.Dispose();
    }
}

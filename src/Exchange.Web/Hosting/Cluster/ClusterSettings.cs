using System.Net;
using Exchange.Storage;

namespace Exchange.Web.Hosting.Cluster;

/// <summary>How hosts find each other.</summary>
public enum ClusterKind
{
    /// <summary>One host that knows of no other.</summary>
    Localhost,
    /// <summary>Several hosts that meet in a table of an Azure storage account.</summary>
    Azure,
}

/// <summary>The setting <c>Cluster</c> and what belongs to it.</summary>
/// <param name="Kind">By what hosts find each other.</param>
/// <param name="Id">Hosts with the same id form one cluster.</param>
/// <param name="SiloPort">Port on which other hosts reach this one's silo.</param>
/// <param name="Address">Name or address under which other hosts reach this one; null for the machine's own.</param>
/// <param name="Probe">How often hosts ask each other whether they are alive, and how long they wait for the answer.</param>
/// <param name="MissedProbes">How many answers in a row may be missing before a host is voted out.</param>
internal sealed record ClusterSettings(ClusterKind Kind, string Id, int SiloPort, string? Address, TimeSpan Probe, int MissedProbes)
{
    /// <summary>What tells this host apart from the others, over restarts.</summary>
    public string HostName => Kind == ClusterKind.Localhost ? "localhost" : $"{Address ?? Environment.MachineName}:{SiloPort}";

    /// <summary>How long a host may be silent before the others take it for dead.</summary>
    public TimeSpan DeathTime => Probe * MissedProbes;

    /// <exception cref="SettingException">A setting does not fit; the message names it.</exception>
    public static ClusterSettings Read(IConfiguration configuration)
    {
        var kind = (configuration["Cluster"] ?? "").ToUpperInvariant() switch
        {
            "" or "LOCALHOST" => ClusterKind.Localhost,
            "AZURE" => ClusterKind.Azure,
            _ => throw new SettingException("Cluster", $"is '{configuration["Cluster"]}'; it must be Localhost (one host) or Azure (several hosts)."),
        };
        var settings = new ClusterSettings(
            kind,
            configuration["Cluster:Id"] is { Length: > 0 } id ? id : "exchange",
            Number(configuration, "Cluster:SiloPort", 11111, 1, 65535),
            configuration["Cluster:Address"] is { Length: > 0 } address ? address : null,
            TimeSpan.FromSeconds(Number(configuration, "Cluster:ProbeSeconds", 1, 1, 60)),
            Number(configuration, "Cluster:MissedProbes", 3, 1, 20));
        if (kind == ClusterKind.Localhost && settings.Address is not null)
            throw new SettingException("Cluster:Address", "is set, but Cluster is Localhost: other hosts would not be heard. Set Cluster to Azure, or take Cluster:Address away.");
        return settings;
    }

    /// <summary>The address that is told to the other hosts; null lets Orleans find the machine's own.</summary>
    /// <exception cref="SettingException">The name cannot be resolved.</exception>
    public IPAddress? Advertised()
    {
        if (Address is null || IPAddress.TryParse(Address, out var given))
            return Address is null ? null : IPAddress.Parse(Address);
        try
        {
            return Dns.GetHostAddresses(Address).FirstOrDefault(a => a.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
                ?? throw new SettingException("Cluster:Address", $"is '{Address}', which has no IPv4 address.");
        }
        catch (System.Net.Sockets.SocketException)
        {
            throw new SettingException("Cluster:Address", $"is '{Address}', which cannot be resolved. Give a name or an address that the other hosts can reach.");
        }
    }

    private static int Number(IConfiguration configuration, string name, int usual, int least, int most)
    {
        if (configuration[name] is not { Length: > 0 } text)
            return usual;
        return int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new SettingException(name, $"is '{text}'; it must be a whole number from {least} to {most}.");
    }
}

using Exchange.Web.Hosting.Cluster;

namespace Exchange.Web.Notices;

/// <summary>Couriers are named by the run of the host that they belong to, so that it is known when one has ended with its host.</summary>
internal sealed class Couriers(ILocalSiloDetails here, ISiloStatusOracle silos, ClusterSettings cluster)
{
    /// <summary>This host's.</summary>
    public string Own { get; } = here.SiloAddress.ToParsableString();

    /// <summary>Whether the courier has ended: its host was declared dead, or it is of an earlier run where there is one host only.</summary>
    public bool IsGone(string courier) =>
        courier != Own && (cluster.Kind == ClusterKind.Localhost || silos.GetApproximateSiloStatus(SiloAddress.FromParsableString(courier)) == SiloStatus.Dead);
}

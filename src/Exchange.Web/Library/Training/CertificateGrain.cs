using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Library;

[GrainType("certificate")]
internal sealed class CertificateGrain([PersistentState("certificate")] IPersistentState<CertificateGrain.Record> stored) : Grain, ICertificateGrain
{
    public Task<Certificate?> Find() => Task.FromResult(stored.State.Certificate);

    public async Task Keep(Certificate certificate)
    {
        if (stored.State.Certificate is not null)
            return;
        stored.State = new() { Certificate = certificate };
        await this.Durably(() => stored.WriteStateAsync());
    }

    public async Task Remove()
    {
        if (stored.State.Certificate is null)
            return;
        await this.Durably(() => stored.ClearStateAsync());
        stored.State = new();
    }

    /// <summary>What is stored.</summary>
    public sealed record Record
    {
        public Certificate? Certificate { get; init; }
    }
}

using Microsoft.Extensions.Primitives;

namespace Exchange.Web.Operator;

/// <summary>Addresses that are mapped when the host first asks for its addresses, not while it is put together.</summary>
internal sealed class MappedLater(IEndpointRouteBuilder outer, Action<IEndpointRouteBuilder> map) : EndpointDataSource
{
    private readonly Lazy<IReadOnlyList<Endpoint>> _endpoints = new(() =>
    {
        var inner = new Routes(outer);
        map(inner);
        return [.. inner.DataSources.SelectMany(source => source.Endpoints)];
    });

    public override IReadOnlyList<Endpoint> Endpoints => _endpoints.Value;

    public override IChangeToken GetChangeToken() => new CancellationChangeToken(CancellationToken.None);

    private sealed class Routes(IEndpointRouteBuilder outer) : IEndpointRouteBuilder
    {
        public IServiceProvider ServiceProvider => outer.ServiceProvider;

        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IApplicationBuilder CreateApplicationBuilder() => outer.CreateApplicationBuilder();
    }
}

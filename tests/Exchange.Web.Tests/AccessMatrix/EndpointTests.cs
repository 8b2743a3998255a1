using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.AccessMatrix;

/// <summary>
/// Every address of the product, asked for by everybody. <c>endpoints.csv</c> says how far each gets with Senegal's things; an address that
/// is not in it fails here.
/// </summary>
public sealed class EndpointTests(Everybody everybody) : IClassFixture<Everybody>
{
    public static TheoryData<string, string> Addresses() => [.. Matrix.Lines.Select(l => (l.Verb, l.Route))];

    [Fact]
    public async Task Every_address_of_the_product_stands_in_the_matrix_and_no_other()
    {
        var mapped = Mapped(everybody.Product).ToHashSet();
        var listed = Matrix.Lines.Select(l => (l.Verb, l.Route)).ToHashSet();
        var missing = mapped.Except(listed).Order().ToList();
        if (missing.Count > 0)
            await Matrix.Propose(missing, Ask);
        Assert.True(missing.Count == 0, $"Add to AccessMatrix/endpoints.csv, after thinking about who may ask (a proposal is in {Matrix.Proposal}):\n{string.Join('\n', missing)}");
        Assert.Empty(listed.Except(mapped));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Everybody_reaches_as_far_as_the_matrix_says(string verb, string route)
    {
        var line = Matrix.Lines.Single(l => l.Verb == verb && l.Route == route);
        var reached = new List<string>();
        foreach (var name in Everybody.Names)
            reached.Add(await Ask(name, verb, route));
        Assert.Equal(string.Join(", ", line.Reach), string.Join(", ", reached));
    }

    [Fact]
    public void What_is_not_public_of_a_member_is_out_of_reach_of_other_members_and_of_whoever_runs_the_machine()
    {
        var open = Matrix.Lines.Where(l => l.Route.Contains("{iso3}", StringComparison.Ordinal) && l["anybody"] != Reached.In
            && new[] { "trainee", "foreign deputy", "foreign focal point", "operator" }.Any(name => l[name] == Reached.In));
        Assert.Empty(open.Select(l => $"{l.Verb} {l.Route}"));
    }

    [Fact]
    public void What_changes_something_needs_a_person_but_for_the_doors_in_and_what_keeps_nothing()
    {
        string[] doors =
            ["/theme", "/people/sign-in", "/people/sign-in/code", "/people/sign-in/held", "/people/sign-in/passkey", "/people/sign-in/passkey/options",
             "/people/sign-in/persona", "/people/sign-out", "/people/setup", "/people/invitation/{link}", "/people/recovery/{link}", "/api/v1/setup",
             "/library/{slug}/self-check", "/api/v1/integration/assess", "/api/v1/exchanges/match"];
        Assert.Empty(Matrix.Lines.Where(l => l.Verb != "GET" && l["anybody"] == Reached.In && !doors.Contains(l.Route)).Select(l => $"{l.Verb} {l.Route}"));
    }

    [Fact]
    public void The_operators_addresses_ask_for_the_operator()
    {
        var all = everybody.Product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith("/operator", StringComparison.Ordinal) == true).ToList();
        Assert.NotEmpty(all);
        Assert.All(all, e => Assert.Contains("Operator", e.Metadata.OfType<IAuthorizeData>().Select(a => a.Policy)));
    }

    private Task<string> Ask(string name, string verb, string route) => everybody[name].Reach(verb, Matrix.Address(route), Matrix.Body(verb, route));

    // Files of wwwroot, the dashboard's own pages and the sockets of Blazor and SignalR are no addresses of ours.
    private static IEnumerable<(string Verb, string Route)> Mapped(Product product) =>
        from endpoint in product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let route = endpoint.RoutePattern.RawText!
        where route.StartsWith('/') && !Matrix.Elsewhere.Any(place => route.StartsWith(place, StringComparison.Ordinal))
        from verb in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        where verb != "HEAD" && !(verb == "POST" && endpoint.DisplayName == $"{route} ({route})")
        select (verb, route);
}

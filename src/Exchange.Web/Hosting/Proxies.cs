using System.Net;
using Exchange.Storage;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Exchange.Web.Hosting;

/// <summary>
/// Whose word counts on a visitor's address, scheme and host: that of proxies in the networks of the setting <c>Proxy:Networks</c>.
/// Without it nobody's, because anybody can write <c>X-Forwarded-For</c>.
/// </summary>
internal static class Proxies
{
    private const string Setting = "Proxy:Networks";

    /// <summary>First in the pipeline: cookies, origins, links and counts per address follow from what it finds.</summary>
    public static WebApplication UseProxies(this WebApplication app)
    {
        // No limit on how many proxies stand one behind another: the first address that is not one of them is the visitor's.
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in Read(app.Configuration[Setting]))
            options.KnownIPNetworks.Add(network);
        if (options.KnownIPNetworks.Count > 0)
            app.UseForwardedHeaders(options);
        return app;
    }

    /// <summary>Addresses and networks (<c>10.42.0.0/16</c>) with commas between them.</summary>
    internal static IEnumerable<IPNetwork> Read(string? setting) =>
        from part in (setting ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        select IPNetwork.TryParse(part, out var network) ? network
            : IPAddress.TryParse(part, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
            : throw new SettingException(Setting, $"holds '{part}', which is neither an address nor a network: write the proxies' addresses "
                + "or networks with commas between them, for example 127.0.0.1, 10.42.0.0/16.");
}

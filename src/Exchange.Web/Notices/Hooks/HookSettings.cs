using System.Net;
using Exchange.Storage;

namespace Exchange.Web.Notices;

/// <summary>Which addresses may be called.</summary>
/// <param name="AllowsLoopback">Also this machine, and without HTTPS: for trying webhooks out. Setting <c>Webhooks:AllowLoopback</c>.</param>
internal sealed record HookSettings(bool AllowsLoopback)
{
    private const string Setting = "Webhooks:AllowLoopback";

    public static HookSettings Read(IConfiguration configuration) => configuration[Setting] switch
    {
        null or "" => new(false),
        var text when bool.TryParse(text, out var allows) => new(allows),
        var text => throw new SettingException(Setting, $"is '{text}'; it must be true (webhooks may call this machine, for trying out) or false."),
    };

    /// <summary>Whether an address may be called.</summary>
    public bool Takes(IPAddress address) => PublicNetworks.Contain(address) || (AllowsLoopback && IPAddress.IsLoopback(address));

    /// <summary>Whether it can be seen without asking anybody that the address may not be called.</summary>
    public bool Refuses(Uri address) => IPAddress.TryParse(address.IdnHost, out var ip)
        ? !Takes(ip)
        : !AllowsLoopback && (address.IdnHost == "localhost" || address.IdnHost.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase));
}

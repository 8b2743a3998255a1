using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Exchange.Web.Notices;

/// <summary>The product's own address for links in e-mails: the setting's, or else the first that it listens on.</summary>
internal sealed class SiteAddress(MailSettings settings, IServer server)
{
    private static readonly string[] Everywhere = ["0.0.0.0", "[::]", "*", "+"];

    public Uri Root => settings.Site ?? Listening();

    /// <summary>An address below the language.</summary>
    public string Of(string language, string path) => $"{Root}{language}/{path}";

    private Uri Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        foreach (var host in Everywhere)
            address = address.Replace("//" + host, "//localhost", StringComparison.Ordinal);
        return new(address);
    }
}

using System.Net;
using Exchange.Storage;
using MailKit.Security;
using MimeKit;

namespace Exchange.Web.Notices;

/// <summary>How e-mails leave: through an SMTP server, or as files in a folder for another program (or nobody) to send.</summary>
/// <param name="Server">The SMTP server's name; null for the folder.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How the line to it is secured.</param>
/// <param name="From">Sender.</param>
/// <param name="User">User at the server; null if it asks for none.</param>
/// <param name="Password">The user's password.</param>
/// <param name="Folder">Where files go if there is no server.</param>
/// <param name="Site">The product's address, to which links lead; null for the one that it listens on.</param>
internal sealed record MailSettings(
    string? Server, int Port, SecureSocketOptions Security, MailboxAddress From, string? User, string? Password, string Folder, Uri? Site)
{
    private static readonly string[] OnlyWithServer = ["Mail:Port", "Mail:Security", "Mail:User", "Mail:Password"];

    /// <exception cref="SettingException">A setting is missing or does not fit; the message names it.</exception>
    public static MailSettings Read(IConfiguration configuration, string folder)
    {
        string? Given(string name) => configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        var site = ReadSite(Given("Site:Address"));
        folder = Path.GetFullPath(Given("Mail:Folder") ?? folder);
        if (Given("Mail:Server") is not { } server)
        {
            foreach (var setting in OnlyWithServer)
                if (Given(setting) is not null)
                    throw new SettingException(setting, "is given, but Mail:Server is not: name the SMTP server, or take it away to write e-mails into a folder.");
            return new(null, 0, SecureSocketOptions.None, ReadFrom(Given("Mail:From") ?? "Exchange <exchange@localhost>"), null, null, folder, site);
        }
        if (Given("Mail:Folder") is not null)
            throw new SettingException("Mail:Folder", "is given beside Mail:Server: e-mails go to the one or to the other. Take one away.");
        var security = ReadSecurity(Given("Mail:Security"));
        var user = Given("Mail:User");
        var password = Given("Mail:Password");
        if (user is not null != password is not null)
            throw new SettingException(user is null ? "Mail:User" : "Mail:Password", "is missing: a user and a password are given together, or neither.");
        if (password is not null && security == SecureSocketOptions.None && !IsThisMachine(server))
            throw new SettingException("Mail:Security", "is None, but there is a password, which anybody on the way could read. Choose StartTls or Tls.");
        return new(
            server,
            ReadPort(Given("Mail:Port"), security),
            security,
            ReadFrom(Given("Mail:From") ?? throw new SettingException("Mail:From", "is missing: with Mail:Server, say who sends, for example Exchange <exchange@example.org>.")),
            user, password, folder,
            site ?? throw new SettingException("Site:Address", "is missing: with Mail:Server, e-mails lead to pages. Give the product's own address, for example https://exchange.example.org."));
    }

    private static int ReadPort(string? text, SecureSocketOptions security) =>
        text is null ? security == SecureSocketOptions.SslOnConnect ? 465 : 587
        : ushort.TryParse(text, out var port) && port > 0 ? port
        : throw new SettingException("Mail:Port", $"is '{text}'; it must be a number from 1 to 65535.");

    private static SecureSocketOptions ReadSecurity(string? text) => text?.ToUpperInvariant() switch
    {
        null or "STARTTLS" => SecureSocketOptions.StartTls,
        "TLS" => SecureSocketOptions.SslOnConnect,
        "NONE" => SecureSocketOptions.None,
        _ => throw new SettingException("Mail:Security", $"is '{text}'; choose StartTls, Tls (from the first byte) or None (a server on this machine or a network that is safe)."),
    };

    private static MailboxAddress ReadFrom(string text) => MailboxAddress.TryParse(text, out var from) && from.Address.Contains('@', StringComparison.Ordinal)
        ? from
        : throw new SettingException("Mail:From", $"is '{text}', which is no address; write for example Exchange <exchange@example.org>.");

    private static Uri? ReadSite(string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var site) && site.Scheme is "http" or "https" && site.PathAndQuery == "/" ? site
        : throw new SettingException("Site:Address", $"is '{text}'; write scheme and host, for example https://exchange.example.org.");

    private static bool IsThisMachine(string server) => server == "localhost" || (IPAddress.TryParse(server, out var address) && IPAddress.IsLoopback(address));
}

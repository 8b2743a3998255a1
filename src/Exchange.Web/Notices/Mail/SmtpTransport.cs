using System.Collections.Immutable;
using System.Net.Sockets;
using Exchange.Model.Notices;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Exchange.Web.Notices;

/// <summary>Hands messages to an SMTP server, all of a batch over one connection.</summary>
internal sealed class SmtpTransport(MailSettings settings) : MailTransport
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public override async Task<ImmutableArray<ParcelReport>> Send(IReadOnlyList<Written> messages, CancellationToken cancellation)
    {
        var reports = ImmutableArray.CreateBuilder<ParcelReport>(messages.Count);
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(settings.Server!, settings.Port, settings.Security, cancellation);
            if (settings.User is { } user)
                await client.AuthenticateAsync(user, settings.Password!, cancellation);
            foreach (var written in messages)
                reports.Add(await Send(client, written, cancellation));
            await client.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception problem) when (IsOfTheLine(problem))
        {
            // What the server has taken stays taken; the rest comes again.
            var answered = reports.Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
            reports.AddRange(messages.Where(m => !answered.Contains(m.Id)).Select(m => new ParcelReport(m.Id, Fate.Later, problem.Message)));
        }
        return reports.DrainToImmutable();
    }

    private static async Task<ParcelReport> Send(SmtpClient client, Written written, CancellationToken cancellation)
    {
        try
        {
            return new(written.Id, Fate.Delivered, await client.SendAsync(FormatOptions.Default, written.Message, cancellation));
        }
        catch (SmtpCommandException refused)
        {
            // 5xx is for good, 4xx for now.
            return new(written.Id, (int)refused.StatusCode >= 500 ? Fate.Never : Fate.Later, $"{(int)refused.StatusCode} {refused.Message}");
        }
    }

    private static bool IsOfTheLine(Exception problem) => problem is IOException or SocketException or ProtocolException or CommandException
        or AuthenticationException or SslHandshakeException or OperationCanceledException or ServiceNotConnectedException or TimeoutException or NotSupportedException;
}

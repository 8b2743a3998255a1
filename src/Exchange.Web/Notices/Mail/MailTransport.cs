using System.Collections.Immutable;
using Exchange.Model.Notices;
using MimeKit;

namespace Exchange.Web.Notices;

/// <summary>A message and the letter it was written from.</summary>
internal sealed record Written(string Id, MimeMessage Message);

/// <summary>Brings messages to where they leave.</summary>
internal abstract class MailTransport
{
    /// <summary>Tries every message once, and says of each what became of it. Throws nothing that only means "not this time".</summary>
    public abstract Task<ImmutableArray<ParcelReport>> Send(IReadOnlyList<Written> messages, CancellationToken cancellation);
}

using System.Collections.Immutable;

namespace Exchange.Web.People;

/// <summary>A passkey (WebAuthn credential) of an account: what is needed to check its signatures, and what its owner calls it.</summary>
/// <param name="Id">The credential's id, base64url.</param>
/// <param name="PublicKey">Its public key (COSE), base64url.</param>
/// <param name="Name">What the owner calls it.</param>
/// <param name="Made">When it was added, UTC.</param>
/// <param name="Used">When it last signed in, UTC; null if never.</param>
/// <param name="SignCount">The authenticator's own count of signatures; going back means a copy.</param>
/// <param name="Transports">How browsers reach it (<c>usb</c>, <c>internal</c>, …).</param>
/// <param name="IsBackupEligible">Whether it may be copied between the owner's devices.</param>
/// <param name="IsBackedUp">Whether it was when it was last used.</param>
[GenerateSerializer, Immutable, Alias("account-passkey")]
public sealed record Passkey(
    [property: Id(0)] string Id,
    [property: Id(1)] string PublicKey,
    [property: Id(2)] string Name,
    [property: Id(3)] DateTimeOffset Made,
    [property: Id(4)] DateTimeOffset? Used,
    [property: Id(5)] uint SignCount,
    [property: Id(6)] ImmutableArray<string> Transports,
    [property: Id(7)] bool IsBackupEligible,
    [property: Id(8)] bool IsBackedUp)
{
    /// <summary>Most passkeys of one account.</summary>
    public const int Most = 10;
}

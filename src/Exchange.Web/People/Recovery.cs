namespace Exchange.Web.People;

/// <summary>A way back into an account for somebody who cannot sign in; of its link only the hash of the secret part is kept.</summary>
/// <param name="SecretHash">Hash of the link's secret.</param>
/// <param name="By">Name of whoever made it.</param>
/// <param name="Expires">When it stops working, UTC.</param>
[GenerateSerializer, Immutable, Alias("account-recovery")]
public sealed record Recovery([property: Id(0)] string SecretHash, [property: Id(1)] string By, [property: Id(2)] DateTimeOffset Expires)
{
    /// <summary>How long a link works. It is sent to somebody who is waiting for it.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(24);
}

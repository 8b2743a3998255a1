namespace Exchange.Web.People;

/// <summary>A browser in which a person is signed in.</summary>
/// <param name="Id">Names the session in its cookie; of no use without the cookie's seal.</param>
/// <param name="Began">When the person signed in, UTC.</param>
/// <param name="Seen">When the browser last asked for something, UTC; noted every few minutes.</param>
/// <param name="Browser">Kind of browser and system, such as <c>Firefox · Linux</c>; empty if it said nothing known.</param>
/// <param name="Way">How the person signed in.</param>
[GenerateSerializer, Immutable, Alias("account-session")]
public sealed record AccountSession(
    [property: Id(0)] string Id,
    [property: Id(1)] DateTimeOffset Began,
    [property: Id(2)] DateTimeOffset Seen,
    [property: Id(3)] string Browser,
    [property: Id(4)] SignInWay Way)
{
    /// <summary>How long a session lasts after it was last used.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(8);

    /// <summary>How far what is noted as <see cref="Seen"/> may lie behind.</summary>
    public static readonly TimeSpan Noted = TimeSpan.FromMinutes(5);

    /// <summary>Most sessions of one person; the one that was not used for longest gives way.</summary>
    public const int Most = 20;

    /// <summary>Whether its cookie may still be in force.</summary>
    public bool IsOpen(DateTimeOffset now) => now < Seen + Lasts + Noted;
}

/// <summary>How a person signed in.</summary>
public enum SignInWay
{
    /// <summary>With a password, and a one-time code if the account asks for one.</summary>
    Password,
    /// <summary>By making the account or by a recovery link, which ask for a new password.</summary>
    Link,
    /// <summary>With a passkey.</summary>
    Passkey,
    /// <summary>At the person's own organisation.</summary>
    Organisation,
}

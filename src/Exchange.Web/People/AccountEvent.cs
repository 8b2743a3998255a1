namespace Exchange.Web.People;

/// <summary>Something that happened to an account and that its owner should be able to see.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Kind">What.</param>
/// <param name="By">Name of whoever did it, if it was not the owner.</param>
[GenerateSerializer, Immutable, Alias("account-event")]
public sealed record AccountEvent([property: Id(0)] DateTimeOffset At, [property: Id(1)] AccountEventKind Kind, [property: Id(2)] string? By = null)
{
    /// <summary>Most events kept; the oldest fall away.</summary>
    public const int Most = 50;
}

/// <summary>What happened to an account.</summary>
public enum AccountEventKind
{
    /// <summary>The account was made.</summary>
    Made,
    /// <summary>The owner chose another password.</summary>
    PasswordChanged,
    /// <summary>Somebody made a recovery link for it.</summary>
    RecoveryOffered,
    /// <summary>A recovery link was used.</summary>
    Recovered,
    /// <summary>One-time codes are asked for from now on.</summary>
    CodesOn,
    /// <summary>One-time codes are no longer asked for.</summary>
    CodesOff,
    /// <summary>New recovery codes were made.</summary>
    RecoveryCodesMade,
    /// <summary>A recovery code was used in place of a one-time code.</summary>
    RecoveryCodeUsed,
    /// <summary>A passkey was added.</summary>
    PasskeyAdded,
    /// <summary>A passkey was removed.</summary>
    PasskeyRemoved,
    /// <summary>Sessions were ended by the owner.</summary>
    SessionsEnded,
    /// <summary>The owner signed in at an organisation for the first time.</summary>
    OrganisationLinked,
}

using Orleans.Concurrency;

namespace Exchange.Web.People;

/// <summary>One person's account. The key is <see cref="Account.IdOf"/> the address.</summary>
[GrainInterfaceType("account")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>The account, or null if there is none.</summary>
    [AlwaysInterleave, Alias("Find")]
    Task<Account?> Find();

    /// <summary>Makes the account, or makes it anew. Only the roster calls this: it decides who may have one.</summary>
    [Alias("Make")]
    Task Make(Account account);

    /// <summary>
    /// Stores a changed account if nobody changed it since it was read. Sessions stay as they are; with another security stamp they all end.
    /// </summary>
    /// <returns>The account as stored, or null if it was changed or removed meanwhile.</returns>
    [Alias("Save")]
    Task<Account?> Save(Account account);

    /// <summary>Counts a wrong password or code; simultaneous attempts are all counted.</summary>
    /// <returns>The account as stored, or null if there is none.</returns>
    [Alias("CountFailure")]
    Task<Account?> CountFailure();

    /// <summary>Keeps a session that begins; sessions no longer in force fall away.</summary>
    [Alias("Begin")]
    Task Begin(AccountSession session);

    /// <summary>Notes that a session is in use.</summary>
    [Alias("Seen")]
    Task Seen(string session, DateTimeOffset at);

    /// <summary>Ends a session; its cookie is refused at once, its open lines within a minute.</summary>
    [Alias("End")]
    Task End(string session);

    /// <summary>Ends every session but one.</summary>
    [Alias("EndOthers")]
    Task EndOthers(string session);

    /// <summary>Uses up a one-time code that has been found right.</summary>
    /// <returns>Whether it had not been used before.</returns>
    [Alias("TakeCode")]
    Task<bool> TakeCode(string hash);

    /// <summary>Uses up a recovery code.</summary>
    /// <returns>Whether it was one of the account's.</returns>
    [Alias("TakeRecoveryCode")]
    Task<bool> TakeRecoveryCode(string hash);

    /// <summary>Changes what the person is called. Only the roster calls this.</summary>
    [Alias("Rename")]
    Task Rename(string name);

    /// <summary>Keeps a recovery link; an earlier one stops working. Only the roster calls this: it decides who may.</summary>
    /// <returns>Whether there is such an account.</returns>
    [Alias("OfferRecovery")]
    Task<bool> OfferRecovery(Recovery recovery);

    /// <summary>
    /// Uses up the recovery link: the new password holds, every session ends, and one-time codes, passkeys and the organisation's sign-in are
    /// gone, because whoever needs the link may have lost them to somebody. What the person has done stays.
    /// </summary>
    /// <returns>The account as stored, or null if the link is not in force.</returns>
    [Alias("Recover")]
    Task<Account?> Recover(string secretHash, string passwordHash);

    /// <summary>Removes the account. Only the roster calls this.</summary>
    [Alias("Remove")]
    Task Remove();
}

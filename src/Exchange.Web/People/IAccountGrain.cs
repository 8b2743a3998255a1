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

    /// <summary>Stores a changed account if nobody changed it since it was read.</summary>
    /// <returns>The account as stored, or null if it was changed or removed meanwhile.</returns>
    [Alias("Save")]
    Task<Account?> Save(Account account);

    /// <summary>Counts a wrong password; simultaneous attempts are all counted.</summary>
    /// <returns>The account as stored, or null if there is none.</returns>
    [Alias("CountFailure")]
    Task<Account?> CountFailure();

    /// <summary>Removes the account. Only the roster calls this.</summary>
    [Alias("Remove")]
    Task Remove();
}

using Exchange.Model.People;
using Orleans.Concurrency;

namespace Exchange.Web.People;

/// <summary>The list of accounts and open invitations; the one place that decides who gets an account. Key 0.</summary>
[GrainInterfaceType("roster")]
public interface IRosterGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Accounts and open invitations: all for the secretariat, the deputies of its member for a focal point; null for anybody else.
    /// </summary>
    [AlwaysInterleave, Alias("List")]
    Task<Roster?> List(Actor actor);

    /// <summary>Whether there is a secretariat account.</summary>
    [AlwaysInterleave, Alias("IsSetUp")]
    Task<bool> IsSetUp();

    /// <summary>Takes the hash of a host's fresh one-time token in place of that host's earlier one.</summary>
    /// <returns>Whether a token is needed: there is no secretariat account yet.</returns>
    [Alias("OfferSetup")]
    Task<bool> OfferSetup(string host, string tokenHash);

    /// <summary>Makes the first secretariat account, once, whoever asks at the same time.</summary>
    [Alias("SetUp")]
    Task<AccountAnswer> SetUp(string tokenHash, Account account);

    /// <summary>
    /// Keeps an invitation; an earlier one to the same address falls away. The secretariat invites anybody, a focal point deputies of its own
    /// member.
    /// </summary>
    /// <returns>Why it was not kept; null if it was.</returns>
    [Alias("Invite")]
    Task<AccountFault?> Invite(Actor actor, Invitation invitation);

    /// <summary>The invitation behind a link, or null if it is used, revoked, expired or unknown.</summary>
    [AlwaysInterleave, Alias("FindInvitation")]
    Task<Invitation?> FindInvitation(string id, string secretHash);

    /// <summary>Makes the invited person's account and uses the invitation up.</summary>
    [Alias("Accept")]
    Task<AccountAnswer> Accept(string id, string secretHash, string name, string passwordHash);

    /// <summary>Takes an invitation back: the secretariat any, a focal point those of its own member's deputies.</summary>
    [Alias("Revoke")]
    Task<AccountFault?> Revoke(Actor actor, string invitation);

    /// <summary>Changes what a person is called.</summary>
    /// <param name="account">The person's own account.</param>
    /// <param name="name">At most 100 characters.</param>
    [Alias("Rename")]
    Task<AccountFault?> Rename(string account, string name);

    /// <summary>
    /// Keeps a recovery link for an account. Whoever may invite somebody may let them back in: the secretariat anybody else, a focal point the
    /// deputies of its own member.
    /// </summary>
    /// <returns>Why it was not kept; null if it was.</returns>
    [Alias("Recover")]
    Task<AccountFault?> Recover(Actor actor, string account, Recovery recovery);

    /// <summary>Removes an account; its sessions end within a minute. Secretariat only; its last account stays.</summary>
    [Alias("Remove")]
    Task<AccountFault?> Remove(Actor actor, string account);
}

using Exchange.Model.People;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.People;

[GrainType("roster")]
internal sealed class RosterGrain([PersistentState("roster")] IPersistentState<Roster> stored, ContentFolder content, IEnumerable<Farewell> farewells, TimeProvider time)
    : Grain, IRosterGrain
{
    public Task<Roster?> List(Actor actor) => Task.FromResult(
        actor.Role is not (Role.Secretariat or Role.FocalPoint) ? null : stored.State with
        {
            SetupTokenHashes = stored.State.SetupTokenHashes.Clear(),
            Accounts = [.. stored.State.Accounts.Where(a => Reaches(actor, a.Role, a.Member))],
            Invitations = [.. stored.State.Invitations.Where(i => IsOpen(i) && Reaches(actor, i.Role, i.Member))],
        });

    public Task<bool> IsSetUp() => Task.FromResult(stored.State.IsSetUp);

    public async Task<bool> OfferSetup(string host, string tokenHash)
    {
        if (stored.State.IsSetUp)
            return false;
        await Store(stored.State with { SetupTokenHashes = stored.State.SetupTokenHashes.SetItem(host, tokenHash) });
        return true;
    }

    public async Task<AccountAnswer> SetUp(string tokenHash, Account account)
    {
        if (stored.State.IsSetUp)
            return AccountAnswer.Refused(AccountFault.AlreadySetUp);
        if (!stored.State.SetupTokenHashes.Values.Any(offered => Secret.Same(offered, tokenHash)))
            return AccountAnswer.Refused(AccountFault.SetupTokenWrong);
        return await Make(account with { Role = Role.Secretariat, Member = null }, stored.State with { SetupTokenHashes = stored.State.SetupTokenHashes.Clear() });
    }

    public async Task<AccountFault?> Invite(Actor actor, Invitation invitation)
    {
        if (!Reaches(actor, invitation.Role, invitation.Member))
            return AccountFault.NotYours;
        if (!AccountRules.IsEmail(invitation.Email))
            return AccountFault.EmailUnfit;
        if (AccountRules.CheckRole(invitation.Role, invitation.Member, m => content.Current.Member(m) is not null) is { } fault)
            return fault;
        var id = Account.IdOf(invitation.Email);
        if (stored.State.Accounts.Any(a => a.Id == id))
            return AccountFault.EmailTaken;
        // What the secretariat has offered somebody is not taken away by an invitation to less.
        if (!actor.IsSecretariat && stored.State.Invitations.Any(i => IsOpen(i) && Account.IdOf(i.Email) == id && (i.Role != Role.Deputy || i.Member != actor.Member)))
            return AccountFault.EmailTaken;
        var others = stored.State.Invitations.Where(i => IsOpen(i) && Account.IdOf(i.Email) != id);
        await Store(stored.State with { Invitations = [.. others, invitation] });
        return null;
    }

    public Task<Invitation?> FindInvitation(string id, string secretHash) =>
        Task.FromResult(stored.State.Invitations.FirstOrDefault(i => i.Id == id && Secret.Same(i.SecretHash, secretHash) && IsOpen(i)));

    public async Task<AccountAnswer> Accept(string id, string secretHash, string name, string passwordHash)
    {
        if (await FindInvitation(id, secretHash) is not { } invitation)
            return AccountAnswer.Refused(AccountFault.InvitationGone);
        var account = new Account
        {
            Id = Account.IdOf(invitation.Email), Email = invitation.Email, Name = name, Role = invitation.Role, Member = invitation.Member,
            PasswordHash = passwordHash,
        };
        return await Make(account, stored.State with { Invitations = stored.State.Invitations.Remove(invitation) });
    }

    public async Task<AccountFault?> Revoke(Actor actor, string invitation)
    {
        if (actor.Role is not (Role.Secretariat or Role.FocalPoint))
            return AccountFault.NotYours;
        if (stored.State.Invitations.FirstOrDefault(i => i.Id == invitation) is not { } open)
            return null;
        if (!Reaches(actor, open.Role, open.Member))
            return AccountFault.NotYours;
        await Store(stored.State with { Invitations = stored.State.Invitations.Remove(open) });
        return null;
    }

    public async Task<AccountFault?> Rename(string account, string name)
    {
        if (!AccountRules.IsName(name))
            return AccountFault.NameUnfit;
        if (stored.State.Accounts.FirstOrDefault(a => a.Id == account) is not { } entry)
            return AccountFault.Unknown;
        await GrainFactory.GetGrain<IAccountGrain>(account).Rename(name);
        if (entry.Name != name)
            await Store(stored.State with { Accounts = stored.State.Accounts.Replace(entry, entry with { Name = name }) });
        return null;
    }

    public async Task<AccountFault?> Recover(Actor actor, string account, Recovery recovery)
    {
        if (actor.Role is not (Role.Secretariat or Role.FocalPoint))
            return AccountFault.NotYours;
        if (stored.State.Accounts.FirstOrDefault(a => a.Id == account) is not { } entry)
            return AccountFault.Unknown;
        if (!Reaches(actor, entry.Role, entry.Member))
            return AccountFault.NotYours;
        // Who can sign in changes the password; a link to oneself would let a session alone become an account.
        if (actor.Id == account)
            return AccountFault.OwnAccount;
        return await GrainFactory.GetGrain<IAccountGrain>(account).OfferRecovery(recovery) ? null : AccountFault.Unknown;
    }

    public async Task<AccountFault?> Remove(Actor actor, string account)
    {
        if (!actor.IsSecretariat)
            return AccountFault.NotYours;
        if (stored.State.Accounts.FirstOrDefault(a => a.Id == account) is not { } entry)
            return AccountFault.Unknown;
        if (entry.Role == Role.Secretariat && stored.State.Accounts.Count(a => a.Role == Role.Secretariat) == 1)
            return AccountFault.LastSecretariat;
        // The account goes first: should the list not be written, removing again mends it, and meanwhile nobody can sign in.
        await GrainFactory.GetGrain<IAccountGrain>(account).Remove();
        await GrainFactory.GetGrain<IApiTokensGrain>(0).RevokeAllOf(account);
        foreach (var farewell in farewells)
            await farewell.Of(actor, account);
        await Store(stored.State with { Accounts = stored.State.Accounts.Remove(entry) });
        return null;
    }

    // The account is written before the list: what a stop between the two leaves cannot be listed, and is written over by the next attempt.
    private async Task<AccountAnswer> Make(Account draft, Roster next)
    {
        var account = draft with { SecurityStamp = Account.NewStamp(), Made = time.GetUtcNow() };
        if (next.Accounts.Any(a => a.Id == account.Id))
            return AccountAnswer.Refused(AccountFault.EmailTaken);
        await GrainFactory.GetGrain<IAccountGrain>(account.Id).Make(account);
        var entry = new RosterEntry(account.Id, account.Email, account.Name, account.Role, account.Member, account.Made);
        await Store(next with { Accounts = next.Accounts.Add(entry) });
        return new(account, []);
    }

    // A focal point has to do with the colleagues of its own member who enter sections, and with nobody else.
    private static bool Reaches(Actor actor, Role role, string? member) =>
        actor.IsSecretariat || (role == Role.Deputy && member is not null && actor.IsFocalPointOf(member));

    private bool IsOpen(Invitation invitation) => invitation.Expires > time.GetUtcNow();

    private async Task Store(Roster next)
    {
        stored.State = next;
        await this.Durably(() => stored.WriteStateAsync());
    }
}

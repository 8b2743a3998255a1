using System.Collections.Immutable;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.People;

[GrainType("account")]
internal sealed class AccountGrain([PersistentState("account")] IPersistentState<Account> stored, TimeProvider time) : Grain, IAccountGrain
{
    public Task<Account?> Find() => Task.FromResult(Known);

    public Task Make(Account account) => Store(account.With(Now, AccountEventKind.Made));

    // Sessions are seen, begun and ended while a form is open: what was read with the account is not what stands.
    public async Task<Account?> Save(Account account) =>
        Known is { } known && known.ConcurrencyStamp == account.ConcurrencyStamp
            ? await Store(account with { Sessions = account.SecurityStamp == known.SecurityStamp ? known.Sessions : [] })
            : null;

    public async Task<Account?> CountFailure() =>
        Known is { } known ? await Store(known with { FailedSignIns = known.FailedSignIns + 1 }) : null;

    public Task Begin(AccountSession session) =>
        Sessions(open => [.. open.Where(s => s.IsOpen(Now)).OrderBy(s => s.Seen).TakeLast(AccountSession.Most - 1), session]);

    public Task Seen(string session, DateTimeOffset at) =>
        Sessions(open => [.. open.Select(s => s.Id == session && s.Seen < at ? s with { Seen = at } : s)]);

    public Task End(string session) => Sessions(open => open.RemoveAll(s => s.Id == session));

    public async Task EndOthers(string session)
    {
        if (Known is { } known && known.Sessions.Any(s => s.Id != session))
            await Store(known.With(Now, AccountEventKind.SessionsEnded) with { Sessions = known.Sessions.RemoveAll(s => s.Id != session) });
    }

    public async Task<bool> TakeCode(string hash)
    {
        if (Known is not { } known)
            return false;
        var used = known.UsedCodes.RemoveAll(c => c.At + UsedCode.Remembered < Now);
        if (used.Any(c => Secret.Same(c.Hash, hash)))
            return false;
        await Store(known with { UsedCodes = used.Add(new(hash, Now)) });
        return true;
    }

    public async Task<bool> TakeRecoveryCode(string hash)
    {
        if (Known is not { } known || known.RecoveryCodes.FirstOrDefault(c => Secret.Same(c, hash)) is not { } code)
            return false;
        await Store(known.With(Now, AccountEventKind.RecoveryCodeUsed) with { RecoveryCodes = known.RecoveryCodes.Remove(code) });
        return true;
    }

    public async Task Rename(string name)
    {
        if (Known is { } known)
            await Store(known with { Name = name });
    }

    public async Task<bool> OfferRecovery(Recovery recovery)
    {
        if (Known is not { } known)
            return false;
        await Store(known.With(Now, AccountEventKind.RecoveryOffered, recovery.By) with { Recovery = recovery });
        return true;
    }

    public async Task<Account?> Recover(string secretHash, string passwordHash)
    {
        if (Known is not { Recovery: { } recovery } known || recovery.Expires <= Now || !Secret.Same(recovery.SecretHash, secretHash))
            return null;
        // Before, so that a stop between the two leaves the link in force; and again after, for what an open session issued meanwhile.
        var tokens = GrainFactory.GetGrain<IApiTokensGrain>(0);
        await tokens.RevokeAllOf(known.Id);
        var recovered = await Store(known.With(Now, AccountEventKind.Recovered, recovery.By) with
        {
            PasswordHash = passwordHash, SecurityStamp = Account.NewStamp(), FailedSignIns = 0, LockedUntil = null,
            Recovery = null, Sessions = [], CodeKey = null, RecoveryCodes = [], Passkeys = [], Organisation = null,
        });
        await tokens.RevokeAllOf(known.Id);
        return recovered;
    }

    public async Task Remove()
    {
        if (Known is not null)
            await this.Durably(() => stored.ClearStateAsync());
    }

    private Account? Known => stored.RecordExists && stored.State.Id.Length > 0 ? stored.State : null;

    private DateTimeOffset Now => time.GetUtcNow();

    // Not a change that a form could overwrite: the concurrency stamp stays.
    private async Task Sessions(Func<ImmutableArray<AccountSession>, ImmutableArray<AccountSession>> change)
    {
        if (Known is not { } known || change(known.Sessions) is var next && next.SequenceEqual(known.Sessions))
            return;
        stored.State = known with { Sessions = next };
        await this.Durably(() => stored.WriteStateAsync());
    }

    private async Task<Account> Store(Account account)
    {
        stored.State = account with { ConcurrencyStamp = Account.NewStamp() };
        await this.Durably(() => stored.WriteStateAsync());
        return stored.State;
    }
}

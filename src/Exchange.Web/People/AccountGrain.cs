using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.People;

[GrainType("account")]
internal sealed class AccountGrain([PersistentState("account")] IPersistentState<Account> stored) : Grain, IAccountGrain
{
    public Task<Account?> Find() => Task.FromResult(Known);

    public Task Make(Account account) => Store(account with { ConcurrencyStamp = Account.NewStamp() });

    public async Task<Account?> Save(Account account) =>
        Known is { } known && known.ConcurrencyStamp == account.ConcurrencyStamp
            ? await Store(account with { ConcurrencyStamp = Account.NewStamp() })
            : null;

    public async Task<Account?> CountFailure() =>
        Known is { } known
            ? await Store(known with { FailedSignIns = known.FailedSignIns + 1, ConcurrencyStamp = Account.NewStamp() })
            : null;

    public async Task Remove()
    {
        if (Known is not null)
            await this.Durably(() => stored.ClearStateAsync());
    }

    private Account? Known => stored.RecordExists && stored.State.Id.Length > 0 ? stored.State : null;

    private async Task<Account> Store(Account account)
    {
        stored.State = account;
        await this.Durably(() => stored.WriteStateAsync());
        return account;
    }
}

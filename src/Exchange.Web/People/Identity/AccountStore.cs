using Exchange.Model.People;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>What Identity changes while it works with an account; stored as a whole by <see cref="AccountStore.UpdateAsync"/>.</summary>
internal sealed class Person(Account account)
{
    public Account Account { get; set; } = account;
}

/// <summary>Identity's user store over the account grains. Accounts are made and removed by the roster alone.</summary>
internal sealed partial class AccountStore(IGrainFactory grains, SessionCheck check, TimeProvider time)
    : IUserPasswordStore<Person>, IUserSecurityStampStore<Person>, IUserLockoutStore<Person>, IUserEmailStore<Person>,
        IUserAuthenticatorKeyStore<Person>, IUserTwoFactorStore<Person>
{
    public async Task<Person?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        await check.Find(userId) is { } account ? new(account) : null;

    public Task<Person?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindByIdAsync(Account.IdOf(normalizedUserName), cancellationToken);

    public Task<Person?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        FindByNameAsync(normalizedEmail, cancellationToken);

    public async Task<IdentityResult> UpdateAsync(Person user, CancellationToken cancellationToken)
    {
        if (Personas.IsPersona(user.Account.Id))
            return IdentityResult.Success;
        if (await grains.GetGrain<IAccountGrain>(user.Account.Id).Save(user.Account) is not { } saved)
            return IdentityResult.Failed(new IdentityErrorDescriber().ConcurrencyFailure());
        user.Account = saved;
        return IdentityResult.Success;
    }

    public Task<IdentityResult> CreateAsync(Person user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The roster makes accounts: by setup or by invitation.");

    public Task<IdentityResult> DeleteAsync(Person user, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The roster removes accounts.");

    public async Task<int> IncrementAccessFailedCountAsync(Person user, CancellationToken cancellationToken)
    {
        // Counted in the grain, so that simultaneous guesses are each counted.
        if (await grains.GetGrain<IAccountGrain>(user.Account.Id).CountFailure() is { } counted)
            user.Account = counted;
        return user.Account.FailedSignIns;
    }

    public Task ResetAccessFailedCountAsync(Person user, CancellationToken cancellationToken) => Set(user, user.Account with { FailedSignIns = 0 });
    public Task<int> GetAccessFailedCountAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Account.FailedSignIns);
    public Task<bool> GetLockoutEnabledAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(true);
    public Task SetLockoutEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;
    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Account.LockedUntil);
    public Task SetLockoutEndDateAsync(Person user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) => Set(user, user.Account with { LockedUntil = lockoutEnd });

    public Task<string?> GetPasswordHashAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Account.PasswordHash);
    public Task<bool> HasPasswordAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Account.PasswordHash is not null);
    public Task SetPasswordHashAsync(Person user, string? passwordHash, CancellationToken cancellationToken) => Set(user, user.Account with { PasswordHash = passwordHash });

    public Task<string?> GetSecurityStampAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Account.SecurityStamp);
    public Task SetSecurityStampAsync(Person user, string stamp, CancellationToken cancellationToken) => Set(user, user.Account with { SecurityStamp = stamp });

    public Task<string?> GetAuthenticatorKeyAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Account.CodeKey);
    public Task SetAuthenticatorKeyAsync(Person user, string key, CancellationToken cancellationToken) => Set(user, user.Account with { CodeKey = key });
    public Task<bool> GetTwoFactorEnabledAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Account.CodeKey is not null);
    public Task SetTwoFactorEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string> GetUserIdAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.Account.Id);
    public Task<string?> GetUserNameAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Account.Email);
    public Task<string?> GetEmailAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Account.Email);
    public Task<bool> GetEmailConfirmedAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(true);
    public Task<string?> GetNormalizedEmailAsync(Person user, CancellationToken cancellationToken) => Task.FromResult<string?>(AccountRules.Normalize(user.Account.Email));
    public Task<string?> GetNormalizedUserNameAsync(Person user, CancellationToken cancellationToken) => GetNormalizedEmailAsync(user, cancellationToken);

    // The address is the account's identity: it does not change, and its normal writing is computed.
    public Task SetUserNameAsync(Person user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;
    public Task SetEmailAsync(Person user, string? email, CancellationToken cancellationToken) => Task.CompletedTask;
    public Task SetEmailConfirmedAsync(Person user, bool confirmed, CancellationToken cancellationToken) => Task.CompletedTask;
    public Task SetNormalizedEmailAsync(Person user, string? normalizedEmail, CancellationToken cancellationToken) => Task.CompletedTask;
    public Task SetNormalizedUserNameAsync(Person user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
    }

    private static Task Set(Person user, Account account)
    {
        user.Account = account;
        return Task.CompletedTask;
    }
}

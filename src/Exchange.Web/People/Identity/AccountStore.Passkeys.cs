using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>Passkeys as Identity asks for them.</summary>
internal sealed partial class AccountStore : IUserPasskeyStore<Person>
{
    public Task AddOrUpdatePasskeyAsync(Person user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(passkey.CredentialId);
        var known = user.Account.Passkeys.FirstOrDefault(p => p.Id == id);
        var next = new Passkey(
            id, Base64Url.EncodeToString(passkey.PublicKey), passkey.Name ?? known?.Name ?? "", passkey.CreatedAt, known is null ? null : time.GetUtcNow(),
            passkey.SignCount, [.. passkey.Transports ?? []], passkey.IsBackupEligible, passkey.IsBackedUp);
        return Set(user, user.Account with { Passkeys = known is null ? user.Account.Passkeys.Add(next) : user.Account.Passkeys.Replace(known, next) });
    }

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Account.Passkeys.Select(Info)]);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return Task.FromResult(user.Account.Passkeys.Where(p => p.Id == id).Select(Info).FirstOrDefault());
    }

    // A passkey says itself whose it is, and is looked for in that account alone: one that somebody registers twice opens nothing twice.
    public Task<Person?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult<Person?>(null);

    public Task RemovePasskeyAsync(Person user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return Set(user, user.Account with { Passkeys = user.Account.Passkeys.RemoveAll(p => p.Id == id) });
    }

    // What proved the device's make is not kept: nobody is asked for a certain one. The owner was verified, or the passkey was not taken.
    private static UserPasskeyInfo Info(Passkey passkey) => new(
        Base64Url.DecodeFromChars(passkey.Id), Base64Url.DecodeFromChars(passkey.PublicKey), passkey.Made, passkey.SignCount, [.. passkey.Transports],
        isUserVerified: true, passkey.IsBackupEligible, passkey.IsBackedUp, attestationObject: [], clientDataJson: [])
    {
        Name = passkey.Name,
    };
}

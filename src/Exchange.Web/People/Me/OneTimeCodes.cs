using System.Globalization;
using System.Security.Cryptography;
using Exchange.Model.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>
/// One-time codes (RFC 6238) as the second step of signing in. A code is taken once; recovery codes stand in for a lost device, each for once.
/// Wrong ones count like wrong passwords.
/// </summary>
internal sealed class OneTimeCodes(UserManager<Person> users, IGrainFactory grains, IDataProtectionProvider protection)
{
    public const int RecoveryCodes = 10;

    // No letters and digits that are read for one another.
    private const string Letters = "23456789abcdefghjkmnpqrstuvwxyz";
    private static readonly TimeSpan SetUpLasts = TimeSpan.FromMinutes(30);

    private ITimeLimitedDataProtector Keys => protection.CreateProtector("Exchange.CodeKey").ToTimeLimitedDataProtector();

    public string NewKey() => users.GenerateNewAuthenticatorKey();

    /// <summary>A key that is not stored before its first code has come back travels in the form, sealed for its owner.</summary>
    public string Seal(string account, string key) => Keys.Protect(account + " " + key, SetUpLasts);

    public string? Open(string account, string? seal)
    {
        try
        {
            return string.IsNullOrEmpty(seal) ? null : Keys.Unprotect(seal) is var text && text.StartsWith(account + " ", StringComparison.Ordinal) ? text[(account.Length + 1)..] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The address by which an authenticator app learns the key.</summary>
    public static string Address(Account account, string key) =>
        $"otpauth://totp/Exchange:{Uri.EscapeDataString(account.Email)}?secret={key}&issuer=Exchange&digits=6&period=30";

    /// <summary>Whether a code fits a key; it is used up if it does.</summary>
    public async Task<bool> Fits(Account account, string key, string entered) =>
        Digits(entered) is { Length: 6 } code
        && await users.VerifyTwoFactorTokenAsync(new(account with { CodeKey = key }), TokenOptions.DefaultAuthenticatorProvider, code)
        && await grains.GetGrain<IAccountGrain>(account.Id).TakeCode(Secret.Hash(account.Id + code));

    /// <summary>Why a one-time or recovery code does not let the account in; null if it does.</summary>
    public async Task<AccountFault?> Check(Account account, string entered)
    {
        var person = new Person(account);
        if (account.CodeKey is null || await users.IsLockedOutAsync(person))
            return AccountFault.CodeWrong;
        var grain = grains.GetGrain<IAccountGrain>(account.Id);
        if (!await Fits(account, account.CodeKey, entered) && !await grain.TakeRecoveryCode(HashOf(entered)))
        {
            await users.AccessFailedAsync(person);
            return AccountFault.CodeWrong;
        }
        if (await grain.Find() is { FailedSignIns: > 0 } now)
            await users.ResetAccessFailedCountAsync(new(now));
        return null;
    }

    public static IReadOnlyList<string> NewRecoveryCodes() =>
        [.. Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(Letters, 16)).Select(c => $"{c[..4]}-{c[4..8]}-{c[8..12]}-{c[12..]}")];

    /// <summary>Hash of a recovery code, however its parts are written. It is random enough that nothing slower is needed.</summary>
    public static string HashOf(string code) => Secret.Hash(new([.. code.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]));

    // Phones set to Arabic write the code in their own digits; some show it in two groups.
    private static string? Digits(string entered)
    {
        var digits = entered.Where(c => !char.IsWhiteSpace(c)).Select(c => char.IsDigit(c) ? CharUnicodeInfo.GetDecimalDigitValue(c) : -1).ToList();
        return digits.Contains(-1) ? null : string.Concat(digits);
    }
}

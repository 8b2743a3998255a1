using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Exchange.Web.Hosting;

namespace Exchange.Web.People;

/// <summary>
/// Verifies presented tokens. A verified one is remembered for a few seconds under its hash, so that thousands of requests a second cost
/// one grain call now and then; a revoked one is refused when that time has passed.
/// </summary>
internal sealed class TokenCheck(IGrainFactory grains, TimeProvider time, Personas personas)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<UInt128, Entry> _verified = new();

    public ValueTask<ClaimsPrincipal?> Verify(string text)
    {
        // "exch_" + id of 16 + "_" + secret of 64: anything else is not worth a call.
        if (text.Length != 86 || !text.StartsWith("exch_", StringComparison.Ordinal) || text[21] != '_')
            return default;
        Span<byte> utf8 = stackalloc byte[text.Length * 3];
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(text, utf8)], hash);
        // Half of a SHA-256 of 256 random bits is as good a key as the whole.
        var key = new UInt128(BitConverter.ToUInt64(hash), BitConverter.ToUInt64(hash[8..]));
        var now = time.GetUtcNow();
        if (_verified.TryGetValue(key, out var entry) && now < entry.Until)
            return new(entry.Principal);
        return Ask(key, text.Substring(5, 16), Convert.ToHexStringLower(hash));
    }

    private async ValueTask<ClaimsPrincipal?> Ask(UInt128 key, string id, string hash)
    {
        // The clock is read before asking: the time the answer took is part of how old it is.
        var asked = time.GetUtcNow();
        if (await grains.GetGrain<IApiTokensGrain>(0).Verify(id, hash) is not { } token || personas.IsForeign(token.IssuedBy))
        {
            _verified.TryRemove(key, out _);
            return null;
        }
        if (token.IsNewsAt(asked))
            await Note(id, asked);
        var principal = new ClaimsPrincipal(new ClaimsIdentity(token.Actor().Claims(), ActorClaims.TokenScheme, ClaimTypes.Name, ActorClaims.Role));
        var until = asked + Remembered;
        _verified[key] = new(principal, until < token.Expires ? until : token.Expires);
        return principal;
    }

    // What cannot be written down now is written down at a later use; the caller is served all the same.
    private async Task Note(string id, DateTimeOffset at)
    {
        try
        {
            await grains.GetGrain<IApiTokensGrain>(0).Used(id, at);
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
        }
    }

    private sealed record Entry(ClaimsPrincipal Principal, DateTimeOffset Until);
}

using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Exchange.Browser.People;

/// <summary>The pages of signing in and of one's own account that stand at no address of their own, or only for a real account.</summary>
[Collection(EntranceCollection.Name)]
public sealed class AccountAccessibilityTests(Entrance entrance)
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("ar")]
    public async Task The_way_through_codes_recovery_and_tokens_fails_axe_nowhere(string language)
    {
        var email = $"codes-{language}@example.org";
        await using var window = await entrance.Invited(email, "TUN");
        var page = window.Page;
        await Device.Of(page);
        await page.GotoAsync($"/{language}/people/me");
        await page.FillAsync("#passkey-name", "Téléphone");
        await page.FillAsync("#passkey-present", Entrance.Password);
        await page.ClickAsync("form[data-passkey=make] button");
        await Arrived(page, "people/me?done=passkey");
        await Fits(window);

        await page.GotoAsync($"/{language}/people/tokens");
        await page.FillAsync("#token-name", "Système du ministère");
        await page.ClickAsync("form[action='people/tokens'] button");
        await page.Locator("#token-text").WaitForAsync();
        await Fits(window);

        await page.GotoAsync($"/{language}/people/me/codes");
        var key = (await page.Locator("dd code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.FillAsync("#code", "000000");
        await page.ClickAsync("form[action='people/me/codes'] button");
        await page.Locator(".error-summary").WaitForAsync();
        await Fits(window);
        await page.FillAsync("#code", Code(key));
        await page.ClickAsync("form[action='people/me/codes'] button");
        await page.Locator(".codes").WaitForAsync();
        var recovery = await page.Locator(".codes code").First.InnerTextAsync();
        await Fits(window);
        await page.GotoAsync($"/{language}/people/me/codes");
        await Fits(window);

        await page.SignOut();
        await page.GotoAsync($"/{language}/people/sign-in");
        await page.FillAsync("#email", email);
        await page.FillAsync("#password", Entrance.Password);
        await page.ClickAsync("form[action='people/sign-in'] button");
        await page.Locator("#code").WaitForAsync();
        await Fits(window);
        await page.FillAsync("#code", recovery);
        await page.ClickAsync("form[action='people/sign-in/code'] button");
        await page.Locator("form.who").WaitForAsync();

        await using var secretariat = await entrance.Secretariat(language);
        await secretariat.Page.GotoAsync($"/{language}/people");
        await secretariat.Page.Locator("tr", new() { HasText = email }).Locator("form[action$='/recovery'] button").ClickAsync();
        var link = await secretariat.Page.Locator("#recovery-link").InputValueAsync();
        await Fits(secretariat);
        await page.GotoAsync(link.Replace("/people/", $"/{language}/people/", StringComparison.Ordinal));
        await Fits(window);
    }

    private static async Task Fits(Window window)
    {
        Assert.Empty((await window.Page.Violations()).Select(violation => $"{window.Page.Url} {violation}"));
        Assert.Empty(window.Faults);
    }

    private static Task Arrived(IPage page, string address) => page.WaitForURLAsync(new Regex(Regex.Escape(address) + "$"));

    /// <summary>A code as a telephone makes it (RFC 6238, SHA-1, six digits, thirty seconds).</summary>
    private static string Code(string key)
    {
        var bits = string.Concat(key.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What the telephones of the world do.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}

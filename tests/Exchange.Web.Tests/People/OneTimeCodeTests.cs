using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Exchange.Web.People;

namespace Exchange.Web.Tests.People;

public sealed class OneTimeCodeTests
{
    [Fact]
    public async Task Once_set_up_signing_in_takes_a_code_and_no_code_twice()
    {
        await using var product = new Product();
        var (key, _) = await SetUp(product, await product.SecretaryAtDesk());
        Assert.Equal(key, (await product.Account(Offices.Secretary)).CodeKey);

        var browser = product.Browser();
        var page = await Asked(browser);
        var code = Code(key, 1);
        var arabic = string.Concat(code.Select(c => (char)('٠' + (c - '0'))));
        var entered = await browser.Send(page, "people/sign-in/code", ("code", $"{arabic[..3]} {arabic[3..]}"));
        Assert.Equal("/fr/members/SEN", entered.Headers.Location?.ToString());
        Assert.True(await browser.IsSignedIn());

        var thief = product.Browser();
        var replayed = await thief.Send(await Asked(thief), "people/sign-in/code", ("code", code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, replayed.StatusCode);
        Assert.Contains("used already", await replayed.Content.ReadAsStringAsync());
        Assert.False(await thief.IsSignedIn());
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_once_and_only_its_hash_is_stored()
    {
        await using var product = new Product();
        var (_, codes) = await SetUp(product, await product.SecretaryAtDesk());
        Assert.Equal(OneTimeCodes.RecoveryCodes, codes.Count);
        Assert.DoesNotContain(codes[3], Stored.Text(product));
        var browser = product.Browser();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send(await Asked(browser), "people/sign-in/code", ("code", codes[3].ToUpperInvariant().Replace("-", " ", StringComparison.Ordinal)))).StatusCode);
        Assert.Contains("9 recovery codes are left", await browser.GetStringAsync("/en/people/me/codes"));
        var again = product.Browser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await again.Send(await Asked(again), "people/sign-in/code", ("code", codes[3]))).StatusCode);
    }

    [Fact]
    public async Task Five_wrong_codes_pause_the_account_although_the_password_is_entered_again_in_between()
    {
        await using var product = new Product();
        var (key, codes) = await SetUp(product, await product.SecretaryAtDesk());
        var browser = product.Browser();
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Send(await Asked(browser), "people/sign-in/code", ("code", "000000"))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SignIn(Offices.Secretary)).StatusCode);
        Assert.False(await browser.IsSignedIn());
        Assert.NotNull((await product.Account(Offices.Secretary)).LockedUntil);
        Assert.NotEmpty(key + codes[0]);
    }

    [Fact]
    public async Task The_key_is_stored_only_when_its_first_code_has_come_back_and_going_without_needs_the_password()
    {
        await using var product = new Product();
        var browser = await product.SecretaryAtDesk();
        var page = await browser.GetStringAsync("/en/people/me/codes");
        var wrong = await (await browser.Send(page, "people/me/codes", ("code", "123456"))).Content.ReadAsStringAsync();
        Assert.Equal(Key(page), Key(wrong));
        Assert.Null((await product.Account(Offices.Secretary)).CodeKey);
        Assert.Equal(HttpStatusCode.OK, (await browser.Send(wrong, "people/me/codes", ("code", Code(Key(page))))).StatusCode);

        var manage = await browser.GetStringAsync("/en/people/me/codes");
        var hidden = Forms.Hidden(Regex.Match(manage, "<form[^>]*people/me/codes/recovery.*?</form>", RegexOptions.Singleline).Value).ToList();
        Task<HttpResponseMessage> Off(string password) => browser.PostAsync(
            "/en/people/me/codes/off", new FormUrlEncodedContent(hidden.Append(("present", password)).Select(e => KeyValuePair.Create(e.Item1, e.Item2))));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Off("another password")).StatusCode);
        Assert.NotNull((await product.Account(Offices.Secretary)).CodeKey);
        Assert.Equal(HttpStatusCode.SeeOther, (await Off(Product.Password)).StatusCode);
        Assert.Null((await product.Account(Offices.Secretary)).CodeKey);
    }

    private static async Task<(string Key, List<string> Recovery)> SetUp(Product product, HttpClient browser)
    {
        var page = await browser.GetStringAsync("/en/people/me/codes");
        Assert.Contains("<svg class=\"qr\"", page);
        var answer = await browser.Send(page, "people/me/codes", ("code", Code(Key(page))));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var codes = Regex.Matches(await answer.Content.ReadAsStringAsync(), "<li><code>([^<]*)</code></li>").Select(m => m.Groups[1].Value).ToList();
        Assert.Equal([AccountEventKind.Made, AccountEventKind.CodesOn], (await product.Account(Offices.Secretary)).Events.Select(e => e.Kind));
        return (Key(page), codes);
    }

    private static string Key(string page) => Regex.Match(page, "<dd dir=\"ltr\"><code>([A-Z2-7 ]*)</code>").Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>The page that asks for the code, after the password.</summary>
    private static async Task<string> Asked(HttpClient browser)
    {
        var answer = await browser.SignIn(Offices.Secretary, returnUrl: "/fr/members/SEN");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(await browser.IsSignedIn());
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>A code as a device makes it (RFC 6238, SHA-1, six digits, thirty seconds).</summary>
    private static string Code(string key, int stepsAhead = 0)
    {
        var bits = string.Concat(key.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + stepsAhead);
#pragma warning disable CA5350 // What the devices of the world do.
        var hash = HMACSHA1.HashData(secret, step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}

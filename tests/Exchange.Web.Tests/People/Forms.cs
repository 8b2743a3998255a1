using System.Net;
using System.Text.RegularExpressions;

namespace Exchange.Web.Tests.People;

/// <summary>Fills in a page's form as a reader would: what the page carries in hidden fields goes along.</summary>
internal static class Forms
{
    public static async Task<HttpResponseMessage> Fill(this HttpClient browser, string page, string action, params (string Name, string Value)[] entries) =>
        await browser.Send(await browser.GetStringAsync(page), action, entries);

    public static Task<HttpResponseMessage> Send(this HttpClient browser, string html, string action, params (string Name, string Value)[] entries)
    {
        var form = Regex.Match(html, $"<form[^>]*action=\"{Regex.Escape(action)}\".*?</form>", RegexOptions.Singleline);
        Assert.True(form.Success, $"No form for {action} in {html}");
        var target = action.StartsWith('/') ? action : "/en/" + action;
        return browser.PostAsync(target, new FormUrlEncodedContent(Hidden(form.Value).Concat(entries).Select(e => KeyValuePair.Create(e.Item1, e.Item2))));
    }

    public static IEnumerable<(string Name, string Value)> Hidden(string form) =>
        Regex.Matches(form, "<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"").Select(m => (WebUtility.HtmlDecode(m.Groups[1].Value), WebUtility.HtmlDecode(m.Groups[2].Value)));

    public static Task<HttpResponseMessage> SignIn(this HttpClient browser, string email, string password = Product.Password, string? returnUrl = null) =>
        browser.Fill("/en/people/sign-in" + (returnUrl is null ? "" : "?returnUrl=" + Uri.EscapeDataString(returnUrl)), "people/sign-in", ("email", email), ("password", password));

    /// <summary>The value of the field shown once.</summary>
    public static string Shown(string html, string id) => WebUtility.HtmlDecode(Regex.Match(html, $"id=\"{id}\"[^>]*value=\"([^\"]*)\"").Groups[1].Value);
}

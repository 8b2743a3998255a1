using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Exchange.Web.Tests.People;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.AccessMatrix;

/// <summary>
/// The product with everybody who can ask it for something. What is asked for is Senegal's: its focal point and a deputy with the section on
/// coverage are its own people; Mali's focal point and deputy, with as much to do for Mali, are foreign.
/// </summary>
public sealed class Everybody : IAsyncLifetime
{
    public const string Round = "trial";
    public const string Own = "SEN";
    public const string Foreign = "MLI";
    public const string Deputy = "deputy@example.org";

    /// <summary>The columns of the matrix.</summary>
    public static IReadOnlyList<string> Names { get; } = ["anybody", "trainee", "deputy", "focal point", "foreign deputy", "foreign focal point", "secretariat", "operator"];

    private readonly Dictionary<string, Visitor> _visitors = [];

    public Product Product { get; } = new("Development");

    public Visitor this[string name] => _visitors[name];

    public async ValueTask InitializeAsync()
    {
        _visitors["anybody"] = await Visitor.Of(Product.Browser());
        // The trial season and the trial call are made beside the start.
        var call = Product.Services.GetRequiredService<IGrainFactory>().GetGrain<ICallGrain>(Round);
        await Until.True(async () => await call.View(Actor.Anonymous) is not null);
        var season = Product.Services.GetRequiredService<IGrainFactory>().GetGrain<ISeasonGrain>(Round);
        await Until.True(async () => await season.Line() is { Agreed.Length: > 3 });
        var secretariat = await Persona("secretariat");
        var focalPoint = await Persona("focal-point");
        await Persona("trainee");
        await Persona("operator");
        _visitors["focal point"] = _visitors["focal-point"];
        var foreign = await Enrol("foreign focal point", await Invited(secretariat, "people", ("email", "mali@example.org"), ("role", "FocalPoint"), ("member", Foreign)));
        await Enrol("deputy", await Invited(focalPoint, $"submit/{Round}/{Own}/people", ("email", Deputy), ("section", "coverage")));
        await Enrol("foreign deputy", await Invited(foreign, $"submit/{Round}/{Foreign}/people", ("email", "deputy-of-mali@example.org"), ("section", "coverage")));
    }

    public async ValueTask DisposeAsync() => await Product.DisposeAsync();

    private async Task<HttpClient> Persona(string name)
    {
        var browser = Product.Browser();
        await browser.Fill("/en/people/sign-in", "people/sign-in/persona", ("persona", "persona-" + name));
        _visitors[name] = await Visitor.Of(browser);
        return browser;
    }

    private static async Task<string> Invited(HttpClient inviter, string page, params (string, string)[] entries)
    {
        var answer = await inviter.Fill("/en/" + page, page == "people" ? "people/invitations" : page, entries);
        return Forms.Shown(await answer.Content.ReadAsStringAsync(), "invitation-link");
    }

    private async Task<HttpClient> Enrol(string name, string link)
    {
        var browser = Product.Browser();
        var page = await browser.GetAsync(new Uri(link).AbsolutePath);
        if (page.Headers.Location is { } there)
            page = await browser.GetAsync(there);
        var html = await page.Content.ReadAsStringAsync();
        var made = await browser.Send(html, Regex.Match(html, "action=\"([^\"]*people/invitation/[^\"]*)\"").Groups[1].Value, ("name", name), ("password", Product.Password));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        _visitors[name] = await Visitor.Of(browser);
        return browser;
    }
}

/// <summary>Somebody's browser, and the antiforgery token that its forms carry.</summary>
public sealed record Visitor(HttpClient Browser, string Token)
{
    public static async Task<Visitor> Of(HttpClient browser)
    {
        var page = await browser.GetStringAsync("/en/people/sign-in");
        return new(browser, Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]*)\"").Groups[1].Value);
    }

    /// <summary>Asks for an address, and says how far the visitor got.</summary>
    public async Task<string> Reach(string verb, string address, string? body)
    {
        using var request = new HttpRequestMessage(new(verb), address);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        // Whoever signs out is nobody afterwards: it is asked for without the form's token.
        else if (verb != "GET" && !address.StartsWith("/api", StringComparison.Ordinal) && !address.EndsWith("/sign-out", StringComparison.Ordinal))
            request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", Token)]);
        using var answer = await Browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Reached.Out,
            HttpStatusCode.Found or HttpStatusCode.SeeOther when answer.Headers.Location?.ToString().Contains("people/sign-in", StringComparison.Ordinal) == true => Reached.Out,
            HttpStatusCode.NotFound or HttpStatusCode.Gone => Reached.Nothing,
            >= HttpStatusCode.InternalServerError => "fault",
            _ => Reached.In,
        };
    }
}

/// <summary>How far somebody got.</summary>
internal static class Reached
{
    /// <summary>Answered as one who may: with a page, or with what is wrong with what was sent.</summary>
    public const string In = "in";

    /// <summary>Asked to sign in, or refused.</summary>
    public const string Out = "out";

    /// <summary>There is no such thing, or the visitor is not told that there is.</summary>
    public const string Nothing = "none";
}

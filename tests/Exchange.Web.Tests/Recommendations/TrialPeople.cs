using System.Globalization;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Submissions;
using Exchange.Web.Tests.People;

namespace Exchange.Web.Tests.Recommendations;

/// <summary>A product for trying out, with Senegal's focal point and the secretariat signed in.</summary>
public sealed class TrialPeople : IAsyncLifetime
{
    public Product Product { get; } = new("Development");

    public HttpClient FocalPoint { get; private set; } = null!;

    public HttpClient Secretariat { get; private set; } = null!;

    private int _rounds;

    /// <summary>Opens another round like the trial one, in which nobody has entered anything, and says its id.</summary>
    public async Task<string> NewRound()
    {
        var rounds = Product.Grains().GetGrain<IRoundsGrain>(0);
        var id = string.Create(CultureInfo.InvariantCulture, $"trial-{Interlocked.Increment(ref _rounds)}");
        var made = await rounds.Make(new("make-" + id, new("s", "Secretariat", Role.Secretariat), Channel.Web), (await rounds.Find("trial"))! with { Id = id });
        Assert.NotNull(made.Round);
        return id;
    }

    public async ValueTask InitializeAsync() => (FocalPoint, Secretariat) = (await Persona("persona-focal-point"), await Persona("persona-secretariat"));

    public ValueTask DisposeAsync() => Product.DisposeAsync();

    private async Task<HttpClient> Persona(string persona)
    {
        var browser = Product.Browser();
        await browser.Fill("/en/people/sign-in", "people/sign-in/persona", ("persona", persona));
        return browser;
    }
}

using Exchange.Web.Tests.People;

namespace Exchange.Web.Tests.Recommendations;

/// <summary>A product for trying out, with Senegal's focal point and the secretariat signed in.</summary>
public sealed class TrialPeople : IAsyncLifetime
{
    public Product Product { get; } = new("Development");

    public HttpClient FocalPoint { get; private set; } = null!;

    public HttpClient Secretariat { get; private set; } = null!;

    public async ValueTask InitializeAsync() => (FocalPoint, Secretariat) = (await Persona("persona-focal-point"), await Persona("persona-secretariat"));

    public ValueTask DisposeAsync() => Product.DisposeAsync();

    private async Task<HttpClient> Persona(string persona)
    {
        var browser = Product.Browser();
        await browser.Fill("/en/people/sign-in", "people/sign-in/persona", ("persona", persona));
        return browser;
    }
}

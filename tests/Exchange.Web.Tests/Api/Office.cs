using System.Net.Http.Json;
using System.Text.Json;

namespace Exchange.Web.Tests.Api;

/// <summary>The product on a real port, with the secretariat's and Senegal's tokens and an open round that accepts by itself.</summary>
public sealed class Office : IAsyncLifetime
{
    public const string Coverage = "per_sa_allsa.cov_pop_tot";
    public const string Round = "open-round";

    private readonly Product _product = new();

    public Uri Address { get; private set; } = null!;

    public HttpClient Anybody { get; private set; } = null!;

    public HttpClient Secretariat { get; private set; } = null!;

    public HttpClient Senegal { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _product.UseKestrel(0);
        _product.StartServer();
        Anybody = _product.CreateClient();
        Address = Anybody.BaseAddress!;
        Secretariat = await _product.Secretariat();
        var token = await (await Secretariat.PostAsJsonAsync("/api/v1/tokens", new { name = "Senegal", scope = "member", member = "SEN" })).Json();
        Senegal = _product.CreateClient();
        Senegal.DefaultRequestHeaders.Authorization = new("Bearer", token.GetProperty("token").GetString());
        await Open(Round, "automatic");
    }

    public async Task<JsonElement> Open(string id, string acceptance, string? opening = null, string? closing = null) =>
        await (await Secretariat.PostAsJsonAsync("/api/v1/rounds", new { id, title = "Round " + id, acceptance, opening, due = closing, closing })).Json();

    public static object Report(string operation, double value, int year = 2023, string member = "SEN", bool submit = true) =>
        new { operationId = operation, cells = new[] { new { indicator = Coverage, year, value } }, submit };

    public static string Submission(string member, string round = Round) => $"/api/v1/rounds/{round}/submissions/{member}";

    public async ValueTask DisposeAsync() => await _product.DisposeAsync();
}

internal static class Answered
{
    public static async Task<JsonElement> Json(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;
}

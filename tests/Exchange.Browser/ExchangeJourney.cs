using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Exchange.Browser;

/// <summary>A trainee with a telephone, in French: finds an exchange, reads about it, takes the self-check, and applies.</summary>
[Collection(ProductCollection.Name)]
public sealed class ExchangeJourney(Product product)
{
    private const int Narrow = 360;

    [Fact]
    public async Task A_trainee_finds_an_exchange_reads_takes_the_self_check_and_applies_in_French_on_a_telephone()
    {
        await using var window = await product.Open("fr", Narrow);
        var page = window.Page;
        await page.GotoAsync("/fr/people/sign-in");
        await page.Locator("button[name=persona][value=persona-trainee]").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Échanges", Exact = true }).First.ClickAsync();
        await FitsTheScreen(page);
        await page.GetByLabel("Élément constitutif").SelectOptionAsync("B07");
        await page.GetByLabel("Forme").SelectOptionAsync("course");
        await page.GetByRole(AriaRole.Button, new() { Name = "Afficher" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Une passerelle pour tous les paiements" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Une passerelle pour tous les paiements");
        await FitsTheScreen(page);
        var call = page.Url;

        await page.GetByRole(AriaRole.Link, new() { Name = "À lire dans la bibliothèque" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Passerelle de paiement", Exact = true }).First.ClickAsync();
        var questions = page.Locator(".question");
        for (var i = 0; i < await questions.CountAsync(); i++)
            await questions.Nth(i).Locator("input").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Voir les réponses" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Vos réponses");

        await page.GotoAsync(call);
        await page.GetByRole(AriaRole.Link, new() { Name = "Candidater", Exact = true }).ClickAsync();
        await FitsTheScreen(page);
        await page.GetByLabel("Pays pour lequel vous travaillez").SelectOptionAsync("SEN");
        await page.GetByLabel("Institution", new() { Exact = true }).FillAsync("Ministère des Finances");
        await page.GetByLabel("Pourquoi vous candidatez").FillAsync("Relier deux programmes à une seule passerelle.");
        await page.GetByLabel("Ajouter des fichiers").SetInputFilesAsync(new FilePayload { Name = "lettre de soutien.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("Lettre de soutien.") });
        await page.GetByRole(AriaRole.Button, new() { Name = "Garder comme brouillon" }).ClickAsync();
        await Expect(page.GetByText("Le brouillon est enregistré.")).ToBeVisibleAsync();

        // Handing in too early loses nothing: what is missing is said, what is there stays.
        await page.GetByRole(AriaRole.Button, new() { Name = "Déposer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("La candidature n’a pas été déposée");
        await Expect(page.GetByText("lettre de soutien.txt").First).ToBeVisibleAsync();
        await page.GetByLabel("Fonction").FillAsync("Cheffe des paiements");
        await page.GetByLabel("Ce que cela deviendra au pays").FillAsync("Un contrat unique pour tous les programmes.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Déposer" }).ClickAsync();
        await Expect(page.GetByText("Votre candidature est déposée.")).ToBeVisibleAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/fr/exchanges/calls/trial-payments/applications/persona-trainee"));
        await FitsTheScreen(page);
        Assert.Empty((await page.RunAxe()).Violations.Select(v => $"{v.Id}: {string.Join(" | ", v.Nodes.Select(n => n.Html))}"));

        await page.GetByRole(AriaRole.Link, new() { Name = "Mes candidatures" }).First.ClickAsync();
        await Expect(page.GetByText("Déposée").First).ToBeVisibleAsync();
        await FitsTheScreen(page);
        Assert.Empty(window.Faults);
    }

    [Theory]
    [InlineData("en", "exchanges?view=calendar")]
    [InlineData("ar", "exchanges")]
    [InlineData("fr", "exchanges/path?member=XSC")]
    [InlineData("ar", "exchanges/calls/trial-payments")]
    public async Task Lists_calendars_and_paths_stay_inside_a_narrow_screen(string language, string address)
    {
        await using var window = await product.Open(language, Narrow);
        await window.Page.GotoAsync($"/{language}/{address}");
        await FitsTheScreen(window.Page);
    }

    private static async Task FitsTheScreen(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.Url + " scrolls sideways");
}

using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Exchange.Browser;

/// <summary>A trainee with a telephone, in French: finds, reads, answers, is told why, and takes the certificate along.</summary>
[Collection(ProductCollection.Name)]
public sealed class LibraryJourney(Product product)
{
    private const int Narrow = 360;

    [Fact]
    public async Task A_trainee_finds_reads_and_takes_the_self_check_on_a_telephone_in_French()
    {
        await using var window = await product.Open("fr", Narrow);
        var page = window.Page;
        await page.GotoAsync("/fr/people/sign-in");
        await page.Locator("button[name=persona][value=persona-trainee]").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Bibliothèque" }).First.ClickAsync();

        await page.GetByLabel("Chercher dans la bibliothèque").FillAsync("passerelles de paiement");
        await page.GetByRole(AriaRole.Button, new() { Name = "Afficher" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/fr/library/search"));
        await page.GetByRole(AriaRole.Link, new() { Name = "Passerelle de paiement", Exact = true }).First.ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Passerelle de paiement");
        await Expect(page.GetByText("Ceci est un résumé.")).ToBeVisibleAsync();
        await FitsTheScreen(page);

        var questions = page.Locator(".question");
        for (var i = 0; i < await questions.CountAsync(); i++)
            await questions.Nth(i).Locator("input").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Voir les réponses" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Vos réponses");
        await FitsTheScreen(page);

        // The explanations name the right options: the second time all are right.
        var right = await page.Locator(".answer.right strong").AllInnerTextsAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Répondre de nouveau" }).ClickAsync();
        for (var i = 0; i < right.Count; i++)
            await page.Locator(".question").Nth(i).GetByText(right[i], new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Voir les réponses" }).ClickAsync();
        await Expect(page.GetByText("Toutes les réponses sont justes.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Ouvrir l’attestation" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Attestation d’achèvement");
        await FitsTheScreen(page);

        // Its address opens it for everybody.
        await using var anybody = await product.Open("ar", Narrow);
        await anybody.Page.GotoAsync(page.Url);
        await Expect(anybody.Page.Locator(".certificate .holder")).ToBeVisibleAsync();
        Assert.Empty(window.Faults);
        Assert.Empty(anybody.Faults);
    }

    [Theory]
    [InlineData("en", "library/payment-gateway")]
    [InlineData("ar", "library/trainees-handbook")]
    [InlineData("fr", "library/recommendation-c3")]
    [InlineData("en", "library/case-turkiye-isas")]
    [InlineData("ar", "library")]
    public async Task Tables_and_diagrams_stay_inside_a_narrow_screen(string language, string address)
    {
        await using var window = await product.Open(language, Narrow);
        await window.Page.GotoAsync($"/{language}/{address}");
        await FitsTheScreen(window.Page);
    }

    private static async Task FitsTheScreen(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.Url + " scrolls sideways");
}

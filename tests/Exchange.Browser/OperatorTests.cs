using System.Text.RegularExpressions;

namespace Exchange.Browser;

[Collection(ProductCollection.Name)]
public sealed class OperatorTests(Product product)
{
    [Fact]
    public async Task The_operator_sees_an_open_board_counted()
    {
        await using var window = await SignedIn();
        await using var reader = await product.Open();
        await reader.Page.GotoAsync("/en/");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await Circuits(window) == "0")
            limit.Token.ThrowIfCancellationRequested();
    }

    [Fact]
    public async Task The_dashboard_draws_itself_within_the_content_policy()
    {
        await using var window = await SignedIn();
        await window.Page.GotoAsync("/en/operator");
        await window.Page.GetByRole(AriaRole.Link, new() { Name = "Grains and silos in detail" }).ClickAsync();

        await Assertions.Expect(window.Page.Locator("body")).ToContainTextAsync(new Regex("Overview"));
        await Assertions.Expect(window.Page.Locator("body")).ToContainTextAsync(new Regex("DashboardGrain"));
        Assert.Empty(window.Faults);
    }

    private static async Task<string> Circuits(Window window)
    {
        await window.Page.GotoAsync("/en/operator");
        return await window.Page.Locator(".tile", new() { HasText = "Open live pages" }).Locator(".figure").InnerTextAsync();
    }

    private async Task<Window> SignedIn()
    {
        var window = await product.Open("en");
        await window.Page.GotoAsync("/en/people/sign-in");
        await window.Page.Locator("button[name=persona][value=persona-operator]").ClickAsync();
        return window;
    }
}

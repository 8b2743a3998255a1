using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Exchange.Browser;

/// <summary>A country records what it does about a recommendation and how far it is; the secretariat's matrix follows without a reload.</summary>
[Collection(ProductCollection.Name)]
public sealed class RecommendationJourney(Product product)
{
    [Fact]
    public async Task An_action_and_progress_recorded_by_a_focal_point_appear_on_the_open_matrix()
    {
        await using var secretariat = await product.Open();
        await SignIn(secretariat, "secretariat");
        await secretariat.Page.GotoAsync("/en/recommendations/matrix?recommendation=a6");
        var cell = secretariat.Page.Locator("[data-member=SEN] [data-recommendation=a6]");
        await Expect(secretariat.Page.Locator("p[data-line=live]")).ToBeVisibleAsync();
        await Expect(cell).ToHaveAttributeAsync("data-state", "none");
        await secretariat.Page.EvaluateAsync("() => { window.untouched = true; }");

        await using (var focalPoint = await product.Open(width: 360))
        {
            await SignIn(focalPoint, "focal-point");
            await focalPoint.Page.GotoAsync("/en/members/SEN/recommendations");
            await focalPoint.Page.Locator("[data-recommendation=a6] th a").ClickAsync();
            await focalPoint.Page.GetByRole(AriaRole.Link, new() { Name = "Add an action" }).ClickAsync();
            await focalPoint.Page.Locator("[name=what]").FillAsync("Count the groups in ten districts");
            await focalPoint.Page.Locator("[name=responsible]").FillAsync("Statistical office");
            await focalPoint.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(focalPoint.Page.GetByText("Count the groups in ten districts")).ToBeVisibleAsync();
            await focalPoint.Page.GetByRole(AriaRole.Link, new() { Name = "Report progress" }).ClickAsync();
            await focalPoint.Page.Locator("[name=state][value=under-way]").CheckAsync();
            await focalPoint.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
            await Expect(focalPoint.Page.Locator("[role=status]")).ToBeVisibleAsync();
            Assert.Empty(focalPoint.Faults);
        }

        await Expect(cell).ToHaveAttributeAsync("data-state", "under-way");
        Assert.True(await secretariat.Page.EvaluateAsync<bool>("() => window.untouched === true"));
        Assert.Empty(secretariat.Faults);
    }

    private static async Task SignIn(Window window, string persona)
    {
        await window.Page.GotoAsync("/en/people/sign-in");
        await window.Page.Locator($"button[name=persona][value=persona-{persona}]").ClickAsync();
        await Expect(window.Page).Not.ToHaveURLAsync(new Regex("sign-in"));
    }
}

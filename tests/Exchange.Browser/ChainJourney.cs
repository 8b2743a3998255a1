using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Exchange.Browser;

/// <summary>The whole chain in one sitting; the secretariat's matrix and counts follow without a reload.</summary>
[Collection(ProductCollection.Name)]
public sealed class ChainJourney(Product product)
{
    [Fact]
    public async Task From_a_small_inventory_to_level_recommendation_action_and_progress_while_the_secretariat_watches()
    {
        await using var matrix = await Open("secretariat", "/en/recommendations/matrix?recommendation=b2");
        await using var standing = await Open("secretariat", "/en/recommendations/standing");
        var cell = matrix.Page.Locator("[data-member=SEN] [data-recommendation=b2]");
        await Expect(matrix.Page.Locator("p[data-line=live]")).ToBeVisibleAsync();
        await Expect(standing.Page.Locator("p[data-line=live]")).ToBeVisibleAsync();
        await Expect(cell).ToHaveAttributeAsync("data-state", "none");
        await Expect(standing.Page.Locator("[data-assessed]")).ToHaveAttributeAsync("data-assessed", "0");

        // A focal point without training, on a telephone.
        await using var focalPoint = await Open("focal-point", "/en/inventory/SEN", width: 360);
        await Enter(focalPoint, "organisations/new", ("name_en-0", "Ministry"));
        await Enter(focalPoint, "programmes/new", ("name_en-0", "Family cash"), ("organisation-0", "ministry"), ("type-0", "unconditional-cash"), ("beneficiaries-0", "1200"), ("digital_mis-0", "yes"));
        await Enter(focalPoint, "programmes/new", ("name_en-0", "Pension"), ("organisation-0", "ministry"), ("type-0", "social-pension"), ("beneficiaries-0", "400"), ("digital_mis-0", "yes"));
        await Enter(focalPoint, "datasets/new", ("name_en-0", "Civil registry"), ("owner-0", "ministry"), ("kind-0", "civil"), ("format-0", "database"));
        await Enter(focalPoint, "connections/family-cash/civil-registry", ("purpose-0", "eligibility-check"));
        await Enter(focalPoint, "connections/pension/civil-registry", ("purpose-0", "exit"));
        await focalPoint.Page.GotoAsync("/en/inventory/SEN/check");
        await focalPoint.Page.Locator("main form[method=post] button.primary").ClickAsync();
        await using (var reviewer = await Open("secretariat", "/en/inventory/SEN/review"))
            await reviewer.Page.Locator("button[name=decision][value=accept]").ClickAsync();

        // Where the country stands, and which gate blocks the next level.
        await focalPoint.Page.GotoAsync("/en/members/SEN/level");
        await Expect(focalPoint.Page.GetByText("Level 1")).Not.ToHaveCountAsync(0);
        await Expect(standing.Page.Locator("[data-assessed]")).ToHaveAttributeAsync("data-assessed", "1");
        await focalPoint.Page.Locator("a[href$='members/SEN/recommendations/b2']").First.ClickAsync();

        await focalPoint.Page.GetByRole(AriaRole.Link, new() { Name = "Add an action" }).ClickAsync();
        await focalPoint.Page.Locator("[name=what]").FillAsync("Link both programmes to the civil registry");
        await focalPoint.Page.Locator("[name=responsible]").FillAsync("Ministry");
        await focalPoint.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(focalPoint.Page.GetByText("Link both programmes to the civil registry")).ToBeVisibleAsync();
        await focalPoint.Page.GetByRole(AriaRole.Link, new() { Name = "Report progress" }).ClickAsync();
        await focalPoint.Page.Locator("[name=state][value=under-way]").CheckAsync();
        await focalPoint.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(focalPoint.Page.Locator(".notice[role=status]")).ToBeVisibleAsync();

        await Expect(cell).ToHaveAttributeAsync("data-state", "under-way");
        Assert.True(await matrix.Page.EvaluateAsync<bool>("() => window.untouched === true"));
        Assert.True(await standing.Page.EvaluateAsync<bool>("() => window.untouched === true"));
        Assert.Empty(matrix.Faults.Concat(standing.Faults).Concat(focalPoint.Faults));
    }

    private async Task<Window> Open(string persona, string address, int width = 1440)
    {
        var window = await product.Open(width: width);
        await window.Page.GotoAsync("/en/people/sign-in");
        await window.Page.Locator($"button[name=persona][value=persona-{persona}]").ClickAsync();
        await Expect(window.Page).Not.ToHaveURLAsync(new Regex("sign-in"));
        await window.Page.GotoAsync(address);
        await window.Page.EvaluateAsync("() => { window.untouched = true; }");
        return window;
    }

    private static async Task Enter(Window window, string address, params (string Name, string Value)[] fields)
    {
        await window.Page.GotoAsync("/en/inventory/SEN/" + address);
        foreach (var (name, value) in fields)
        {
            var field = window.Page.Locator($"main [name='{name}']");
            if (await field.First.GetAttributeAsync("type") == "radio")
                await window.Page.Locator($"main [name='{name}'][value='{value}']").CheckAsync();
            else if (await field.First.EvaluateAsync<string>("e => e.tagName") == "SELECT")
                await field.First.SelectOptionAsync(value);
            else
                await field.First.FillAsync(value);
        }
        await window.Page.Locator("main form[method=post] button.primary").First.ClickAsync();
        await Expect(window.Page).ToHaveURLAsync(new Regex("saved=true|/connections"));
    }
}

using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Exchange.Browser;

/// <summary>A gap becomes a request, the secretariat matches the season at once, the focal point accepts, and the map shows who goes where.</summary>
public sealed class SeasonJourney(Sights sights) : IClassFixture<Sights>
{
    [Fact]
    public async Task A_focal_point_turns_a_gap_into_a_request_and_accepts_a_match_and_the_secretariat_sees_the_map()
    {
        var focalPoint = await sights.Window("en", "focal-point");
        var secretariat = await sights.Window("en", "secretariat");
        await Assessed(focalPoint.Page, secretariat.Page);

        // From the blocking gate to a request that is drafted from it.
        await focalPoint.Page.GotoAsync("/en/exchanges/desk");
        await focalPoint.Page.GetByRole(AriaRole.Link, new() { Name = "Ask for a host on Data exchange layer" }).First.ClickAsync();
        await Expect(focalPoint.Page.Locator("#block")).ToHaveValueAsync("B06");
        await Expect(focalPoint.Page.GetByText("Drafted from gate C1.")).ToBeVisibleAsync();
        await focalPoint.Page.Locator("[name=tongue][value=fr]").CheckAsync();
        var months = focalPoint.Page.Locator("[name=month]");
        for (var i = 1; i < 4; i++)
            await months.Nth(i).CheckAsync();
        await focalPoint.Page.Locator("#note").FillAsync("How agreements between ministries were reached");
        await focalPoint.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(focalPoint.Page.GetByRole(AriaRole.Heading, new() { Name = "Tunisia" })).ToBeVisibleAsync();
        await Expect(focalPoint.Page.GetByText("Months that suit both").First).ToBeVisibleAsync();

        // The whole season at once; both sides are asked.
        await secretariat.Page.GotoAsync("/en/exchanges/seasons/trial/portfolio");
        await Expect(secretariat.Page.GetByRole(AriaRole.Heading, new() { Name = "What asking hosts less often costs" })).ToBeVisibleAsync();
        await Expect(secretariat.Page.GetByLabel("Propose Senegal to Tunisia")).ToBeCheckedAsync();
        await secretariat.Page.GetByRole(AriaRole.Button, new() { Name = "Propose these matches" }).ClickAsync();
        await Expect(secretariat.Page.Locator(".notice[role=status]")).ToBeVisibleAsync();

        await focalPoint.Page.GotoAsync("/en/exchanges/desk");
        await Expect(focalPoint.Page.GetByRole(AriaRole.Heading, new() { Name = "Matches that await your answer" })).ToBeVisibleAsync();
        await focalPoint.Page.GetByRole(AriaRole.Button, new() { Name = "Agree: Senegal visits Tunisia" }).ClickAsync();
        await Expect(focalPoint.Page.GetByText("The guest agreed, the host is asked").First).ToBeVisibleAsync();

        await secretariat.Page.GotoAsync("/en/exchanges/seasons/trial");
        await Expect(secretariat.Page.Locator("svg.exchanges-map path.arc")).Not.ToHaveCountAsync(0);
        await Expect(secretariat.Page.Locator("[data-arc=MLI-MAR]")).ToHaveCountAsync(1);
        await Expect(secretariat.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("Mali.*Morocco") })).Not.ToHaveCountAsync(0);
        Assert.Empty(focalPoint.Faults.Concat(secretariat.Faults));
    }

    // A small inventory is entered and accepted, so that there are gates to pass.
    private static async Task Assessed(IPage focalPoint, IPage secretariat)
    {
        await Enter(focalPoint, "organisations/new", ("name_en-0", "Ministry"));
        await Enter(focalPoint, "programmes/new", ("name_en-0", "Family cash"), ("organisation-0", "ministry"), ("type-0", "unconditional-cash"), ("beneficiaries-0", "1200"), ("digital_mis-0", "yes"));
        await Enter(focalPoint, "programmes/new", ("name_en-0", "Pension"), ("organisation-0", "ministry"), ("type-0", "social-pension"), ("beneficiaries-0", "400"), ("digital_mis-0", "yes"));
        await Enter(focalPoint, "datasets/new", ("name_en-0", "Civil registry"), ("owner-0", "ministry"), ("kind-0", "civil"), ("format-0", "database"));
        await Enter(focalPoint, "connections/family-cash/civil-registry", ("purpose-0", "eligibility-check"));
        await Enter(focalPoint, "connections/pension/civil-registry", ("purpose-0", "exit"));
        await focalPoint.GotoAsync("/en/inventory/SEN/check");
        await focalPoint.Locator("main form[method=post] button.primary").ClickAsync();
        await secretariat.GotoAsync("/en/inventory/SEN/review");
        await secretariat.Locator("button[name=decision][value=accept]").ClickAsync();
        await Expect(secretariat.Locator("button[name=decision][value=accept]")).ToHaveCountAsync(0);
    }

    private static async Task Enter(IPage page, string address, params (string Name, string Value)[] fields)
    {
        await page.GotoAsync("/en/inventory/SEN/" + address);
        foreach (var (name, value) in fields)
        {
            var field = page.Locator($"main [name='{name}']");
            if (await field.First.GetAttributeAsync("type") == "radio")
                await page.Locator($"main [name='{name}'][value='{value}']").CheckAsync();
            else if (await field.First.EvaluateAsync<string>("e => e.tagName") == "SELECT")
                await field.First.SelectOptionAsync(value);
            else
                await field.First.FillAsync(value);
        }
        await page.Locator("main form[method=post] button.primary").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("saved=true|/connections"));
    }
}

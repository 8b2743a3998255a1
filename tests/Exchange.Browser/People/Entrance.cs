using System.Text.RegularExpressions;

namespace Exchange.Browser.People;

/// <summary>A product of its own at which people may sign in at their ministry, and people whom its secretariat has invited.</summary>
public sealed class Entrance : IAsyncLifetime
{
    public const string Ministry = "the Ministry of Finance";
    public const string Password = "kettle violet marsh 9 lanterns";

    private OpenIdServer? _ministry;

    public Product Product { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var address = Product.FreeAddress();
        _ministry = await OpenIdServer.Start(new(address, "people/sign-in/organisation/answer"));
        Product = new()
        {
            Address = address,
            Settings = new Dictionary<string, string>
            {
                ["OpenIdConnect__Authority"] = _ministry.Address, ["OpenIdConnect__ClientId"] = OpenIdServer.Client,
                ["OpenIdConnect__ClientSecret"] = OpenIdServer.Secret, ["OpenIdConnect__Name"] = Ministry,
                // Everybody here comes from one address.
                ["People__AttemptsPerMinute"] = "1000",
                ["People__RecheckSeconds"] = "1",
            },
        };
        await Product.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Product is not null)
            await Product.DisposeAsync();
        if (_ministry is not null)
            await _ministry.DisposeAsync();
    }

    /// <summary>A window in which the made-up secretariat is signed in.</summary>
    public async Task<Window> Secretariat(string language = "en")
    {
        var window = await Product.Open();
        await window.Page.GotoAsync($"/{language}/people/sign-in");
        await window.Page.Locator("button[name=persona][value=persona-secretariat]").ClickAsync();
        await window.Page.Locator("form.who").WaitForAsync();
        return window;
    }

    /// <summary>A window in which somebody is signed in who has just accepted the secretariat's invitation.</summary>
    /// <param name="email">The address that is invited.</param>
    /// <param name="member">Code of the member whose focal point is invited; null for a colleague of the secretariat.</param>
    public async Task<Window> Invited(string email, string? member)
    {
        await using var secretariat = await Secretariat();
        await secretariat.Page.GotoAsync("/en/people");
        await secretariat.Page.FillAsync("#invite-email", email);
        await secretariat.Page.SelectOptionAsync("#invite-role", member is null ? "Secretariat" : "FocalPoint");
        await secretariat.Page.SelectOptionAsync("#invite-member", member ?? "");
        await secretariat.Page.Locator("form[action='people/invitations'] button").ClickAsync();
        var link = await secretariat.Page.Locator("#invitation-link").InputValueAsync();

        var window = await Product.Open();
        await window.Page.GotoAsync(link);
        await window.Page.FillAsync("#name", email);
        await window.Page.FillAsync("#password", Password);
        await window.Page.Locator("main button[type=submit]").ClickAsync();
        await window.Page.WaitForURLAsync(new Regex("/en/$"));
        return window;
    }
}

[CollectionDefinition(Name)]
public sealed class EntranceCollection : ICollectionFixture<Entrance>
{
    public const string Name = "entrance";
}

internal static class Doors
{
    public static async Task SignOut(this IPage page)
    {
        await page.Locator("form.who button").ClickAsync();
        await page.Locator("a[href='people/sign-in']").WaitForAsync();
    }

    /// <summary>Who is signed in, as the page's head says; null if nobody.</summary>
    public static async Task<string?> SignedInAs(this IPage page) =>
        await page.Locator("form.who a[href='people/me']").CountAsync() == 0 ? null : await page.Locator("form.who a[href='people/me']").InnerTextAsync();
}

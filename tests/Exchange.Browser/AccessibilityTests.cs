namespace Exchange.Browser;

/// <summary>Every page as axe sees it; a class for each language, so that they are looked at side by side.</summary>
public abstract class AccessibilityTests(Sights sights, string language)
{
    private static readonly string[] PublicPages =
        [
            "", "members", "members/SEN", "members/ARE", "indicators", "indicators/per_sa_allsa.cov_pop_tot", "methods", "library", "library/search?q=registre", "library/payment-gateway",
            "library/recommendation-a1", "library/case-senegal-rnu", "library/trainees-handbook", "library/no-such-page", "people/sign-in", "people/setup", "no-such-page",
            "?as-of=2026-03-01", "snapshots", "history/heads", "recommendations/b2", "recommendations/standing", "members/SEN/recommendations",
            "members/XSC/level?when=link:family-cash/payroll", "members/XSC/inventory", "exchanges", "exchanges?view=calendar", "exchanges/calls/trial-payments", "exchanges/path?member=XSC",
            "exchanges/seasons", "exchanges/seasons/trial", "exchanges/blocks/B07", "exchanges/how",
        ];

    private static readonly string[] FocalPointPages = ["submit", "submit/trial/SEN", "submit/trial/SEN/incidence", "submit/trial/SEN/check", "submit/trial/SEN/people", "submit/trial/SEN/verification", "submit/trial/SEN/workbook", "verify", "review", "submit/handover", "submit/trial/SEN/history", "members/SEN/recommendations/a3", "members/SEN/recommendations/a3/action", "inventory/SEN/organisations/new", "inventory/SEN/blocks/B06", "inventory/SEN/check", "notices", "notices/wishes", "webhooks", "people/me", "people/me/codes", "people/tokens", "exchanges/desk", "exchanges/desk/trial/request?block=B07&gate=D5", "exchanges/nominations", "exchanges/calls/trial/applications", "exchanges/calls/trial/edit"];

    private static readonly string[] TraineePages = ["library/progress", "library/unique-national-id", "people/me", "exchanges/calls/trial/apply", "exchanges/applications"];

    private static readonly string[] SecretariatPages = ["review", "review/trial/SEN", "people", "rounds", "rounds/new", "rounds/trial", "rounds/trial/edit", "rounds/trial/preview", "rounds/trial/extend", "rounds/trial/close", "snapshots/new", "recommendations/matrix", "alerts/rules/new", "inventory/SEN/review", "notices/outbox", "webhooks", "exchanges/seasons/trial/matching", "exchanges/seasons/trial/portfolio", "exchanges/desk/trial/hosts/r-ner-04", "exchanges/hosting", "exchanges/calls/new"];

    private static readonly string[] OperatorPages = ["operator"];

    /// <summary>The pages of those who enter something.</summary>
    internal static readonly (string Persona, string[] Pages)[] SignedIn = [("focal-point", FocalPointPages), ("trainee", TraineePages), ("secretariat", SecretariatPages)];

    public static TheoryData<string, string> Pages()
    {
        var data = new TheoryData<string, string>();
        foreach (var page in PublicPages)
            data.Add("", page);
        foreach (var page in FocalPointPages)
            data.Add("focal-point", page);
        foreach (var page in TraineePages)
            data.Add("trainee", page);
        foreach (var page in SecretariatPages)
            data.Add("secretariat", page);
        foreach (var page in OperatorPages)
            data.Add("operator", page);
        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_page_fails_axe_or_breaks_the_content_policy(string persona, string page)
    {
        var window = await sights.Window(language, persona);
        var before = window.Faults.Count;
        await window.Page.GotoAsync($"/{language}/{page}", new() { WaitUntil = WaitUntilState.Load });

        Assert.Empty(await window.Page.Violations());
        Assert.Empty(window.Faults.Skip(before));
    }
}

public sealed class EnglishAccessibilityTests(Sights sights) : AccessibilityTests(sights, "en"), IClassFixture<Sights>;

public sealed class FrenchAccessibilityTests(Sights sights) : AccessibilityTests(sights, "fr"), IClassFixture<Sights>;

public sealed class ArabicAccessibilityTests(Sights sights) : AccessibilityTests(sights, "ar"), IClassFixture<Sights>;

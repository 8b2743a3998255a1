using System.Net;
using System.Text.RegularExpressions;
using Exchange.Model.Alerts;
using Exchange.Model.People;
using Exchange.Web.Alerts;
using Exchange.Web.Tests.People;
using Exchange.Web.Tests.Recommendations;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Alerts;

/// <summary>The secretariat's rules and alerts, as a browser without script would use them.</summary>
public sealed class AlertsPageTests(TrialPeople people) : IClassFixture<TrialPeople>
{
    private const string Births = "SG_REG_BRTH.lt5y";
    private static readonly Actor Secretariat = new("s1", "Secretariat", Role.Secretariat);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IAlertsGrain Grain => people.Product.Services.GetRequiredService<IGrainFactory>().GetGrain<IAlertsGrain>(0);

    [Fact]
    public async Task A_rule_is_previewed_on_past_data_saved_and_raises_alerts_that_are_acknowledged_and_resolved()
    {
        (string, string)[] rule =
        [
            ("kind", "Threshold"), ("indicator", Births), ("side", "below"), ("limit", "60,5"), ("span", "0"), ("severity", "Urgent"), ("owner-en", "Monitoring unit"),
            ("todo-en", "Ask the civil registrar"), ("todo-ar", "اسأل أمين السجل المدني"), ("on", "yes"),
        ];
        var form = await people.Secretariat.GetStringAsync("/en/alerts/rules/new", Stop);
        var preview = await (await people.Secretariat.Send(form, "alerts/rules/new", [.. rule, ("act", "preview")])).Content.ReadAsStringAsync(Stop);
        var would = int.Parse(Regex.Match(preview, "data-would=\"(\\d+)\"").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(would > 0, "Some members have published fewer than 60.5 % of births registered.");
        Assert.Contains($"It would have fired {would} times", preview, StringComparison.Ordinal);
        Assert.Contains("Ask the civil registrar", preview, StringComparison.Ordinal);

        var saved = await people.Secretariat.Send(preview, "alerts/rules/new", [.. rule, ("act", "save")]);
        Assert.Equal(HttpStatusCode.Found, saved.StatusCode);
        var again = await people.Secretariat.Send(preview, "alerts/rules/new", [.. rule, ("act", "save")]);
        Assert.Equal(HttpStatusCode.Found, again.StatusCode);
        var book = (await Grain.Read(Secretariat))!;
        var mine = Assert.Single(book.Rules, r => r.ToDo == new Model.LocalText("Ask the civil registrar", "Ask the civil registrar", "اسأل أمين السجل المدني"));

        var list = await people.Secretariat.GetStringAsync("/en/alerts", Stop);
        var id = Regex.Match(list, $"data-alert=\"({mine.Id}\\.[A-Z]{{3}})\"").Groups[1].Value;
        Assert.NotEqual("", id);
        await people.Secretariat.Send(list, $"alerts/{id}/acknowledge");
        Assert.Equal(AlertState.Acknowledged, (await Grain.Read(Secretariat))!.Alerts.Single(a => a.Id == id).State);

        var silent = await people.Secretariat.Fill($"/en/alerts/{id}", $"alerts/{id}", ("outcome", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.StatusCode);
        var resolved = await people.Secretariat.Fill($"/en/alerts/{id}", $"alerts/{id}", ("outcome", "The registrar sends newer figures."));
        Assert.Equal(HttpStatusCode.Found, resolved.StatusCode);
        Assert.Contains("The registrar sends newer figures.", await people.Secretariat.GetStringAsync("/en/alerts", Stop), StringComparison.Ordinal);
        Assert.StartsWith("alert,rule,member", await people.Secretariat.GetStringAsync("/en/alerts.csv", Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_cannot_be_watched_names_the_field_and_keeps_what_was_typed()
    {
        var refused = await people.Secretariat.Fill(
            "/en/alerts/rules/new", "alerts/rules/new", ("kind", "Jump"), ("indicator", ""), ("limit", "50"), ("severity", "Note"), ("owner-fr", "Kept owner"), ("todo-en", "Look"), ("act", "save"));
        var page = await refused.Content.ReadAsStringAsync(Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.All(["Kept owner", "look at “Indicator”"], text => Assert.Contains(text, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/en/alerts"), InlineData("/en/alerts.csv"), InlineData("/en/alerts/rules/new"), InlineData("/en/alerts/rules/rule-1"), InlineData("/en/alerts/rule-1.SEN")]
    public async Task Early_warning_is_the_secretariats(string address)
    {
        Assert.NotEqual(HttpStatusCode.OK, (await people.FocalPoint.GetAsync(address, Stop)).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await people.Product.Browser().GetAsync(address, Stop)).StatusCode);
    }

    [Fact]
    public async Task A_new_installation_watches_the_shipped_rules_in_three_languages_and_each_can_be_previewed_and_edited()
    {
        var book = (await Grain.Read(Secretariat))!;
        Assert.Equal(Enum.GetValues<AlertKind>(), book.Rules.Take(6).Select(r => r.Kind).Order());
        foreach (var rule in book.Rules.Take(6))
        {
            Assert.Equal(3, new[] { rule.ToDo.En, rule.ToDo.Fr, rule.ToDo.Ar }.Distinct().Count());
            var form = await people.Secretariat.GetStringAsync($"/ar/alerts/rules/{rule.Id}", Stop);
            Assert.Contains(rule.ToDo.Fr, System.Net.WebUtility.HtmlDecode(form), StringComparison.Ordinal);
            var preview = await people.Secretariat.Fill($"/en/alerts/rules/{rule.Id}", $"alerts/rules/{rule.Id}", [.. Fields(rule), ("act", "preview")]);
            Assert.Contains("data-would=", await preview.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
        Assert.Contains("الأمانة: الجولات", System.Net.WebUtility.HtmlDecode(await people.Secretariat.GetStringAsync("/ar/alerts", Stop)), StringComparison.Ordinal);
        var changed = await people.Secretariat.Fill("/en/alerts/rules/silence", "alerts/rules/silence", [.. Fields(book.Rule("silence")! with { Span = 21 }), ("act", "save")]);
        Assert.Equal(HttpStatusCode.Found, changed.StatusCode);
        Assert.Equal(21, (await Grain.Read(Secretariat))!.Rule("silence")!.Span);
    }

    [Fact]
    public async Task The_grain_itself_refuses_whoever_is_not_of_the_secretariat()
    {
        foreach (var actor in new[] { Actor.Anonymous, new Actor("f1", "Focal point", Role.FocalPoint, "SEN"), new Actor("o1", "Operator", Role.Operator) })
        {
            Assert.Null(await Grain.Read(actor));
            Assert.Equal(AlertFault.NotYours, (await Grain.Acknowledge(actor, "x", "rule-1.SEN")).Fault);
            Assert.Equal(AlertFault.NotYours, (await Grain.Resolve(actor, "x", "rule-1.SEN", "Done")).Fault);
        }
    }

    private static (string, string)[] Fields(AlertRule rule) =>
    [
        ("kind", rule.Kind.ToString()), ("indicator", rule.Indicator ?? ""), ("side", rule.Below ? "below" : "above"), ("limit", FormattableString.Invariant($"{rule.Limit}")),
        ("span", FormattableString.Invariant($"{rule.Span}")), ("severity", rule.Severity.ToString()), ("on", "yes"),
        ("owner-en", rule.Owner.En), ("owner-fr", rule.Owner.Fr), ("owner-ar", rule.Owner.Ar), ("todo-en", rule.ToDo.En), ("todo-fr", rule.ToDo.Fr), ("todo-ar", rule.ToDo.Ar),
    ];
}

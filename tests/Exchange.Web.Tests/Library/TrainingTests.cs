using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Exchange.Model.People;
using Exchange.Web.Library;
using Exchange.Web.Tests.People;
using Exchange.Web.Tests.Recommendations;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Library;

public sealed class TrainingTests(TrialPeople people) : IClassFixture<TrialPeople>
{
    private const string Module = "payment-gateway";

    // Others in each test: what somebody has learned stays.
    private readonly Actor _fatou = new("account-fatou-" + Guid.NewGuid().ToString("N"), "Fatou", Role.Trainee);
    private readonly Actor _omar = new("account-omar-" + Guid.NewGuid().ToString("N"), "Omar", Role.Trainee);

    private static SelfCheck Check => Shipped.Library.Find(Module)!.English.Text.SelfCheck!;

    private static ImmutableArray<int> Right => [.. Check.Questions.Select(q => q.Correct)];

    private static ImmutableArray<int> Wrong => Right.SetItem(0, (Right[0] + 1) % 3);

    [Fact]
    public async Task Answers_are_graded_and_only_all_right_ones_earn_a_certificate_which_anybody_can_verify()
    {
        var product = people.Product;
        var learner = Learner(product, _fatou);

        var first = await learner.Answer("1", _fatou, Module, "fr", Wrong);
        Assert.Equal((Check.Questions.Length - 1, Check.Questions.Length), (first!.Attempt.Right, first.Attempt.Of));
        Assert.Null(first.Certificate);

        var second = await learner.Answer("2", _fatou, Module, "fr", Right);
        var page = await product.Browser().GetStringAsync($"/en/library/certificates/{second!.Certificate!.Id}");
        Assert.Contains("Fatou", page, StringComparison.Ordinal);
        Assert.Contains("Payment gateway", page, StringComparison.Ordinal);
        Assert.Contains("not an examination", page, StringComparison.Ordinal);
        Assert.Equal(32, second.Certificate.Id.Length);

        // One certificate per module and version, however often it is passed.
        Assert.Equal(second.Certificate, (await learner.Answer("3", _fatou, Module, "en", Right))!.Certificate);
        Assert.Equal(3, (await learner.Progress(_fatou))!.Attempts.Length);
    }

    [Fact]
    public async Task The_same_operation_again_changes_nothing_and_answers_the_same_after_a_restart_too()
    {
        var product = new Product();
        var first = await Learner(product, _fatou).Answer("1", _fatou, Module, "en", Right);
        Assert.Equivalent(first, await Learner(product, _fatou).Answer("1", _fatou, Module, "en", Wrong), strict: true);
        await product.DisposeAsync();

        await using var again = new Product(folder: product.Folder);
        Assert.Equivalent(first, await Learner(again, _fatou).Answer("1", _fatou, Module, "en", Wrong), strict: true);
        Assert.Single((await Learner(again, _fatou).Progress(_fatou))!.Attempts);
        Assert.Equal(HttpStatusCode.OK, (await again.Browser().GetAsync($"/ar/library/certificates/{first!.Certificate!.Id}")).StatusCode);
    }

    [Fact]
    public async Task Nobody_sees_or_adds_to_what_another_has_learned()
    {
        var product = people.Product;
        await Learner(product, _fatou).Answer("1", _fatou, Module, "en", Right);

        Assert.Null(await Learner(product, _fatou).Progress(_omar));
        Assert.Null(await Learner(product, _fatou).Answer("2", _omar, Module, "en", Right));
        Assert.Null(await Learner(product, _fatou).Progress(Actor.Anonymous));
        Assert.Null(await Learner(product, _fatou).Answer("3", _fatou, "no-such-module", "en", Right));
        Assert.Single((await Learner(product, _fatou).Progress(_fatou))!.Attempts);
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("../../x")]
    [InlineData("short")]
    public async Task An_address_under_which_nothing_was_given_is_no_certificate(string id)
    {
        var product = people.Product;
        Assert.Equal(HttpStatusCode.NotFound, (await product.Browser().GetAsync("/en/library/certificates/" + Uri.EscapeDataString(id))).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_sees_every_explanation_and_nothing_is_kept()
    {
        var product = people.Product;
        var browser = product.Browser();
        var answer = await browser.Fill("/en/library/" + Module, $"library/{Module}/self-check", Entries(Wrong));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.All(Check.Questions.SelectMany(q => q.Options), o => Assert.Contains(o.Why, page, StringComparison.Ordinal));
        Assert.Contains("✗ your answer, not right", page, StringComparison.Ordinal);
        Assert.Contains("✓ your answer, right", page, StringComparison.Ordinal);
        Assert.Contains($"people/sign-in?returnUrl={Uri.EscapeDataString($"/en/library/{Module}")}", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/en/library/progress")).StatusCode);
    }

    [Fact]
    public async Task A_trainee_answers_a_form_and_finds_the_result_and_the_certificate_under_progress()
    {
        var product = people.Product;
        var browser = product.Browser();
        await browser.Fill("/en/people/sign-in", "people/sign-in/persona", ("persona", "persona-trainee"));
        var answered = await browser.Fill("/en/library/" + Module, $"library/{Module}/self-check", Entries(Right));
        Assert.Contains("Every answer is right.", await answered.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var progress = await browser.GetStringAsync("/en/library/progress");
        Assert.Contains("1 of 14 modules completed", progress, StringComparison.Ordinal);
        var certificate = Regex.Match(progress, "library/certificates/[0-9a-f]{32}").Value;
        Assert.Equal(HttpStatusCode.OK, (await product.Browser().GetAsync("/en/" + certificate)).StatusCode);
    }

    [Fact]
    public async Task A_form_that_another_session_made_is_shown_its_answers_but_nothing_is_kept()
    {
        await using var product = new Product("Development");
        var browser = product.Browser();
        await browser.Fill("/en/people/sign-in", "people/sign-in/persona", ("persona", "persona-trainee"));
        var answered = await browser.PostAsync($"/en/library/{Module}/self-check", new FormUrlEncodedContent(Entries(Right).Select(e => KeyValuePair.Create(e.Name, e.Value))));

        Assert.Contains("The result was not kept", await answered.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("0 of 14 modules completed", await browser.GetStringAsync("/en/library/progress"), StringComparison.Ordinal);
    }

    private static (string Name, string Value)[] Entries(ImmutableArray<int> answers) => [.. answers.Select((place, i) => ($"answer-{i}", $"{place}"))];

    private static ILearnerGrain Learner(Product product, Actor actor) => product.Services.GetRequiredService<IGrainFactory>().GetGrain<ILearnerGrain>(actor.Id);
}

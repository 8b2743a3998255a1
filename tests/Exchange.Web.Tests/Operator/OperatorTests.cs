using System.Net;
using System.Net.Http.Json;
using Exchange.Model.People;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Exchange.Web.Tests.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Web.Tests.Operator;

/// <summary>A product with its four trial persons, one of whom operates it.</summary>
public sealed class Trial : IAsyncLifetime
{
    public Product Product { get; } = new("Development");

    public HttpClient Operator { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Operator = await As("operator");

    public async Task<HttpClient> As(string persona)
    {
        var browser = Product.Browser();
        await browser.Fill("/en/people/sign-in", "people/sign-in/persona", ("persona", "persona-" + persona));
        return browser;
    }

    public ValueTask DisposeAsync() => Product.DisposeAsync();
}

public sealed class OperatorTests(Trial trial) : IClassFixture<Trial>
{
    private static readonly string[] Addresses =
    [
        "/en/operator", "/operator/dashboard", "/operator/dashboard/", "/operator/dashboard/index.html", "/operator/dashboard/index.min.js",
        "/operator/dashboard/index.css", "/operator/dashboard/fonts/any", "/operator/dashboard/img/any", "/operator/dashboard/version",
        "/operator/dashboard/DashboardCounters", "/operator/dashboard/ClusterStats", "/operator/dashboard/Reminders", "/operator/dashboard/Reminders/1",
        "/operator/dashboard/HistoricalStats/any", "/operator/dashboard/SiloProperties/any", "/operator/dashboard/SiloStats/any",
        "/operator/dashboard/SiloCounters/any", "/operator/dashboard/GrainStats/any", "/operator/dashboard/TopGrainMethods",
        "/operator/dashboard/GrainState?grainId=SEN&grainType=any", "/operator/dashboard/GrainTypes", "/operator/dashboard/Trace",
        "/operator/dashboard/no-such-thing", "/fr/operator/dashboard/GrainTypes", "/en/operator/no-such-thing",
    ];

    [Theory]
    [InlineData("secretariat", HttpStatusCode.Forbidden), InlineData("focal-point", HttpStatusCode.Forbidden), InlineData("trainee", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Redirect)]
    public async Task Nobody_else_reaches_anything_of_the_operators(string? persona, HttpStatusCode refusal)
    {
        var browser = persona is null ? trial.Product.Browser() : await trial.As(persona);
        foreach (var address in Addresses)
        {
            var answer = await browser.GetAsync(address);
            Assert.True(refusal == answer.StatusCode, $"{address}: {answer.StatusCode}");
            if (persona is null)
                Assert.Contains("/people/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_address_below_operator_names_the_operators_policy()
    {
        var endpoints = trial.Product.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.TrimStart('/').StartsWith("operator", StringComparison.OrdinalIgnoreCase) == true).ToList();

        Assert.InRange(endpoints.Count, 18, 40);
        Assert.All(endpoints, e => Assert.Contains(e.Metadata.GetOrderedMetadata<IAuthorizeData>(), a => a.Policy == Policies.Operator));
    }

    [Fact]
    public async Task An_operator_sees_the_page_and_the_dashboard_but_neither_the_log_nor_what_grains_store()
    {
        var page = await trial.Operator.GetStringAsync("/en/operator");
        Assert.Contains("active silo in the cluster", page, StringComparison.Ordinal);
        Assert.Contains(Environment.MachineName, page, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(trial.Product.Folder, "exchange.db"), page, StringComparison.Ordinal);

        Assert.Contains("index.min.js", await trial.Operator.GetStringAsync("/operator/dashboard/"), StringComparison.Ordinal);
        var types = await trial.Operator.GetStringAsync("/operator/dashboard/GrainTypes");
        Assert.Contains("SubmissionGrain", types, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await trial.Operator.GetAsync("/operator/dashboard/GrainState?grainId=0&grainType=Exchange.Web.People.RosterGrain")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await trial.Operator.GetAsync("/operator/dashboard/grainstate/")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await trial.Operator.GetAsync("/operator/dashboard/Trace")).StatusCode);
    }

    [Theory]
    [InlineData("/en/review"), InlineData("/en/people"), InlineData("/en/submit/trial/SEN"), InlineData("/en/submit/trial/SEN/check")]
    public async Task An_operator_sees_no_drafts_and_no_accounts(string page) =>
        Assert.Equal(HttpStatusCode.Forbidden, (await trial.Operator.GetAsync(page)).StatusCode);

    [Fact]
    public async Task Grains_refuse_an_operator_whatever_page_asks()
    {
        var grains = trial.Product.Services.GetRequiredService<IGrainFactory>();
        var someone = new Actor("o1", "Operator", Role.Operator);
        var submission = grains.Submission("trial", "SEN");

        Assert.Null(await submission.View(someone));
        Assert.Empty(await submission.History(someone));
        Assert.False((await submission.Report(new("op-1", someone, Exchange.Model.Submissions.Channel.Api), [], submit: true, null)).Done);
        Assert.False((await submission.Accept(new("op-2", someone, Exchange.Model.Submissions.Channel.Api), 0)).Done);
        Assert.False((await submission.Return(new("op-3", someone, Exchange.Model.Submissions.Channel.Api), 0, "because")).Done);
        Assert.Null(await grains.GetGrain<IRosterGrain>(0).List(someone));
        Assert.Equal(AccountFault.NotYours, await grains.GetGrain<IRosterGrain>(0).Remove(someone, "account-any"));
        Assert.Empty(await grains.GetGrain<IApiTokensGrain>(0).List(someone));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() =>
            grains.GetGrain<Exchange.Web.Members.IMemberGrain>("SEN").Import(new("op-4", someone, Exchange.Model.Submissions.Channel.Api), "import:x", []));
    }

    [Fact]
    public async Task The_secretariat_invites_an_operator_who_then_sees_how_the_installation_fares()
    {
        await using var product = new Product();
        await product.Secretariat();
        var secretariat = product.Browser();
        await secretariat.SignIn("secretariat@example.org");
        Assert.Equal(HttpStatusCode.Forbidden, (await secretariat.GetAsync("/en/operator")).StatusCode);
        var invited = await secretariat.Fill("/en/people", "people/invitations", ("email", "runs-it@example.org"), ("role", "Operator"), ("member", ""));
        var link = new Uri(Forms.Shown(await invited.Content.ReadAsStringAsync(), "invitation-link")).AbsolutePath;

        var browser = product.Browser();
        await browser.Send(await browser.GetStringAsync(link), link[1..], ("name", "Runs it"), ("password", Product.Password));

        var page = await browser.GetStringAsync("/en/operator");
        Assert.Contains("href=\"operator\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/en/people")).StatusCode);
    }

    [Fact]
    public async Task A_focal_point_s_member_cannot_be_given_to_an_operator()
    {
        await using var product = new Product();
        await product.Secretariat();
        var secretariat = product.Browser();
        await secretariat.SignIn("secretariat@example.org");
        var refused = await secretariat.Fill("/en/people", "people/invitations", ("email", "runs-it@example.org"), ("role", "Operator"), ("member", "SEN"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task The_dashboard_can_be_left_out()
    {
        await using var product = new Product("Development", settings: new Dictionary<string, string> { ["Operator:Dashboard"] = "false" });
        var browser = product.Browser();
        await browser.Fill("/en/people/sign-in", "people/sign-in/persona", ("persona", "persona-operator"));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/operator/dashboard/")).StatusCode);
        Assert.DoesNotContain("operator/dashboard", await browser.GetStringAsync("/en/operator"), StringComparison.Ordinal);
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Exchange.Web.Tests.House;

namespace Exchange.Web.Tests.Deploying;

public sealed class TemplateTests(Templates templates) : IClassFixture<Templates>
{
    [Fact]
    public void The_templates_compile_without_a_warning()
    {
        Assert.Equal("", templates.Complaints);
        Assert.NotEmpty(templates.Resources);
        Assert.Empty(Templates.Unused());
    }

    [Fact]
    public void Storage_is_reached_by_identities_alone_over_TLS_and_from_our_network()
    {
        var account = templates.Only("Microsoft.Storage/storageAccounts");

        Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(account.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", account.GetProperty("minimumTlsVersion").GetString());
        Assert.Equal("Deny", account.GetProperty("networkAcls").GetProperty("defaultAction").GetString());
    }

    [Fact]
    public void What_was_deleted_or_overwritten_can_be_brought_back_and_old_versions_end()
    {
        var blobs = templates.Only("Microsoft.Storage/storageAccounts/blobServices");

        Assert.True(blobs.GetProperty("isVersioningEnabled").GetBoolean());
        foreach (var way in new[] { "changeFeed", "deleteRetentionPolicy", "containerDeleteRetentionPolicy", "restorePolicy" })
            Assert.True(blobs.GetProperty(way).GetProperty("enabled").GetBoolean(), way);
        // Azure refuses a window that is not shorter than what is kept.
        Assert.Equal("[parameters('restoreDays')]", blobs.GetProperty("restorePolicy").GetProperty("days").GetString());
        Assert.Equal("[variables('keptDays')]", blobs.GetProperty("deleteRetentionPolicy").GetProperty("days").GetString());
        Assert.Contains("\"keptDays\": \"[add(parameters('restoreDays'), 7)]\"", templates.Text, StringComparison.Ordinal);
        Assert.Contains("\"daysAfterCreationGreaterThan\": \"[variables('keptDays')]\"", templates.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Identities_may_pull_images_and_use_blobs_and_tables_and_nothing_else()
    {
        string[] allowed = ["7f951dda-4ed3-4680-a7ca-43fe172d538d", "ba92f5b4-2d11-453d-a403-e96b0029c9fe", "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"];

        Assert.Equal(allowed.Order(), Regex.Matches(templates.Text, "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}").Select(m => m.Value).Distinct().Order());
        // Each on one resource, not on the group or the subscription.
        Assert.All(templates.Of("Microsoft.Authorization/roleAssignments"), a =>
            Assert.Matches(@"'Microsoft\.(ContainerRegistry/registries|Storage/storageAccounts)'", a.GetProperty("scope").GetString()));
        Assert.False(templates.Only("Microsoft.ContainerRegistry/registries").GetProperty("adminUserEnabled").GetBoolean());
    }

    [Fact]
    public void Every_host_is_an_app_of_its_own_with_one_replica_and_TCP_ports_inside_the_network()
    {
        var silo = App("silo");
        var ingress = silo.GetProperty("configuration").GetProperty("ingress");

        Assert.Equal((1, 1), Replicas(silo));
        Assert.Equal("tcp", ingress.GetProperty("transport").GetString());
        Assert.Equal(ingress.GetProperty("additionalPortMappings")[0].GetProperty("targetPort").GetString(), ingress.GetProperty("additionalPortMappings")[0].GetProperty("exposedPort").GetString());
        Assert.Contains("\"siloPort\": \"[add(11111, parameters('index'))]\"", templates.Text, StringComparison.Ordinal);
        Assert.Contains("'silosEnvironment'", templates.Given("silos").GetProperty("environmentId").GetRawText(), StringComparison.Ordinal);
        Assert.True(templates.Given("silosEnvironment").GetProperty("isInternal").GetProperty("value").GetBoolean());
        // Longer than the product may take to drain.
        Assert.InRange(silo.GetProperty("template").GetProperty("terminationGracePeriodSeconds").GetInt32(), 60, 600);
    }

    [Fact]
    public void The_front_door_keeps_a_visitor_with_a_replica_and_answers_over_TLS_alone()
    {
        var front = App("front");
        Assert.False(templates.Given("frontEnvironment").GetProperty("isInternal").GetProperty("value").GetBoolean());
        var ingress = front.GetProperty("configuration").GetProperty("ingress");

        Assert.Equal("sticky", ingress.GetProperty("stickySessions").GetProperty("affinity").GetString());
        Assert.False(ingress.GetProperty("allowInsecure").GetBoolean());
        Assert.Equal((2, 2), Replicas(front));
    }

    [Theory]
    [InlineData("silo", "Startup", "/health/live"), InlineData("silo", "Readiness", "/health/ready"), InlineData("silo", "Liveness", "/health/live")]
    [InlineData("front", "Startup", "/proxy/live"), InlineData("front", "Readiness", "/proxy/live"), InlineData("front", "Liveness", "/proxy/live")]
    public void Each_app_is_asked_whether_it_lives_and_whether_it_is_ready(string app, string kind, string path) =>
        Assert.Contains($"createObject('type', '{kind}', 'httpGet', createObject('path', '{path}'", Container(app).GetProperty("probes").GetString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("silo", "src"), InlineData("front", "deploy/proxy")]
    public void Every_setting_given_to_an_app_is_one_that_it_reads(string app, string folder)
    {
        var given = Regex.Matches(Container(app).GetProperty("env").GetString() + Variables(app), @"'name', (?:format\()?'([A-Z][A-Za-z_{}0-9]+)'")
            .Select(m => m.Groups[1].Value).ToList();
        var read = string.Concat(Read(folder));

        Assert.Contains("Proxy__Networks", given);
        Assert.DoesNotContain(given, n => !Known(n, read));
    }

    [Fact]
    public void Each_service_of_azd_finds_exactly_one_app()
    {
        var services = Regex.Matches(File.ReadAllText(Path.Combine(Source.Root.FullName, "azure.yml")), @"^  (\w+):\r?$", RegexOptions.Multiline)
            .Select(m => m.Groups[1].Value).ToList();
        var tagged = Regex.Matches(templates.Text, "'azd-service-name', '(\\w+)'").Select(m => m.Groups[1].Value).ToList();

        Assert.Equal(["proxy", "web"], services.Order());
        Assert.Equal(services.Order(), tagged.Order());
        // Only the first host is azd's; the others follow it.
        Assert.Matches(@"if\(equals\(.*copyIndex\(\)\], 0\), createObject\('azd-service-name', 'web'\)", templates.Text);
        Assert.Contains("'azd-env-name'", templates.Text.Replace('"', '\''), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_parameter_of_the_installation_says_what_it_is_for()
    {
        var parameters = JsonDocument.Parse(templates.Text).RootElement.GetProperty("parameters").EnumerateObject().ToList();
        var given = JsonDocument.Parse(File.ReadAllText(Path.Combine(Source.Root.FullName, "deploy/main.parameters.json"))).RootElement.GetProperty("parameters");

        Assert.Empty(parameters.Where(p => !p.Value.GetProperty("metadata").TryGetProperty("description", out _)).Select(p => p.Name));
        Assert.Empty(given.EnumerateObject().Select(p => p.Name).Except(parameters.Select(p => p.Name)));
        Assert.Empty(parameters.Where(p => !p.Value.TryGetProperty("defaultValue", out _)).Select(p => p.Name).Except(given.EnumerateObject().Select(p => p.Name)));
    }

    [Theory]
    [InlineData("Replicas"), InlineData("RestartCount"), InlineData("Requests"), InlineData("Availability"), InlineData("SuccessE2ELatency"), InlineData("Transactions"), InlineData("ProbeFailed")]
    public void An_alert_watches(string measure)
    {
        Assert.Contains(measure, templates.Text, StringComparison.Ordinal);
        Assert.All(templates.Of("Microsoft.Insights/metricAlerts"), a => Assert.Single(a.GetProperty("properties").GetProperty("actions").EnumerateArray()));
    }

    // The framework's and telemetry's own settings, and the proxy library's destinations, are read by packages.
    private static bool Known(string name, string read) =>
        name.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || name.StartsWith("OTEL_", StringComparison.Ordinal)
        || (name.StartsWith("ReverseProxy__Clusters__product__Destinations__", StringComparison.Ordinal) && read.Contains("\"ReverseProxy\"", StringComparison.Ordinal))
        || Regex.IsMatch(read, $@"[""\s]{Regex.Escape(name.Replace("__", ":", StringComparison.Ordinal))}[""\s,.]");

    private static IEnumerable<string> Read(string folder) =>
        from file in Directory.EnumerateFiles(Path.Combine(Source.Root.FullName, folder), "*.cs", SearchOption.AllDirectories)
            .Append(Path.Combine(Source.Root.FullName, "src/Exchange.Web/Hosting/Proxies.cs"))
        where !file.Contains("/obj/", StringComparison.Ordinal)
        select File.ReadAllText(file);

    private JsonElement App(string name) =>
        templates.Of("Microsoft.App/containerApps").Single(a => a.GetProperty("name").GetString()!.Contains($"'{name}-", StringComparison.Ordinal)).GetProperty("properties");

    private JsonElement Container(string app) => Assert.Single(App(app).GetProperty("template").GetProperty("containers").EnumerateArray());

    private static (int, int) Replicas(JsonElement app)
    {
        var scale = app.GetProperty("template").GetProperty("scale");
        return (scale.GetProperty("minReplicas").GetInt32(), scale.GetProperty("maxReplicas").GetInt32());
    }

    private string Variables(string app) =>
        templates.Of("Microsoft.Resources/deployments").Select(d => d.GetProperty("properties").GetProperty("template"))
            .Single(t => t.GetRawText().Contains($"format('{app}-{{0}}", StringComparison.Ordinal) && t.GetProperty("parameters").TryGetProperty("image", out _))
            .GetProperty("variables").GetRawText();
}

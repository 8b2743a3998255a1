using Exchange.Storage;
using Exchange.Web.Board;
using Exchange.Web.Hosting.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Exchange.Web.Tests.Telemetry;

public sealed class ExportTests
{
    [Fact]
    public async Task Metrics_traces_and_logs_reach_the_collector_and_no_secret_does()
    {
        await using var collector = await Collector.Start();
        await using var product = new Product(settings: new Dictionary<string, string>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = collector.Address,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "300",
            ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
            ["OTEL_BLRP_SCHEDULE_DELAY"] = "100",
            ["OTEL_SERVICE_NAME"] = "exchange-here",
        });
        var token = product.SetupToken;
        await product.Services.GetRequiredService<BoardFeed>().Ready;
        var browser = product.Browser();
        await browser.GetAsync("/en/people/invitation/0123456789abcdef.secret-of-a-link");
        await browser.GetAsync("/en/members");
        await browser.GetAsync("/health/live");

        await Until.True(() => collector.Has("metrics", "exchange.board.version") && collector.Has("metrics", "exchange.storage.operation.duration"));
        await Until.True(() => collector.Has("metrics", "http.server.request.duration") && collector.Has("metrics", "orleans-consistent-ring-size"));
        await Until.True(() => collector.Has("traces", "/en/members") || collector.Has("traces", "/members"));
        await Until.True(() => collector.Has("traces", "Microsoft.Orleans.Application") || collector.Has("traces", "Microsoft.Orleans.Runtime"));
        await Until.True(() => collector.Has("logs", "The board is rebuilt at version"));

        foreach (var signal in new[] { "metrics", "traces", "logs" })
        {
            Assert.True(collector.Has(signal, "exchange-here"), signal);
            Assert.False(collector.Has(signal, token), signal);
            Assert.False(collector.Has(signal, "secret-of-a-link"), signal);
        }
        Assert.False(collector.Has("traces", "/health/live"));
        Assert.Equal(["application/x-protobuf"], collector.ContentTypes);
    }

    [Fact]
    public async Task Without_the_setting_nothing_is_listened_to()
    {
        await using var product = new Product();

        Assert.Null(product.Services.GetService<MeterProvider>());
        Assert.Null(product.Services.GetService<TracerProvider>());
        Assert.Null(product.Services.GetService<LoggerProvider>());
    }

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "smoke-signals")]
    public void A_setting_that_cannot_be_meant_is_refused_by_its_name(string name, string value)
    {
        var settings = new Dictionary<string, string?> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://localhost:4318", [name] = value };

        var refused = Assert.Throws<SettingException>(() => OtlpSettings.AreGiven(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));

        Assert.Equal(name, refused.Setting);
        Assert.Contains(value, refused.Message, StringComparison.Ordinal);
    }
}

using System.Text.Json;
using Exchange.Web.Hosting.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Runtime;
using Orleans.Storage;

namespace Exchange.Web.Tests.Api;

public sealed class OutageTests
{
    public static TheoryData<Exception> Outages =>
    [
        new IOException("submission/2026/SEN was not saved: database or disk is full"),
        new TimeoutException("No answer within 30 s."),
        new SiloUnavailableException("The host is gone."),
        new InconsistentStateException("Changed by another writer."),
    ];

    [Theory, MemberData(nameof(Outages), DisableDiscoveryEnumeration = true)]
    public async Task What_passes_is_refused_with_a_request_to_come_again_and_shows_nothing_of_the_inside(Exception problem)
    {
        var (status, headers, body) = await Answer(problem);

        Assert.Equal(503, status);
        Assert.Equal("2", headers.RetryAfter);
        Assert.Equal("urn:exchange:problem:unavailable", body.Text("type"));
        Assert.Contains("same operation id", body.Text("detail"), StringComparison.Ordinal);
        Assert.DoesNotContain(problem.Message, body.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_of_the_program_is_not_called_an_outage()
    {
        var (status, headers, _) = await Answer(new InvalidOperationException("A page is missing."));

        Assert.Equal(500, status);
        Assert.False(headers.ContainsKey("Retry-After"));
    }

    private static async Task<(int Status, IHeaderDictionary Headers, JsonElement Body)> Answer(Exception problem)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await new ApiGate(_ => throw problem, NullLogger<ApiGate>.Instance).InvokeAsync(context);
        body.Position = 0;
        using var json = await JsonDocument.ParseAsync(body);
        return (context.Response.StatusCode, context.Response.Headers, json.RootElement.Clone());
    }
}

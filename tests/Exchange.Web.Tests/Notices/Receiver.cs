using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Exchange.Web.Tests.Notices;

/// <summary>A call as it arrived.</summary>
internal sealed record Received(string Path, string Id, string Timestamp, string Signature, string Body);

/// <summary>A real receiver on loopback.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app)
    {
        _app = app;
        app.MapPost("/{**path}", async (HttpContext context) =>
        {
            var headers = context.Request.Headers;
            using var reader = new StreamReader(context.Request.Body);
            Calls.Enqueue(new(
                context.Request.Path, headers["webhook-id"].ToString(), headers["webhook-timestamp"].ToString(), headers["webhook-signature"].ToString(), await reader.ReadToEndAsync()));
            if (Answer == 302)
                context.Response.Headers.Location = "/elsewhere";
            context.Response.StatusCode = Answer;
        });
    }

    public int Answer { get; set; } = 200;

    public ConcurrentQueue<Received> Calls { get; } = new();

    public string Address => _app.Urls.Single();

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new Receiver(builder.Build());
        await receiver._app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

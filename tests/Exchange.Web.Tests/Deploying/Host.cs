using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Exchange.Web.Tests.Deploying;

/// <summary>A small host on a real port that says its name, what it was told of the visitor, and whether it is ready.</summary>
internal sealed class Host : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Host(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public bool Ready { get; set; } = true;

    public static async Task<Host> Start(string name)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var host = new Host(app);
        app.UseWebSockets();
        app.MapGet("/health/ready", () => host.Ready ? Results.Ok() : Results.StatusCode(503));
        app.MapGet("/name", () => name);
        app.MapGet("/told", (HttpRequest r) => $"{r.Headers["X-Forwarded-For"]} {r.Headers["X-Forwarded-Proto"]} {r.Headers["X-Forwarded-Host"]}");
        app.Map("/echo", Echo);
        await app.StartAsync();
        return host;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private static async Task Echo(HttpContext context)
    {
        using var line = await context.WebSockets.AcceptWebSocketAsync();
        var bytes = new byte[1024];
        var heard = await line.ReceiveAsync(bytes, context.RequestAborted);
        await line.SendAsync(bytes.AsMemory(0, heard.Count), heard.MessageType, heard.EndOfMessage, context.RequestAborted);
    }
}

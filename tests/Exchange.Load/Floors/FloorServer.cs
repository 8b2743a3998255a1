using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Exchange.Load.Floors;

/// <summary>
/// The bare Kestrel the product is held against, a process of its own (verb <c>floor-server</c>): one answer out of memory, a hub that
/// tells every client what it is told, and the append of the disk floor behind an endpoint, to show what the way over HTTP costs.
/// </summary>
internal static class FloorServer
{
    public const string Verb = "floor-server";

    public static void Run()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSignalR();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 64 * 1024 * 1024);
        var app = builder.Build();
        byte[] answer = [];
        long appended = 0;
        using var log = new GroupLog(builder.Configuration["FLOOR_LOG"]!);
        app.MapGet("/", () => "floor");
        app.MapPost("/bytes", async (HttpRequest request) =>
        {
            using var copy = new MemoryStream();
            await request.Body.CopyToAsync(copy);
            answer = copy.ToArray();
        });
        app.MapGet("/bytes", (HttpResponse response) =>
        {
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = answer.Length;
            return response.Body.WriteAsync(answer).AsTask();
        });
        app.MapPost("/append", async (HttpRequest request, int bytes) =>
        {
            await request.Body.CopyToAsync(Stream.Null);
            await log.Append(new byte[bytes]);
            return new FloorAnswer("accepted", Interlocked.Increment(ref appended));
        });
        app.MapHub<FloorHub>("/live");
        app.MapPost("/broadcast", async (FloorMessage message, IHubContext<FloorHub> hub) =>
        {
            await hub.Clients.All.SendAsync("changed", message);
            return message.Version;
        });
        app.Run();
    }
}

internal sealed class FloorHub : Hub;

internal sealed record FloorAnswer(string Status, long BoardVersion);

internal sealed record FloorMessage(long Version, string[] Members, string[] Indicators);

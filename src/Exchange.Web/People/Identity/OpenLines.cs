using System.Collections.Concurrent;
using System.Security.Claims;
using Exchange.Web.Hosting;
using Microsoft.AspNetCore.Identity;

namespace Exchange.Web.People;

/// <summary>
/// Lines that signed-in people keep open (circuits, the live hub): when a session has ended, wherever it was ended, its lines are cut. What
/// comes back after that comes without the session.
/// </summary>
internal sealed partial class OpenLines(SessionCheck check, Recheck recheck, TimeProvider time, ILogger<OpenLines> logger) : BackgroundService
{
    private readonly ConcurrentDictionary<HttpContext, ClaimsPrincipal> _open = new();

    public async Task Hold(HttpContext context, RequestDelegate next)
    {
        if (!StaysOpen(context.Request) || context.User.Identity?.AuthenticationType != IdentityConstants.ApplicationScheme)
        {
            await next(context);
            return;
        }
        _open[context] = context.User;
        try
        {
            await next(context);
        }
        finally
        {
            _open.TryRemove(context, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(recheck.Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(t => t is { IsCompletedSuccessfully: true, Result: true }, TaskScheduler.Default))
            await CutEnded();
    }

    private async Task CutEnded()
    {
        foreach (var lines in _open.GroupBy(line => (line.Value.Actor().Id, line.Value.FindFirstValue(ActorClaims.Session))))
        {
            try
            {
                if (await check.Account(lines.First().Value) is not null)
                    continue;
                foreach (var line in lines)
                    line.Key.Abort();
            }
            catch (Exception problem) when (Transient.Is(problem))
            {
                LogNotAsked(logger, problem);
            }
        }
    }

    // A socket or an event stream. A long poll is a new request every time, and asked then.
    private static bool StaysOpen(HttpRequest request) =>
        HttpMethods.IsConnect(request.Method)
        || string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase)
        || request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase);

    [LoggerMessage(LogLevel.Warning, "Whether sessions of open lines have ended could not be found out; asking again soon.")]
    private static partial void LogNotAsked(ILogger logger, Exception problem);
}

using Exchange.Web.Hosting.Api;

namespace Exchange.Web.Hosting.Cluster;

internal static class WakefulAnswers
{
    /// <summary>First of all: a host that may have been given up by its cluster answers 503, so that whoever asked asks another.</summary>
    public static WebApplication UseWakefulAnswers(this WebApplication app)
    {
        if (app.Services.GetService<Wakefulness>() is not { } wakefulness)
            return app;
        app.Use(async (context, next) =>
        {
            if (await wakefulness.IsMember())
                await next(context);
            else
                await context.TurnAway();
        });
        return app;
    }

    /// <summary>
    /// Asks once more before a command is said to be done: a host that stood still in the middle of it may have lost its place meanwhile, and
    /// with it the way to the board. What was stored is stored; repeated elsewhere, the command finds it.
    /// </summary>
    public static RouteGroupBuilder AnsweredAwake(this RouteGroupBuilder commands)
    {
        if (((IEndpointRouteBuilder)commands).ServiceProvider.GetService<Wakefulness>() is { } wakefulness)
            commands.AddEndpointFilter(async (context, next) => await next(context) is var answer && await wakefulness.IsMember() ? answer : Problems.Unavailable());
        return commands;
    }

    /// <summary>503 with the advice to come back at once: there are other hosts, or this one is back in a moment.</summary>
    public static Task TurnAway(this HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            return Problems.Unavailable().ExecuteAsync(context);
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "1";
        return Task.CompletedTask;
    }
}

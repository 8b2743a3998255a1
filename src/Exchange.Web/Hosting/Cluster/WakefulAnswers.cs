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
                context.Response.TurnAway();
        });
        return app;
    }

    /// <summary>503 with the advice to come back at once: there are other hosts, or this one is back in a moment.</summary>
    public static void TurnAway(this HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.Headers.RetryAfter = "1";
        response.Headers.Connection = "close";
    }
}

using Exchange.Web.Hosting.Cluster;

namespace Exchange.Web.Board;

/// <summary>
/// Who was told on this host that something is published can read it here at once: a read that comes before the board's push waits for it.
/// The wait stands with the reader, who rarely needs it, and not with every report. A host that has not heard the board yet sends programs
/// to another; its pages say themselves that they are not yet up to date.
/// </summary>
internal static class OwnWrites
{
    public static WebApplication UseOwnWrites(this WebApplication app)
    {
        var board = app.Services.GetRequiredService<BoardFeed>();
        app.Use((context, next) => board.HasAcknowledged || !HttpMethods.IsGet(context.Request.Method) ? next(context) : Wait(board, context, next));
        return app;
    }

    private static async Task Wait(BoardFeed board, HttpContext context, RequestDelegate next)
    {
        await board.CatchUp();
        if (!board.Ready.IsCompleted && context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            await context.TurnAway();
        else
            await next(context);
    }
}

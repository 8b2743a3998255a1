using Exchange.Model.Board;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Past;

namespace Exchange.Web.Board;

/// <summary>
/// Which picture a request reads: the live one, or the one its address asks for. It is found before anything is routed, because pages, the
/// API and what is kept of both depend on it.
/// </summary>
internal static class PastReading
{
    public static IApplicationBuilder UseAsOf(this IApplicationBuilder app)
    {
        var (past, time) = (app.ApplicationServices.GetRequiredService<BoardPast>(), app.ApplicationServices.GetRequiredService<TimeProvider>());
        return app.Use((context, next) => context.Request.QueryString.HasValue && context.Request.Query.ContainsKey(AsOf.Parameter)
            && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            ? Read(context, next, past, time)
            : next(context));
    }

    /// <summary>The picture this request reads.</summary>
    public static BoardState Board(this HttpContext context) =>
        context.Features.Get<BoardState>() ?? context.RequestServices.GetRequiredService<BoardFeed>().Current;

    private static async Task Read(HttpContext context, RequestDelegate next, BoardPast past, TimeProvider time)
    {
        var text = context.Request.Query[AsOf.Parameter].ToString().Trim();
        var (moment, refusal) = AsOfReader.Read(text, time.GetUtcNow());
        if (refusal is null)
        {
            var board = await past.AsOf(moment);
            context.Features.Set(board);
            AsOf.Set(context, new(moment, $"{AsOf.Parameter}={Escaped(text)}", board.Reference.IsDated));
        }
        else
            context.Features.Set(refusal);
        await next(context);
    }

    // A colon may stand in a query as it is, and a person reads the address.
    private static string Escaped(string text) => Uri.EscapeDataString(text).Replace("%3A", ":", StringComparison.Ordinal);
}

/// <summary>The board that a request reads, for those that answer it.</summary>
internal sealed record BoardRead(BoardState Board)
{
    public static ValueTask<BoardRead?> BindAsync(HttpContext context) => ValueTask.FromResult<BoardRead?>(new(context.Board()));
}

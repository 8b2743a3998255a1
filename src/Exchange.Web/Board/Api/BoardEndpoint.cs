using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Past;
using Microsoft.Net.Http.Headers;

namespace Exchange.Web.Board.Api;

/// <summary><c>GET /api/v1/board</c>: the most-read address there is, answered with bytes that are ready.</summary>
internal static class BoardEndpoint
{
    public const string Path = ApiHosting.Root + "/board";

    /// <summary>Answers before the rest of the pipeline: nothing in it has a say in a public read.</summary>
    public static WebApplication UseBoardBytes(this WebApplication app)
    {
        var bytes = app.Services.GetRequiredService<BoardBytes>();
        app.Use((context, next) =>
        {
            var request = context.Request;
            return request.Path.Value == Path && (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.QueryString.HasValue
                ? Answer(context, bytes)
                : next(context);
        });
        return app;
    }

    public static IResult Read(HttpContext context, BoardBytes bytes) => context.Board() is var board && AsOf.Of(context) is null
        ? new Ready(bytes)
        : Versioned.Json(board, () => Describe.Board(board), BoardJson.Plain.BoardDocument);

    public static Task Answer(HttpContext context, BoardBytes bytes)
    {
        var response = context.Response;
        var edition = bytes.Current;
        response.IsPublic();
        response.Headers.ETag = edition.EntityTag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (context.Request.Has(edition.EntityTag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        var (body, encoding) = edition.For(context.Request);
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.XContentTypeOptions = "nosniff";
        if (encoding is not null)
            response.Headers.ContentEncoding = encoding;
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.BodyWriter.WriteAsync(body, context.RequestAborted).AsTask();
    }

    private sealed class Ready(BoardBytes bytes) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Answer(httpContext, bytes);
    }
}

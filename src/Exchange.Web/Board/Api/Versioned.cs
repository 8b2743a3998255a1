using System.Text.Json.Serialization.Metadata;
using Exchange.Model.Board;
using Exchange.Web.Hosting.Api;

namespace Exchange.Web.Board.Api;

/// <summary>An answer drawn from one version of the board: it says which, and is not sent again to a client that has it.</summary>
internal sealed class Versioned(BoardState board, Func<HttpContext, Task> write, bool speaks = false) : IResult
{
    public static Versioned Json<T>(BoardState board, Func<T> document, JsonTypeInfo<T> type) =>
        new(board, context => context.Response.WriteAsJsonAsync(document(), type));

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var tag = BoardBytes.Edition.Tag(board);
        if (speaks)
        {
            response.SpeaksLanguage();
            tag = tag[..^1] + "-" + httpContext.UseLanguage().Code + "\"";
        }
        response.IsPublic();
        response.Headers.ETag = tag;
        response.Headers.Append("Vary", "Accept");
        if (!httpContext.Request.Has(tag))
            return write(httpContext);
        response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}

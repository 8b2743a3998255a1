using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Hosting.Api;

/// <summary>A refusal on its way out. Texts are read when it is written, in the language of the request.</summary>
internal sealed class Problem : IResult
{
    public const string ContentType = "application/problem+json";

    private readonly string _kind;
    private readonly int _status;
    private readonly Func<string> _detail;
    private readonly Func<IReadOnlyList<ProblemError>>? _errors;

    /// <param name="kind">Name of the kind; its title is the text <c>Problem.</c> and the kind.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="detail">The sentence, written in the language at hand.</param>
    /// <param name="errors">Details, written in the language at hand.</param>
    public Problem(string kind, int status, Func<string> detail, Func<IReadOnlyList<ProblemError>>? errors = null)
    {
        _kind = kind;
        _status = status;
        _detail = detail;
        _errors = errors;
    }

    /// <summary>The name of the request in the log is told.</summary>
    public bool Traced { get; init; }

    /// <summary>When it is worth asking again; null if that would change nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (RetryAfter is { } pause)
            httpContext.Response.Headers.RetryAfter = ((int)pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Write(httpContext, Document(httpContext), ProblemJson.Plain.ProblemDocument);
    }

    /// <summary>The document, and the language at hand is the request's from now on.</summary>
    public ProblemDocument Document(HttpContext context)
    {
        context.UseLanguage();
        var detail = _detail();
        return new()
        {
            Type = "urn:exchange:problem:" + _kind,
            Title = ApiTexts.ResourceManager.GetString("Problem." + _kind, Language.Current.Culture) ?? _kind,
            Status = _status,
            Detail = detail,
            Instance = context.Request.PathBase + context.Request.Path,
            Errors = _errors?.Invoke() ?? [],
            TraceId = Traced ? context.TraceIdentifier : null,
        };
    }

    public static async Task Write<T>(HttpContext context, T document, JsonTypeInfo<T> type) where T : ProblemDocument
    {
        var response = context.Response;
        response.StatusCode = document.Status;
        response.ContentType = ContentType;
        if (document.Status == StatusCodes.Status401Unauthorized && response.Headers.WWWAuthenticate.Count == 0)
            response.Headers.WWWAuthenticate = "Bearer";
        response.Headers.ContentLanguage = Language.Current.Code;
        response.Headers.CacheControl = "no-store";
        response.SpeaksLanguage();
        var bytes = JsonSerializer.SerializeToUtf8Bytes(document, type);
        response.ContentLength = bytes.Length;
        await response.BodyWriter.WriteAsync(bytes, context.RequestAborted);
    }
}

namespace Exchange.Web.Hosting.Api;

/// <summary>Around every request to the API: whatever goes wrong, the answer is a problem document.</summary>
internal sealed partial class ApiGate(RequestDelegate next, ILogger<ApiGate> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.UseLanguage();
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException problem) when (!context.Response.HasStarted)
        {
            await Answer(context, problem.StatusCode == 413 ? Problems.TooLarge(ApiBody.Small) : Problems.Unreadable(problem.StatusCode));
            return;
        }
        catch (Exception problem) when (!context.Response.HasStarted && Transient.Is(problem))
        {
            LogUnavailable(context.Request.Method, context.Request.Path, problem);
            await Answer(context, Problems.Unavailable());
            return;
        }
        catch (Exception problem) when (!context.Response.HasStarted)
        {
            LogUnexpected(context.Request.Method, context.Request.Path, problem);
            await Answer(context, Problems.Unexpected());
            return;
        }
        if (!context.Response.HasStarted && context.Response is { ContentLength: null, ContentType: null } response && Empty(response.StatusCode) is { } refusal)
            await refusal.ExecuteAsync(context);
    }

    // Routing and sign-in answer with a bare status.
    private static Problem? Empty(int status) => status switch
    {
        400 => Problems.Unreadable(400),
        401 => Problems.SignInNeeded(),
        403 => Problems.Forbidden(),
        404 => Problems.NoSuchAddress(),
        405 => Problems.MethodNotAllowed(),
        413 => Problems.TooLarge(ApiBody.Small),
        415 => Problems.WrongContentType("application/json"),
        _ => null,
    };

    private static Task Answer(HttpContext context, Problem problem)
    {
        context.Response.Clear();
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return problem.ExecuteAsync(context);
    }

    [LoggerMessage(LogLevel.Warning, "{Method} {Path} met a failure that passes; it is answered 503.")]
    private partial void LogUnavailable(string method, PathString path, Exception problem);

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed.")]
    private partial void LogUnexpected(string method, PathString path, Exception problem);
}

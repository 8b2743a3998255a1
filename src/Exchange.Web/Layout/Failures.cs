using Exchange.Web.Hosting;

namespace Exchange.Web.Layout;

/// <summary>What goes wrong on a page is answered with a page: whose fault it was, and what to do.</summary>
internal static class Failures
{
    public static IApplicationBuilder UseFailurePage(this IApplicationBuilder app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        ExceptionHandlingPath = "/failure",
        StatusCodeSelector = StatusOf,
    });

    // A request that cannot be read is the sender's; the rest is ours.
    private static int StatusOf(Exception problem) => problem switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status413PayloadTooLarge,
        _ when Transient.Is(problem) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}

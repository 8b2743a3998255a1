using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Calls.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>Finding a call for somebody, and the answers that its pages have in common.</summary>
internal static class CallAccess
{
    /// <summary>The grain of a call that there is; null otherwise, so that nothing is woken for an address that somebody made up.</summary>
    public static async Task<ICallGrain?> Call(this IGrainFactory grains, ExchangesFeed feed, string id) =>
        (feed.Current.Call(id) ?? (await feed.Read()).Call(id)) is null ? null : grains.GetGrain<ICallGrain>(id);

    /// <summary>The call as far as the actor sees it; null if there is none for it.</summary>
    public static async Task<CallState?> View(this IGrainFactory grains, ExchangesFeed feed, string id, Actor actor) =>
        await grains.Call(feed, id) is { } call ? await call.View(actor) : null;

    public static string Operation(IFormCollection form) => form["operation"].ToString() is { Length: > 0 and <= 64 } given ? given : CallForm.NewOperation();

    /// <summary>What a refusal is to whoever sent the form.</summary>
    public static int Status(Model.Exchanges.Refusal refusal) => refusal.Rule switch
    {
        "NotYours" => StatusCodes.Status403Forbidden,
        "FormStale" or "NotNow" or "NoPlaceLeft" or "PlaceFree" or "CallCancelled" or "CallPublic" => StatusCodes.Status409Conflict,
        "NotStored" => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    public static IResult NotYours() => Page<RefusedPage>(new { }, StatusCodes.Status403Forbidden);

    /// <summary>A page that is one person's: never kept by anybody.</summary>
    public static IResult Page<T>(object parameters, int status = StatusCodes.Status200OK) where T : IComponent =>
        new Private<T>(new RazorComponentResult<T>(parameters) { StatusCode = status, PreventStreamingRendering = true });

    private sealed class Private<T>(RazorComponentResult<T> page) : IResult where T : IComponent
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.CacheControl = "no-store";
            return page.ExecuteAsync(httpContext);
        }
    }
}

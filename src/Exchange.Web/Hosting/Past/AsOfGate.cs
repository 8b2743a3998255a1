using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Hosting.Past;

/// <summary>
/// In the API: a moment that cannot be read, or that the address knows nothing of, is refused. It must not silently become what holds now.
/// </summary>
internal sealed class AsOfGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!AsOf.IsAsked(context.Request) || context.GetEndpoint() is not { } endpoint || context.Request.Method == HttpMethods.Options)
            return next(context);
        if (endpoint.Metadata.GetMetadata<ReadsAsOf>() is null)
            return new Problem("not-as-of", 400, () => Write.Text(AsOfTexts.NowOnly, Asked(context))).ExecuteAsync(context);
        return context.Features.Get<AsOfRefusal>() is { } refusal
            ? new Problem(refusal.Kind, refusal.Status, refusal.Sentence, () => [new(Asked(context), refusal.Sentence())]).ExecuteAsync(context)
            : next(context);
    }

    private static string Asked(HttpContext context) => context.Request.Query.ContainsKey(AsOf.Parameter) ? AsOf.Parameter : AsOf.Snapshot;
}

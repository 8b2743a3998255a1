using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Hosting.Api;

/// <summary>
/// The language of sentences in API answers: what <c>Accept-Language</c> prefers of ours, else English.
/// </summary>
internal static class ApiLanguage
{
    public static Language Of(HttpRequest request) =>
        request.Headers.AcceptLanguage.Count == 0
            ? Language.English
            : request.GetTypedHeaders().AcceptLanguage
                .OrderByDescending(l => l.Quality ?? 1)
                .Select(l => Language.Find(l.Value.Value?.Split('-')[0].ToLowerInvariant()))
                .FirstOrDefault(l => l is not null)
            ?? Language.English;

    /// <summary>Makes it the language at hand for the rest of the request.</summary>
    public static Language UseLanguage(this HttpContext context)
    {
        var language = Of(context.Request);
        language.Use();
        return language;
    }
}

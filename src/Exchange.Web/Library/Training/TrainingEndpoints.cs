using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using Exchange.Model.People;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Library;

/// <summary>Answering a module's questions, one's own progress, and certificates. Plain forms; what is personal is never cached.</summary>
internal static class TrainingEndpoints
{
    public static void MapTraining(this WebApplication app)
    {
        var training = app.MapGroup("/library").ExcludeFromDescription().AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        training.MapPost("/{slug}/self-check", Answer);
        // A reader who signs in after answering comes back by GET: the questions are on the page.
        training.MapGet("/{slug}/self-check", (string slug, HttpContext context) => context.GoTo("/library/" + Uri.EscapeDataString(slug)));
        training.MapGet("/progress", Progress).RequireAuthorization(Policies.SignedIn);
        training.MapGet("/certificates/{id}", Verify);
    }

    /// <summary>A new identity for an attempt.</summary>
    public static string NewOperation() => Guid.NewGuid().ToString("N");

    private static async Task<IResult> Answer(string slug, HttpContext context, LibraryFolder library, IGrainFactory grains)
    {
        var language = Language.Current;
        if (library.Current.Find(slug) is not { } entry || entry.QuestionsIn(language) is not { } page)
            return ReadingEndpoints.Unknown();
        var actor = context.User.Actor();
        // Whoever is not signed in changes nothing by answering: the form needs no token then, and the page can be everybody's.
        var (form, isFresh) = actor.Role != Role.Public ? await context.Posted()
            : (context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty, true);
        var answers = Answers(form, page.Text.SelfCheck!.Questions.Length);
        var kept = actor.Role != Role.Public && isFresh
            ? await grains.GetGrain<ILearnerGrain>(actor.Id).Answer(Operation(form), actor, slug, language.Code, answers)
            : null;
        return new RazorComponentResult<SelfCheckPage>(new { Entry = entry, Page = page, Answers = answers, Kept = kept, IsSignedIn = actor.Role != Role.Public });
    }

    private static async Task<IResult> Progress(ClaimsPrincipal user, LibraryFolder library, IGrainFactory grains)
    {
        var actor = user.Actor();
        var record = await grains.GetGrain<ILearnerGrain>(actor.Id).Progress(actor) ?? new();
        return new RazorComponentResult<ProgressPage>(new { Library = library.Current, Record = record });
    }

    private static async Task<IResult> Verify(string id, HttpContext context, LibraryFolder library, IGrainFactory grains)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        // Only what can be an id reaches a grain: others would be activations for nothing.
        var certificate = id.Length == 32 && id.All(char.IsAsciiHexDigitLower) ? await grains.GetGrain<ICertificateGrain>(id).Find() : null;
        return certificate is null
            ? new RazorComponentResult<UnknownCertificatePage>() { StatusCode = StatusCodes.Status404NotFound }
            : new RazorComponentResult<CertificatePage>(new { Certificate = certificate, Library = library.Current });
    }

    private static ImmutableArray<int> Answers(IFormCollection form, int questions) =>
        [.. Enumerable.Range(0, questions).Select(i => int.TryParse(form[$"answer-{i}"], NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : -1)];

    private static string Operation(IFormCollection form) => form["operation"].ToString() is { Length: > 0 and <= 64 } id ? id : NewOperation();
}

using Exchange.Model.Submissions;
using Exchange.Storage;
using Exchange.Web.People;

namespace Exchange.Web.Submissions.Files;

/// <summary>Gives files that back figures to those who may see the figure, and to nobody else.</summary>
internal static class EvidenceFiles
{
    public static void MapEvidenceFiles(this WebApplication app) =>
        app.MapGet("/submit/{round}/{iso3}/files/{id}", async (string round, string iso3, string id, HttpContext context, IGrainFactory grains, IFileStore files) =>
            await grains.Submission(round, iso3).View(context.User.Actor()) is { } view
                ? await Open(view.Submission, id, context, files) ?? Refusals.NotFound()
                : Refusals.NotYours()).RequireAuthorization(Policies.SignedIn);

    /// <summary>The file as an attachment; null if no cell of what the reader sees names it.</summary>
    public static async Task<IResult?> Open(Submission seen, string id, HttpContext context, IFileStore files)
    {
        if (Named(seen).FirstOrDefault(e => e.Kind == EvidenceKind.File && e.Address == id) is not { } item
            || await files.Open(id, context.RequestAborted) is not { } file)
            return null;
        var headers = context.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers.XContentTypeOptions = "nosniff";
        return Results.Stream(file.Content, item.MediaType, item.Name);
    }

    private static IEnumerable<Evidence> Named(Submission seen) => seen.Cells.Values
        .Concat(seen.Accepted.Values.Select(a => a.Cell))
        .Concat(seen.Verifications.Values.Select(v => v.Cell))
        .Concat(seen.Reopened.Values.Concat(seen.Mended.Values).Select(r => r.Was).OfType<Cell>())
        .SelectMany(c => c.Evidence.IsDefault ? [] : c.Evidence);
}

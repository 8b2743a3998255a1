using System.Globalization;
using Exchange.Model.Recommendations;
using Exchange.Storage;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Files;

namespace Exchange.Web.Recommendations.Answering;

/// <summary>Files that back reports of progress: kept in the same store as the evidence of figures, under the same rules of what is taken.</summary>
internal static class ProofFiles
{
    public static void MapProofFiles(this WebApplication app) =>
        app.MapGet("/members/{iso3}/recommendations/{id}/files/{file}", Open).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();

    /// <summary>As a hidden field of the form; nothing for no file.</summary>
    public static string Written(ProofFile? file) =>
        file is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{file.Id}|{file.Length}|{file.MediaType}|{file.Name}");

    /// <summary>What <see cref="Written"/> wrote; null for anything else.</summary>
    public static ProofFile? Read(string text) =>
        text.Split('|', 4) is [var id, var length, var type, var name] && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
            ? new(id, name, type, bytes)
            : null;

    /// <summary>
    /// The field that stands for the file: of one that was just sent, or of one that is said to be kept and is. A fault if it is not taken.
    /// </summary>
    public static async Task<(string Field, string? Fault)> Take(IFormCollection form, FollowUp before, EvidenceIntake intake, CancellationToken cancellationToken)
    {
        if (form.Files.GetFile("file") is { FileName.Length: > 0 } sent)
        {
            await using var content = sent.OpenReadStream();
            var (item, fault) = await intake.Take(sent.FileName, content, cancellationToken);
            return item is null ? ("", fault) : (Written(new(item.Address, item.Name, item.MediaType!, item.Length)), null);
        }
        if (form["drop"] == "yes" || Read(form["kept"].ToString()) is not { } kept)
            return ("", null);
        return before.Progress.Any(p => p.File == kept) || await intake.Keeps(new(Model.Submissions.EvidenceKind.File, kept.Id, kept.Name, kept.MediaType, kept.Length), cancellationToken)
            ? (Written(kept), null)
            : ("", "EvidenceUnknown");
    }

    private static async Task<IResult> Open(string iso3, string id, string file, HttpContext context, IGrainFactory grains, IFileStore files)
    {
        if (!context.User.Actor().MayReport(iso3))
            return Refusals.NotYours();
        var named = (await grains.GetGrain<IFollowUpGrain>(iso3).Read()).Progress.FirstOrDefault(p => p.Recommendation == id && p.File?.Id == file)?.File;
        if (named is null || await files.Open(file, context.RequestAborted) is not { } kept)
            return Refusals.NotFound();
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(kept.Content, named.MediaType, named.Name);
    }
}

using Exchange.Model.Submissions;
using Exchange.Storage;

namespace Exchange.Web.Submissions.Files;

/// <summary>Takes files that back a figure: small enough, of a type that is taken, and being what their name says.</summary>
internal sealed class EvidenceIntake(IFileStore files)
{
    private const int LongestName = 200;

    /// <summary>Keeps the file.</summary>
    /// <param name="name">Its name as sent; a path before it is dropped.</param>
    /// <param name="content">Its bytes, seekable.</param>
    /// <returns>The evidence, or why the file is not taken: name of the refusal, also the key of its sentence.</returns>
    public async Task<(Evidence? Item, string? Fault)> Take(string name, Stream content, CancellationToken cancellationToken)
    {
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            return (null, "EvidenceNameUnfit");
        if (!EvidenceRules.MediaTypes.TryGetValue(Path.GetExtension(name), out var mediaType))
            return (null, "EvidenceTypeUnfit");
        if (content.Length is 0 or > EvidenceRules.LongestFile)
            return (null, "EvidenceTooLarge");
        if (!await FileSignatures.Fit(content, mediaType, cancellationToken))
            return (null, "EvidenceContentUnfit");
        return await files.Put(content, EvidenceRules.LongestFile, cancellationToken) is { } kept
            ? (new(EvidenceKind.File, kept.Id, name, mediaType, kept.Length), null)
            : (null, "EvidenceTooLarge");
    }

    /// <summary>Whether what is said to be a file is one that is kept.</summary>
    public async Task<bool> Keeps(Evidence item, CancellationToken cancellationToken)
    {
        await using var file = await files.Open(item.Address, cancellationToken);
        return file is not null && file.Length == item.Length;
    }
}

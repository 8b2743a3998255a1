namespace Exchange.Model.Submissions;

/// <summary>What backs a figure.</summary>
public enum EvidenceKind
{
    /// <summary>An address on the web.</summary>
    Link,
    /// <summary>A file kept by the product.</summary>
    File,
}

/// <summary>A document or a link that backs a cell.</summary>
/// <param name="Kind">Link or file.</param>
/// <param name="Address">The address of a link; the content's SHA-256 in lower-case hex of a file.</param>
/// <param name="Name">What to call it: a file's name, or a link's title.</param>
/// <param name="MediaType">A file's type, for example <c>application/pdf</c>; null for a link.</param>
/// <param name="Length">A file's length in bytes; 0 for a link.</param>
[GenerateSerializer, Immutable, Alias("evidence")]
public sealed record Evidence(
    [property: Id(0)] EvidenceKind Kind,
    [property: Id(1)] string Address,
    [property: Id(2)] string Name,
    [property: Id(3)] string? MediaType = null,
    [property: Id(4)] long Length = 0);

/// <summary>What is taken as evidence.</summary>
public static class EvidenceRules
{
    /// <summary>Most bytes of a file.</summary>
    public const long LongestFile = 10 * 1024 * 1024;

    /// <summary>Most items for one cell.</summary>
    public const int MostPerCell = 8;

    private const int LongestAddress = 2_000;
    private const int LongestName = 200;

    /// <summary>Types of files that are taken, by the ending of their names.</summary>
    public static IReadOnlyDictionary<string, string> MediaTypes { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = "application/pdf",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".csv"] = "text/csv",
        [".txt"] = "text/plain",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
    };

    /// <summary>Name of the refusal, also the key of its sentence; null if the item is taken.</summary>
    public static string? Refuses(Evidence item) =>
        string.IsNullOrWhiteSpace(item.Name) || item.Name.Length > LongestName ? "EvidenceNameUnfit"
        : item.Kind == EvidenceKind.Link ? RefusesLink(item.Address)
        : item.Length is <= 0 or > LongestFile ? "EvidenceTooLarge"
        : item.MediaType is null || !MediaTypes.Values.Contains(item.MediaType) ? "EvidenceTypeUnfit"
        : item.Address.Length == 64 && item.Address.All(char.IsAsciiHexDigitLower) ? null
        : "EvidenceUnknown";

    // Only what a reader's browser opens as a page: no script, no local file, no name and password in the address.
    private static string? RefusesLink(string address) =>
        address.Length <= LongestAddress
        && Uri.TryCreate(address, UriKind.Absolute, out var link)
        && link.Scheme is "https" or "http"
        && link.UserInfo.Length == 0
            ? null
            : "EvidenceLinkUnfit";
}

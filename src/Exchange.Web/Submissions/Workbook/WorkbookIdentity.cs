using System.Security.Cryptography;
using System.Text;

namespace Exchange.Web.Submissions.Workbook;

/// <summary>What a workbook is of: it travels sealed in the file, so that a foreign or an altered one is told from our own.</summary>
/// <param name="Member">ISO alpha-3 code.</param>
/// <param name="Round">The round's id.</param>
/// <param name="Format">Version of the workbook's layout.</param>
/// <param name="Revision">Revision of the submission that it was made from.</param>
/// <param name="Language">Two-letter code of the language that it is written in.</param>
/// <param name="At">When it was issued.</param>
/// <param name="Lines">Fingerprint of which lines it has, and of what stood in them.</param>
[GenerateSerializer, Immutable, Alias("workbook-identity")]
public sealed record WorkbookIdentity(
    [property: Id(0)] string Member,
    [property: Id(1)] string Round,
    [property: Id(2)] int Format,
    [property: Id(3)] long Revision,
    [property: Id(4)] string Language,
    [property: Id(5)] DateTimeOffset At,
    [property: Id(6)] string Lines)
{
    /// <summary>Version of the layout that this product writes and reads.</summary>
    public const int PresentFormat = 1;

    /// <summary>Fingerprint of the lines, whatever their order.</summary>
    internal static string Of(IEnumerable<(string Key, string Issued)> lines) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', lines.Select(l => $"{l.Key}={l.Issued}").Order(StringComparer.Ordinal)))))[..32];
}

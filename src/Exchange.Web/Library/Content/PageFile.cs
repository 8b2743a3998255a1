using System.Security.Cryptography;
using System.Text;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Library;

/// <summary>One file of the library: a page in one language. Drawn when first asked for, then kept as long as the file stays as it is.</summary>
public sealed class PageFile
{
    private const int Longest = 256 * 1024;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private PageFile(Language language, FrontMatter front, PageText text, string fingerprint) =>
        (Language, Front, Text, Fingerprint) = (language, front, text, fingerprint);

    public Language Language { get; }

    public FrontMatter Front { get; }

    public PageText Text { get; }

    /// <summary>Changes with every change of the file.</summary>
    public string Fingerprint { get; }

    /// <summary>Throws <see cref="ContentException"/> if the bytes are not a page.</summary>
    public static PageFile Read(string file, Language language, byte[] bytes)
    {
        if (bytes.Length > Longest)
            throw new ContentException(file, 1, $"the file is larger than {Longest / 1024} KB; split it into pages.");
        string text;
        try
        {
            text = Strict.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        }
        catch (DecoderFallbackException)
        {
            throw new ContentException(file, 1, "the file is not UTF-8; save it with that encoding.");
        }
        if (!text.StartsWith("---\n", StringComparison.Ordinal))
            throw new ContentException(file, 1, "the first line must be '---', followed by the keys and a second line '---'.");
        var end = text.IndexOf("\n---\n", 3, StringComparison.Ordinal);
        if (end < 0)
            throw new ContentException(file, 1, "the line '---' that ends the keys is missing; add it above the text.");
        var top = text[4..Math.Max(4, end + 1)];
        var front = FrontMatterReader.Read(top, file);
        var above = top.Count(c => c == '\n') + 2;
        return new(language, front, PageText.Read(text[(end + 5)..], file, above), Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]);
    }
}

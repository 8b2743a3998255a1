using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Exchange.Storage;

/// <summary>
/// What a record's blob is called: <c>type/key/state.json</c>. Letters, digits, <c>-</c> and <c>_</c> stand for themselves, every
/// other byte of the UTF-8 is <c>~</c> and two hexadecimal digits, and nothing at all is <c>~</c>: so every name is told apart,
/// leads back to its record, and holds nothing that an address could be read differently for.
/// </summary>
/// <param name="Name">The blob's name, at most 1,024 characters.</param>
/// <param name="Whole">The name as it would be without that limit; null when it is within.</param>
internal readonly record struct BlobName(string Name, string? Whole)
{
    private const int Longest = 1024;
    private const string Ending = ".json";
    private const string Shortened = "~long/";

    // All metadata of a blob may have 8 KiB.
    private const int LongestWhole = 7_000;
    private const string WholeMetadata = "record";

    // Text that is no Unicode would be told apart here and not in the account.
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <exception cref="ArgumentException">The key is longer than the account can keep, or not Unicode.</exception>
    public static BlobName Of(RecordKey key)
    {
        var whole = $"{Escape(key.GrainType)}/{Escape(key.GrainKey)}/{Escape(key.StateName)}{Ending}";
        if (whole.Length <= Longest)
            return new(whole, null);
        if (whole.Length > LongestWhole)
        {
            throw new ArgumentException(
                $"A record's name of {whole.Length} characters is longer than Azure Storage can keep ({LongestWhole}): {key}");
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(whole)));
        return new($"{Shortened}{hash}{Ending}", whole);
    }

    /// <summary>What is written beside the document, so that a shortened name leads back too.</summary>
    public Dictionary<string, string>? Metadata => Whole is null ? null : new() { [WholeMetadata] = Whole };

    /// <summary>The record that a blob of the container holds.</summary>
    /// <exception cref="InvalidDataException">The blob was not written by this program.</exception>
    public static RecordKey Record(string name, IDictionary<string, string>? metadata)
    {
        var whole = name.StartsWith(Shortened, StringComparison.Ordinal) && metadata?.TryGetValue(WholeMetadata, out var kept) == true
            ? kept
            : name;
        try
        {
            if (whole.EndsWith(Ending, StringComparison.Ordinal) && whole[..^Ending.Length].Split('/') is [var type, var key, var state])
            {
                var record = new RecordKey(Unescape(type), Unescape(key), Unescape(state));
                if (Of(record).Name == name)
                    return record;
            }
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw Foreign(e);
        }

        throw Foreign(null);

        InvalidDataException Foreign(Exception? reason) =>
            new($"The container of state holds a blob '{name}' that is no record of this program.", reason);
    }

    internal static string Escape(string text)
    {
        if (text.Length == 0)
            return "~";
        var escaped = new StringBuilder(text.Length);
        foreach (var unit in Utf8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)unit) || unit is (byte)'-' or (byte)'_')
                escaped.Append((char)unit);
            else
                escaped.Append('~').Append(unit.ToString("X2", CultureInfo.InvariantCulture));
        }

        return escaped.ToString();
    }

    private static string Unescape(string escaped)
    {
        if (escaped == "~")
            return "";
        var bytes = new List<byte>(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '~')
            {
                bytes.Add((byte)escaped[i]);
                continue;
            }

            if (i + 2 >= escaped.Length)
                throw new FormatException("An escape is cut off.");
            bytes.Add(Convert.FromHexString(escaped.AsSpan(i + 1, 2))[0]);
            i += 2;
        }

        return Utf8.GetString([.. bytes]);
    }
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Exchange.Model.Submissions.Workbook;

namespace Exchange.Model.Integration.Entries.Workbook;

/// <summary>One line of an inventory's workbook as it came back.</summary>
/// <param name="Sheet">Name of the sheet as the sender sees it; empty in a CSV file.</param>
/// <param name="Row">Number of the row as the sender sees it.</param>
/// <param name="Key">Which line it is: the text of an entry's key, or <c>programme:+3</c> for the third free line for programmes.</param>
/// <param name="Issued">Fingerprint of what stood in it when the workbook was issued.</param>
/// <param name="Fields">What stands in it, by the names in <see cref="EntryFields"/> and <see cref="LineParts"/>; a column that is missing is absent.</param>
[GenerateSerializer, Immutable, Alias("entry-line")]
public sealed record EntryLine(
    [property: Id(0)] string Sheet,
    [property: Id(1)] int Row,
    [property: Id(2)] string Key,
    [property: Id(3)] string Issued,
    [property: Id(4)] ImmutableDictionary<string, FilledIn> Fields)
{
    /// <summary>What the line is about; null if its key is not one that is issued.</summary>
    public static (EntryKind Kind, EntryKey? Entry)? Parse(string key)
    {
        if (EntryKey.TryParse(key) is { } entry)
            return (entry.Kind, entry);
        if (key.Split(':', 2) is [var slug, ['+', ..]])
            foreach (var kind in Enum.GetValues<EntryKind>())
                if (EntryKey.Slug(kind) == slug)
                    return (kind, null);
        return null;
    }

    /// <summary>The key of a free line.</summary>
    public static string Free(EntryKind kind, int number) => FormattableString.Invariant($"{EntryKey.Slug(kind)}:+{number}");

    /// <summary>What stands in the field; empty if nothing does.</summary>
    public string this[string field] => Fields.GetValueOrDefault(field) is { } cell ? LineTexts.Tidy(cell.Text) : "";

    /// <summary>Where the field stands; the row where its column is missing.</summary>
    public string At(string field) => Fields.GetValueOrDefault(field)?.Where ?? FormattableString.Invariant($"{Row}");

    /// <summary>
    /// Fingerprint of what a country fills in on a line, equal texts having equal ones. SHA-256 in hex, shortened: it tells apart, it does not
    /// protect.
    /// </summary>
    /// <param name="kind">The kind of entry.</param>
    /// <param name="entry">The text of each field; null or empty for nothing.</param>
    public static string Fingerprint(EntryKind kind, Func<string, string?> entry)
    {
        var all = string.Join('\u001f', EntryFields.Of(kind).Select(f => LineTexts.Tidy(entry(f.Name))));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
    }

    /// <summary>Nobody has changed anything on the line since it was issued.</summary>
    public bool IsUntouched(EntryKind kind, EntryKey? entry) =>
        Fields.Values.All(f => f.Fault is null) && Fingerprint(kind, field => this[field]) == Issued
        && (entry is not null || LineParts.Of(kind).All(part => this[part].Length == 0));
}

/// <summary>The columns of a line that say which entry it is; locked where there is one already.</summary>
public static class LineParts
{
    /// <summary>Id of an organisation, programme or dataset, or of a criterion or list.</summary>
    public const string Id = "id";

    /// <summary>The programme.</summary>
    public const string Programme = "programme";

    /// <summary>The dataset of a need or link.</summary>
    public const string Dataset = "dataset";

    /// <summary>The other programme of a cross-check.</summary>
    public const string Other = "other_programme";

    /// <summary>The phase of the delivery chain, 1 to 9.</summary>
    public const string Phase = "phase";

    /// <summary>The columns of the kind.</summary>
    public static ImmutableArray<string> Of(EntryKind kind) => kind switch
    {
        EntryKind.Need or EntryKind.Link => [Programme, Dataset],
        EntryKind.CrossCheck => [Programme, Other],
        EntryKind.Delivery => [Programme, Phase],
        _ => [Id],
    };

    /// <summary>What stands in the column for an entry.</summary>
    public static string Text(EntryKey key, string part) => part switch
    {
        Id => key.Id,
        Programme => key.First,
        _ => key.Second,
    };
}

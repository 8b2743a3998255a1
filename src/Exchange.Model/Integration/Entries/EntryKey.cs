using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exchange.Model.Integration.Entries;

/// <summary>What an entry of the inventory describes.</summary>
public enum EntryKind
{
    /// <summary>An institution.</summary>
    Organisation,
    /// <summary>A programme.</summary>
    Programme,
    /// <summary>A dataset.</summary>
    Dataset,
    /// <summary>A programme's need of a dataset.</summary>
    Need,
    /// <summary>What joins a programme and a dataset.</summary>
    Link,
    /// <summary>Whether the lists of two programmes are compared.</summary>
    CrossCheck,
    /// <summary>One phase of a programme's delivery chain.</summary>
    Delivery,
    /// <summary>The answer to a criterion of a building block.</summary>
    Criterion,
    /// <summary>That needs, links or cross-checks were gone through, so that what is not listed is known not to be.</summary>
    List,
    /// <summary>A shock that struck the country, and how fast it was answered.</summary>
    Shock,
}

/// <summary>The identity of an entry within a member's inventory; it never changes.</summary>
/// <param name="Kind">What it describes.</param>
/// <param name="Id">
/// Of organisations, programmes, datasets and shocks a slug; of needs and links <c>programme/dataset</c>; of cross-checks the two programmes in ordinal
/// order; of delivery <c>programme/phase</c>; of a criterion its id; of lists <c>needs</c>, <c>links</c> or <c>cross-checks</c>.
/// </param>
[GenerateSerializer, Immutable, Alias("entry-key"), JsonConverter(typeof(EntryKeyJson))]
public readonly record struct EntryKey([property: Id(0)] EntryKind Kind, [property: Id(1)] string Id)
{
    /// <summary>Longest slug of an organisation, programme or dataset.</summary>
    public const int LongestSlug = 60;

    /// <summary>The first part of a compound id; the whole of a simple one.</summary>
    public string First => Id.IndexOf('/') is >= 0 and var slash ? Id[..slash] : Id;

    /// <summary>The second part of a compound id; empty for a simple one.</summary>
    public string Second => Id.IndexOf('/') is >= 0 and var slash && slash == Id.LastIndexOf('/') ? Id[(slash + 1)..] : "";

    /// <summary>The programme and dataset of a need or link.</summary>
    public Connection At => new(First, Second);

    /// <summary>The key of a programme's need.</summary>
    public static EntryKey Need(Connection at) => new(EntryKind.Need, $"{at.Programme}/{at.Dataset}");

    /// <summary>The key of a link.</summary>
    public static EntryKey Link(Connection at) => new(EntryKind.Link, $"{at.Programme}/{at.Dataset}");

    /// <summary>The key of a cross-check.</summary>
    public static EntryKey CrossCheck(ProgrammePair pair) => new(EntryKind.CrossCheck, $"{pair.First}/{pair.Second}");

    /// <summary>Whether the id has the form that its kind asks for; whether what it names exists is not asked.</summary>
    public bool IsWellFormed => Kind switch
    {
        EntryKind.Organisation or EntryKind.Programme or EntryKind.Dataset or EntryKind.Shock => IsSlug(Id),
        EntryKind.Need or EntryKind.Link => Id.Split('/') is [var programme, var dataset] && IsSlug(programme) && IsSlug(dataset),
        EntryKind.CrossCheck => Id.Split('/') is [var one, var other] && IsSlug(one) && IsSlug(other) && string.CompareOrdinal(one, other) < 0,
        EntryKind.Delivery => Id.Split('/') is [var programme, [>= '1' and <= '9']] && IsSlug(programme),
        EntryKind.Criterion => Id.Length is > 0 and <= 20,
        _ => Id is "needs" or "links" or "cross-checks",
    };

    /// <summary>For example <c>link:family-cash/civil-registry</c>; also the key in stored documents.</summary>
    public override string ToString() => $"{Slug(Kind)}:{Id}";

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static EntryKey? TryParse(string? text)
    {
        if (text?.Split(':', 2) is not [var slug, var id])
            return null;
        foreach (var kind in Enum.GetValues<EntryKind>())
            if (Slug(kind) == slug)
                return new EntryKey(kind, id) is { IsWellFormed: true } key ? key : null;
        return null;
    }

    /// <summary>Reads what <see cref="ToString"/> wrote. Throws <see cref="FormatException"/> on anything else.</summary>
    public static EntryKey Parse(string text) => TryParse(text) ?? throw new FormatException($"'{text}' is not the key of an entry (kind:id).");

    /// <summary>The kind's name in keys and addresses.</summary>
    public static string Slug(EntryKind kind) => kind == EntryKind.CrossCheck ? "cross-check" : kind.ToString().ToLowerInvariant();

    /// <summary>A slug made of a name: its Latin letters and digits; empty if it has none.</summary>
    public static string SlugOf(string name)
    {
        var plain = new string([.. name.Normalize(System.Text.NormalizationForm.FormD).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : IsMark(c) ? '\0' : ' ')]);
        var slug = string.Join('-', plain.Replace("\0", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length <= LongestSlug ? slug : slug[..LongestSlug].Trim('-');
    }

    /// <summary>An id made of the first name that has Latin letters, which no other entry has.</summary>
    /// <param name="kind">Kind of entry.</param>
    /// <param name="names">Its names in any language.</param>
    /// <param name="isTaken">Whether another entry has the key.</param>
    public static string Fresh(EntryKind kind, IEnumerable<string?> names, Func<EntryKey, bool> isTaken)
    {
        var slug = names.OfType<string>().Select(SlugOf).FirstOrDefault(s => s.Length > 0) ?? Slug(kind);
        if (slug.Length > LongestSlug - 4)
            slug = slug[..(LongestSlug - 4)].Trim('-');
        var id = slug;
        for (var number = 2; isTaken(new(kind, id)); number++)
            id = FormattableString.Invariant($"{slug}-{number}");
        return id;
    }

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static bool IsSlug(string text) =>
        text.Length is > 0 and <= LongestSlug && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && text[0] != '-' && text[^1] != '-';
}

/// <summary>In stored documents a key is one text, <c>kind:id</c>.</summary>
internal sealed class EntryKeyJson : JsonConverter<EntryKey>
{
    public override EntryKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? EntryKey.Parse(text) : throw new JsonException("The key of an entry is missing.");

    public override void Write(Utf8JsonWriter writer, EntryKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

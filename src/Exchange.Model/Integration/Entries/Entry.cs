using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Model.Integration.Entries;

/// <summary>
/// One entry of a member's inventory as somebody typed it: fields by name, each a text, kept even when it cannot be read, so that nothing
/// entered is lost. <see cref="EntryReader"/> makes the inventory of it.
/// </summary>
/// <param name="Key">Its identity.</param>
/// <param name="Fields">What was typed, by the names in <see cref="EntryFields"/>; a field left empty is absent.</param>
[GenerateSerializer, Immutable, Alias("inventory-entry")]
public sealed record Entry([property: Id(0)] EntryKey Key, [property: Id(1)] ImmutableDictionary<string, string> Fields)
{
    /// <summary>Links and files that back it; default if none does.</summary>
    [Id(2), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<Evidence> Evidence { get; init; }

    /// <summary>Says nothing: an entry put like this is removed.</summary>
    [JsonIgnore]
    public bool IsEmpty => Fields.IsEmpty && Evidence.IsDefaultOrEmpty;

    /// <summary>The field's text; null if it is empty.</summary>
    public string? this[string field] => Fields.GetValueOrDefault(field);

    /// <summary>How well the entry is evidenced by what the country itself gives.</summary>
    [JsonIgnore]
    public EvidenceGrade OwnGrade => this[EntryFields.Evidence] is null && Evidence.IsDefaultOrEmpty ? EvidenceGrade.SelfDeclared : EvidenceGrade.Documented;

    /// <summary>An entry as somebody typed it: texts are trimmed, empty ones left out.</summary>
    public static Entry Typed(EntryKey key, IEnumerable<KeyValuePair<string, string?>> fields) => new(
        key,
        fields.Where(f => !string.IsNullOrWhiteSpace(f.Value)).ToImmutableDictionary(f => f.Key, f => f.Value!.Trim(), StringComparer.Ordinal));

    /// <summary>An entry of the fields given.</summary>
    public static Entry Of(EntryKey key, params (string Field, string? Text)[] fields) =>
        Typed(key, fields.Select(f => KeyValuePair.Create(f.Field, f.Text)));

    /// <summary>The fields in the order of their names.</summary>
    public IEnumerable<KeyValuePair<string, string>> Ordered() => Fields.OrderBy(f => f.Key, StringComparer.Ordinal);

    /// <summary>Entries that say the same are equal.</summary>
    public bool Equals(Entry? other) =>
        other is not null && Key == other.Key && Fields.Count == other.Fields.Count
        && Fields.All(f => other.Fields.TryGetValue(f.Key, out var text) && text == f.Value)
        && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Fields.Count);

    private ReadOnlySpan<Evidence> Items => Evidence.IsDefault ? [] : Evidence.AsSpan();
}

using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Web.Submissions.Submit;

namespace Exchange.Web.Integration.Entering;

/// <summary>An entry as it stands in a form: all texts exactly as typed.</summary>
/// <param name="Kind">What it describes.</param>
/// <param name="Id">Its id; empty for a new one, whose id is made of its name.</param>
/// <param name="Fields">What was typed.</param>
public sealed record EntryDraft(EntryKind Kind, string Id, ImmutableDictionary<string, string> Fields)
{
    private const int MostLines = 2_000;

    /// <summary>Links and files that back it.</summary>
    public ImmutableArray<Evidence> Evidence { get; init; } = [];

    /// <summary>Why a file sent with it was not taken; null if it was, or none was sent.</summary>
    public EntryFinding? FileFault { get; init; }

    public EntryKey Key => new(Kind, Id);

    public string this[string field] => Fields.GetValueOrDefault(field, "");

    public Entry Entry => Model.Integration.Entries.Entry.Typed(Key, Fields!) with { Evidence = Evidence.IsEmpty ? default : Evidence };

    /// <summary>The stored entry of the key, or an empty draft of it.</summary>
    public static EntryDraft Of(EntryKey key, ImmutableDictionary<string, Entry> entries) =>
        entries.GetValueOrDefault(key.ToString()) is { } entry
            ? new(key.Kind, key.Id, entry.Fields) { Evidence = entry.Evidence.IsDefault ? [] : entry.Evidence }
            : new(key.Kind, key.Id, ImmutableDictionary<string, string>.Empty);

    /// <summary>The entries of a posted form, without the files sent with them.</summary>
    public static ImmutableArray<EntryDraft> Of(IFormCollection form)
    {
        var drafts = ImmutableArray.CreateBuilder<EntryDraft>();
        for (var line = 0; line < MostLines && form.TryGetValue(Name("entry", line), out var key); line++)
            if (KindOf(key.ToString()) is { } kind)
                drafts.Add(new(kind, key.ToString().Split(':', 2)[1], EntryFields.Of(kind)
                    .Select(f => KeyValuePair.Create(f.Name, Posted(form, f, line)))
                    .Where(f => f.Value.Length > 0)
                    .ToImmutableDictionary(StringComparer.Ordinal))
                {
                    Evidence =
                    [
                        .. form[Name("backing", line)].Select(CellRow.Read).OfType<Evidence>().Where(e => !form[Name("drop", line)].Contains(e.Address)),
                        .. CellRow.Link(form[Name("link", line)].ToString().Trim(), ""),
                    ],
                });
        return drafts.DrainToImmutable();
    }

    public static string Name(string field, int line) => string.Create(CultureInfo.InvariantCulture, $"{field}-{line}");

    /// <summary>A new entry with an id made of its name, which no other has.</summary>
    public EntryDraft Named(ImmutableDictionary<string, Entry> entries)
    {
        if (Id.Length > 0)
            return this;
        var names = EntryFields.Of(Kind).Where(f => f.Name.StartsWith("name_", StringComparison.Ordinal)).Select(f => this[f.Name]);
        return this with { Id = EntryKey.Fresh(Kind, names, key => entries.ContainsKey(key.ToString())) };
    }

    private static string Posted(IFormCollection form, EntryField field, int line)
    {
        var posted = form[Name(field.Name, line)];
        return field.Type == FieldType.Terms ? string.Join(' ', posted.Where(code => !string.IsNullOrWhiteSpace(code))) : posted.ToString().Trim();
    }

    private static EntryKind? KindOf(string key) =>
        key.Split(':', 2) is [var slug, _] && Enum.GetValues<EntryKind>().Where(k => EntryKey.Slug(k) == slug).Take(1).ToArray() is [var kind] ? kind : null;
}

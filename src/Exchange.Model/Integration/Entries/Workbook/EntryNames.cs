using System.Collections.Immutable;

namespace Exchange.Model.Integration.Entries.Workbook;

/// <summary>
/// Ids by what a person may write for them: the id itself or a name in any language, of entries that stand and of those that the workbook adds.
/// A name that several have stands for none of them.
/// </summary>
internal sealed class EntryNames
{
    private static readonly string[] Named = ["name_en", "name_fr", "name_ar"];

    private readonly Dictionary<(EntryKind, string), string> _ids = [];
    private readonly HashSet<(EntryKind, string)> _ambiguous = [];
    private readonly Dictionary<string, string> _fresh = new(StringComparer.Ordinal);

    public EntryNames(ImmutableDictionary<string, Entry> entries, ImmutableArray<EntryLine> lines)
    {
        var taken = entries.Values.Select(e => e.Key).ToHashSet();
        foreach (var entry in entries.Values.Where(e => IsNamed(e.Key.Kind)))
            Note(entry.Key.Kind, entry.Key.Id, Named.Select(n => entry[n]));
        foreach (var line in lines)
            if (EntryLine.Parse(line.Key) is (var kind, null) && IsNamed(kind) && Fresh(line, kind, taken) is { } id)
            {
                _fresh[line.Key] = id;
                Note(kind, id, Named.Select(n => line[n]));
            }
    }

    /// <summary>The id that a free line for an institution, programme or dataset gets; null if it names nothing.</summary>
    public string? Fresh(EntryLine line) => _fresh.GetValueOrDefault(line.Key);

    /// <summary>The id that is meant; null if none is, or it is not clear which.</summary>
    public string? Find(EntryKind kind, string text)
    {
        var key = (kind, text.Trim().ToUpperInvariant());
        return _ids.GetValueOrDefault((kind, text.Trim())) ?? (_ambiguous.Contains(key) ? null : _ids.GetValueOrDefault(key));
    }

    private static bool IsNamed(EntryKind kind) => kind is EntryKind.Organisation or EntryKind.Programme or EntryKind.Dataset or EntryKind.Shock;

    // An id that somebody wrote is kept as it is, so that a second entry under it is refused instead of renamed.
    private static string? Fresh(EntryLine line, EntryKind kind, HashSet<EntryKey> taken)
    {
        if (EntryKey.SlugOf(line[LineParts.Id]) is { Length: > 0 } written)
            return written;
        if (Named.All(n => line[n].Length == 0))
            return null;
        var id = EntryKey.Fresh(kind, Named.Select(n => line[n]), taken.Contains);
        taken.Add(new(kind, id));
        return id;
    }

    private void Note(EntryKind kind, string id, IEnumerable<string?> names)
    {
        _ids[(kind, id)] = id;
        foreach (var name in names.OfType<string>().Append(id).Where(n => n.Length > 0).Select(n => n.ToUpperInvariant()).Distinct())
            if (!_ids.TryAdd((kind, name), id) && _ids[(kind, name)] != id)
                _ambiguous.Add((kind, name));
    }
}

using Exchange.Model.Submissions.Workbook;

namespace Exchange.Model.Integration.Entries.Workbook;

/// <summary>What one touched line asks for: an entry, nothing new, or the one reason why it is not taken.</summary>
/// <param name="Entry">What is to be entered; null if the line says what stands already.</param>
/// <param name="Refusal">Why it is not taken; null if it is.</param>
internal sealed record ReadLine(Entry? Entry, LineRefusal? Refusal)
{
    private static readonly ReadLine Unchanged = new(null, null);

    public static ReadLine Of(EntryLine line, InventoryRecord record, EntryNames names)
    {
        if (EntryLine.Parse(line.Key) is not var (kind, standing))
            return Refuse(line, LineParts.Id, null, "LineUnknown");
        foreach (var (field, cell) in line.Fields.OrderBy(f => f.Key, StringComparer.Ordinal))
            if (cell.Fault is { } fault)
                return Refuse(line, field, standing, fault, cell.Text);
        return standing is { } key ? Standing(line, key, record, names) : Free(line, kind, record, names);
    }

    private static ReadLine Standing(EntryLine line, EntryKey key, InventoryRecord record, EntryNames names)
    {
        var was = record.Entries.GetValueOrDefault(key.ToString());
        var entry = Filled(line, key, was, names);
        if (was is null ? entry.IsEmpty : was == entry)
            return Unchanged;
        // Two people changed it: neither may overwrite the other unseen.
        return EntryLine.Fingerprint(key.Kind, field => was?[field]) == line.Issued
            ? new(entry, null)
            : Refuse(line, LineParts.Of(key.Kind)[0], key, "ChangedMeanwhile");
    }

    private static ReadLine Free(EntryLine line, EntryKind kind, InventoryRecord record, EntryNames names)
    {
        if (EntryFields.Of(kind).All(f => line[f.Name].Length == 0) && LineParts.Of(kind).All(p => line[p].Length == 0))
            return Unchanged;
        var (key, refusal) = Key(line, kind, names);
        if (key is not { } found)
            return new(null, refusal);
        return record.Entries.ContainsKey(found.ToString())
            ? Refuse(line, LineParts.Of(kind)[0], found, "EntryAlreadyThere", found.Id)
            : Filled(line, found, null, names) is { IsEmpty: false } entry
                ? new(entry, null)
                : Refuse(line, EntryFields.Of(kind)[0].Name, found, "LineSaysNothing");
    }

    private static (EntryKey? Key, LineRefusal? Refusal) Key(EntryLine line, EntryKind kind, EntryNames names)
    {
        switch (kind)
        {
            case EntryKind.Organisation or EntryKind.Programme or EntryKind.Dataset or EntryKind.Shock:
                return names.Fresh(line) is { } id ? (new(kind, id), null) : (null, Refuse(line, "name_en", null, "EntryNameMissing").Refusal);
            case EntryKind.Criterion or EntryKind.List:
                return (null, Refuse(line, LineParts.Id, null, "LineUnknown").Refusal);
        }
        var parts = LineParts.Of(kind);
        var ids = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            if (Part(line[parts[i]], parts[i], names) is { } id)
                ids[i] = id;
            else
                return (null, Refuse(line, parts[i], null, line[parts[i]].Length == 0 ? "PartMissing" : "PartUnknown", line[parts[i]]).Refusal);
        if (kind != EntryKind.CrossCheck)
            return (new(kind, $"{ids[0]}/{ids[1]}"), null);
        return ids[0] == ids[1]
            ? (null, Refuse(line, parts[1], null, "PartUnknown", line[parts[1]]).Refusal)
            : (EntryKey.CrossCheck(string.CompareOrdinal(ids[0], ids[1]) < 0 ? new(ids[0], ids[1]) : new(ids[1], ids[0])), null);
    }

    private static string? Part(string text, string part, EntryNames names) => part switch
    {
        LineParts.Phase => text is [>= '1' and <= '9'] ? text : null,
        LineParts.Dataset => names.Find(EntryKind.Dataset, text),
        _ => names.Find(EntryKind.Programme, text),
    };

    // A field whose text says the same stays as it is, line breaks included; what backs the entry stays with it until nothing of it is left.
    private static Entry Filled(EntryLine line, EntryKey key, Entry? was, EntryNames names)
    {
        var filled = Entry.Typed(key, EntryFields.Of(key.Kind).Select(field =>
        {
            var old = was?[field.Name];
            var text = line[field.Name];
            return KeyValuePair.Create(
                field.Name,
                !line.Fields.ContainsKey(field.Name) || LineTexts.Tidy(old) == text ? old
                    : field.Refers is { } kind && text.Length > 0 ? names.Find(kind, text) ?? text
                    : text);
        }));
        // Fields that no form knows were not sent out, and stay.
        foreach (var (name, text) in was?.Ordered() ?? [])
            if (EntryFields.Find(key.Kind, name) is null)
                filled = filled with { Fields = filled.Fields.SetItem(name, text) };
        return filled.Fields.IsEmpty ? filled : filled with { Evidence = was?.Evidence ?? default };
    }

    private static ReadLine Refuse(EntryLine line, string field, EntryKey? key, string rule, params string[] arguments) =>
        new(null, new(line.Sheet, line.At(field), key, EntryFinding.Error(rule, key, null, arguments)));
}

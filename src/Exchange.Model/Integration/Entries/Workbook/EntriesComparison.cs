using System.Collections.Immutable;
using Exchange.Model.Submissions;
using Exchange.Model.Submissions.Workbook;

namespace Exchange.Model.Integration.Entries.Workbook;

/// <summary>One field of an entry that a workbook would change.</summary>
/// <param name="Sheet">Name of the sheet; empty in a CSV file.</param>
/// <param name="Where">Address on the sheet.</param>
/// <param name="Key">The entry.</param>
/// <param name="Field">The field; null if the whole entry would be removed.</param>
/// <param name="From">What stands there now; empty if nothing does.</param>
/// <param name="To">What would stand there; empty if nothing would.</param>
public sealed record FieldChange(string Sheet, string Where, EntryKey Key, string? Field, string From, string To);

/// <summary>Something in a workbook that is not taken, and why.</summary>
/// <param name="Sheet">Name of the sheet; empty in a CSV file.</param>
/// <param name="Where">Address on the sheet.</param>
/// <param name="Key">The entry; null if the line does not say which.</param>
/// <param name="Finding">The reason; its rule is the key of the sentence.</param>
public sealed record LineRefusal(string Sheet, string Where, EntryKey? Key, EntryFinding Finding);

/// <summary>What a workbook would do to an inventory as it stands now. Nothing of it is done yet.</summary>
/// <param name="Entries">What would be entered; an entry without fields would be removed.</param>
/// <param name="Changes">The same, field by field.</param>
/// <param name="Refused">What is not taken, and why.</param>
/// <param name="Unchanged">Touched lines that say what stands already.</param>
/// <param name="Findings">What would newly be said of the inventory.</param>
public sealed record EntriesComparison(
    ImmutableArray<Entry> Entries, ImmutableArray<FieldChange> Changes, ImmutableArray<LineRefusal> Refused, int Unchanged, ImmutableArray<EntryFinding> Findings)
{
    /// <summary>Compares lines that were touched with the inventory as it stands.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="record">The inventory as far as the sender may see it.</param>
    /// <param name="operation">Who would enter them.</param>
    /// <param name="setting">Rubric and moment.</param>
    public static EntriesComparison Of(ImmutableArray<EntryLine> lines, InventoryRecord record, Operation operation, InventorySetting setting)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(operation);
        var names = new EntryNames(record.Entries, lines);
        var (taken, refused, unchanged) = (new List<(EntryLine Line, Entry Entry)>(), ImmutableArray.CreateBuilder<LineRefusal>(), 0);
        var seen = new HashSet<EntryKey>();
        foreach (var line in lines)
        {
            var read = ReadLine.Of(line, record, names);
            if (read.Refusal is { } refusal)
                refused.Add(refusal);
            else if (read.Entry is not { } entry)
                unchanged++;
            else if (!seen.Add(entry.Key))
                refused.Add(new(line.Sheet, line.At(LineParts.Of(entry.Key.Kind)[0]), entry.Key, EntryFinding.Error("EntryTwice", entry.Key, null, entry.Key.Id)));
            else
                taken.Add((line, entry));
        }
        var decision = Refuse(taken, refused, record, operation, setting);
        var before = InventoryDesk.Examine(record, setting).Select(Told).ToHashSet();
        return new(
            [.. taken.Select(t => t.Entry)], [.. taken.SelectMany(t => ChangesOf(t.Line, t.Entry, record))], refused.ToImmutable(), unchanged,
            [.. InventoryDesk.Examine(decision, setting).Where(f => !before.Contains(Told(f)))]);
    }

    // As the desk would decide: what it refuses is named line by line, the rest can still be entered.
    private static InventoryRecord Refuse(
        List<(EntryLine Line, Entry Entry)> taken, ImmutableArray<LineRefusal>.Builder refused, InventoryRecord record, Operation operation, InventorySetting setting)
    {
        while (taken.Count > 0)
        {
            var decision = InventoryDesk.Put(record, operation, [.. taken.Select(t => t.Entry)], null, setting);
            if (decision.Answer.Done)
                return decision.Next;
            var unfit = decision.Answer.Findings.Where(f => f.Entry is not null).GroupBy(f => f.Entry!.Value).ToDictionary(f => f.Key, f => f.First());
            if (unfit.Count == 0)
                return record;
            foreach (var (line, entry) in taken.Where(t => unfit.ContainsKey(t.Entry.Key)))
                refused.Add(new(line.Sheet, line.At(unfit[entry.Key].Field ?? LineParts.Of(entry.Key.Kind)[0]), entry.Key, unfit[entry.Key]));
            taken.RemoveAll(t => unfit.ContainsKey(t.Entry.Key));
        }
        return record;
    }

    private static IEnumerable<FieldChange> ChangesOf(EntryLine line, Entry entry, InventoryRecord record)
    {
        var was = record.Entries.GetValueOrDefault(entry.Key.ToString());
        if (entry.IsEmpty)
        {
            yield return new(line.Sheet, line.At(LineParts.Of(entry.Key.Kind)[0]), entry.Key, null, entry.Key.Id, "");
            yield break;
        }
        foreach (var field in EntryFields.Of(entry.Key.Kind))
            if (was?[field.Name] != entry[field.Name])
                yield return new(line.Sheet, line.At(field.Name), entry.Key, field.Name, was?[field.Name] ?? "", entry[field.Name] ?? "");
    }

    private static (string, EntryKey?, string?, string) Told(EntryFinding finding) =>
        (finding.Rule, finding.Entry, finding.Field, finding.Arguments.IsDefault ? "" : string.Join('|', finding.Arguments));
}

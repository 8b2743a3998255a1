using System.Globalization;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Integration.Entries.Workbook;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Submissions.Workbook;
using Exchange.Web.Submissions.Workbook.Writing;

namespace Exchange.Web.Integration.Workbook.Writing;

/// <summary>The words to choose from, one list a column of the sheet of lists, and where the ids of other sheets stand.</summary>
internal sealed class InventoryLists
{
    private const int FirstRow = 4;

    private readonly List<(string Heading, IReadOnlyList<string> Words)> _lists = [];
    private readonly Dictionary<string, string> _ranges = [];

    public int Columns => _lists.Count;

    public static InventoryLists Of(IssuedInventory workbook)
    {
        var lists = new InventoryLists();
        var choices = new EntryChoices(workbook.Rubric);
        foreach (var sheet in workbook.Sheets)
        {
            foreach (var field in EntryFields.Of(sheet.Kind))
                if (choices.Words(field) is { Count: > 0 } words)
                    lists.Add(Key(sheet.Kind, field.Name), EntryWords.Label(sheet.Kind, field.Name), words);
            if (sheet.Kind is EntryKind.Organisation or EntryKind.Programme or EntryKind.Dataset && sheet.Rows.Length > 0)
                lists._ranges[Key(sheet.Kind, LineParts.Id)] = string.Create(
                    CultureInfo.InvariantCulture, $"'{sheet.Name}'!$C${KindSheet.HeadingRow + 1}:$C${KindSheet.HeadingRow + sheet.Rows.Length}");
        }
        // Where the sheet is not the reader's, the ids stand among the lists.
        foreach (var kind in new[] { EntryKind.Organisation, EntryKind.Programme, EntryKind.Dataset })
            if (!lists._ranges.ContainsKey(Key(kind, LineParts.Id)))
                lists.Add(Key(kind, LineParts.Id), EntryWords.Kind(kind), [.. workbook.View.Record.Entries.Values.Where(e => e.Key.Kind == kind).Select(e => e.Key.Id).Order(StringComparer.Ordinal)]);
        if (workbook.Sheets.Any(s => s.Kind == EntryKind.Delivery))
            lists.Add(LineParts.Phase, InventoryWorkbookTexts.Column_phase, [.. workbook.Rubric.Phases.Select(p => $"{p.Number.ToString(CultureInfo.InvariantCulture)} · {p.Name.In(Language.Current.Code)}")]);
        return lists;
    }

    /// <summary>The cells that a column is chosen from; null if it is not.</summary>
    public string? Range(EntryKind kind, InventoryColumn column) => column switch
    {
        { Field.Type: FieldType.Terms } => null,
        { Field.Refers: { } other } => Find(Key(other, LineParts.Id)),
        { Role: ColumnRole.Field } => Find(Key(kind, column.Name)),
        { Role: ColumnRole.Part, Name: LineParts.Programme or LineParts.Other } => Find(Key(EntryKind.Programme, LineParts.Id)),
        { Role: ColumnRole.Part, Name: LineParts.Dataset } => Find(Key(EntryKind.Dataset, LineParts.Id)),
        { Role: ColumnRole.Part, Name: LineParts.Phase } => Find(LineParts.Phase),
        _ => null,
    };

    /// <summary>The sheet of lists.</summary>
    public SheetDraft Draft()
    {
        var draft = new SheetDraft();
        draft.Row(height: 26).Cell(0, WorkbookTexts.ListsSheet, Style.Title);
        draft.Row();
        draft.Row();
        for (var i = 0; i < _lists.Count; i++)
            draft.Cell(i, _lists[i].Heading, Style.Strong);
        for (var row = 0; row < _lists.Select(l => l.Words.Count).DefaultIfEmpty(0).Max(); row++)
        {
            draft.Row();
            for (var i = 0; i < _lists.Count; i++)
                if (row < _lists[i].Words.Count)
                    draft.Cell(i, _lists[i].Words[row], Style.Known);
        }
        return draft;
    }

    private static string Key(EntryKind kind, string name) => $"{kind}.{name}";

    private string? Find(string key) => _ranges.GetValueOrDefault(key);

    private void Add(string key, string heading, IReadOnlyList<string> words)
    {
        if (words.Count == 0)
            return;
        // The same words under the same heading are one list.
        if (_lists.FindIndex(l => l.Heading == heading && l.Words.SequenceEqual(words)) is var at && at < 0)
        {
            at = _lists.Count;
            _lists.Add((heading, words));
        }
        var letters = SheetDraft.Letters(at);
        _ranges[key] = string.Create(CultureInfo.InvariantCulture, $"'{WorkbookTexts.ListsSheet}'!${letters}${FirstRow}:${letters}${FirstRow + words.Count - 1}");
    }
}

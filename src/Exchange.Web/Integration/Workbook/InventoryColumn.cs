using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Integration.Entries.Workbook;

namespace Exchange.Web.Integration.Workbook;

/// <summary>What a column of the inventory's workbook is for.</summary>
internal enum ColumnRole
{
    /// <summary>Which line it is; hidden.</summary>
    Key,
    /// <summary>Fingerprint of what was issued; hidden.</summary>
    Issued,
    /// <summary>Says which entry it is; open on free lines only.</summary>
    Part,
    /// <summary>What the entry is called, for a reader.</summary>
    Label,
    /// <summary>To be filled in.</summary>
    Field,
    /// <summary>How the entry stands: evidence kept, grade, remarks.</summary>
    State,
}

/// <summary>
/// A column. Its name stands in a hidden row of the sheet and is the heading of the CSV file, so that no translation and no moved column
/// misleads the reader.
/// </summary>
internal sealed record InventoryColumn(string Name, ColumnRole Role, EntryField? Field = null)
{
    public const string Kept = "Kept";
    public const string Grade = "Grade";
    public const string Remark = "Remark";

    /// <summary>The columns of a kind of entry, in their order.</summary>
    public static ImmutableArray<InventoryColumn> Of(EntryKind kind) =>
    [
        new("Key", ColumnRole.Key), new("Issued", ColumnRole.Issued),
        .. LineParts.Of(kind).Select(part => new InventoryColumn(part, ColumnRole.Part)),
        .. HasLabel(kind) ? [new InventoryColumn("Label", ColumnRole.Label)] : ImmutableArray<InventoryColumn>.Empty,
        .. EntryFields.Of(kind).Select(field => new InventoryColumn(field.Name, ColumnRole.Field, field)),
        new(Kept, ColumnRole.State), new(Grade, ColumnRole.State), new(Remark, ColumnRole.State),
    ];

    /// <summary>What the column is called, in the language at hand.</summary>
    public string Heading(EntryKind kind) => (Role, Name) switch
    {
        (ColumnRole.Field, _) => EntryWords.Label(kind, Name),
        (ColumnRole.Label, _) => kind is EntryKind.Criterion or EntryKind.List ? EntryWords.Kind(kind) : InventoryTexts.Name,
        (_, LineParts.Id) => InventoryWorkbookTexts.Column_id,
        (_, LineParts.Programme or LineParts.Other) => EntryWords.Kind(EntryKind.Programme),
        (_, LineParts.Dataset) => EntryWords.Kind(EntryKind.Dataset),
        (_, LineParts.Phase) => InventoryWorkbookTexts.Column_phase,
        (_, Kept) => Submissions.Workbook.WorkbookTexts.Column_Kept,
        (_, Grade) => Submissions.Workbook.WorkbookTexts.Column_Grade,
        _ => Submissions.Workbook.WorkbookTexts.Column_Remark,
    };

    private static bool HasLabel(EntryKind kind) => kind is not (EntryKind.Organisation or EntryKind.Programme or EntryKind.Dataset or EntryKind.Shock);
}

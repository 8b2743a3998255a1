using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Integration.Entries.Workbook;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Workbook;

namespace Exchange.Web.Integration.Workbook.Writing;

/// <summary>Everything that stands in an inventory's workbook, in the language at hand, before it is an Excel or a CSV file.</summary>
/// <param name="View">The inventory as far as the reader sees it.</param>
/// <param name="MemberName">The member.</param>
/// <param name="At">When it is issued.</param>
/// <param name="Seal">What it is, sealed.</param>
/// <param name="Rubric">The lists to choose from.</param>
/// <param name="Sheets">One per kind of entry.</param>
internal sealed record IssuedInventory(
    InventoryView View, string MemberName, DateTimeOffset At, string Seal, Rubric Rubric, ImmutableArray<IssuedKind> Sheets)
{
    /// <summary>What an inventory's workbook is called where a submission's says its round; no round can be called so.</summary>
    public const string Name = "inventory:workbook";

    /// <summary>Most entries that a workbook carries; a larger inventory is kept by other systems, which use the API.</summary>
    public const int MostEntries = 2_500;

    private const int ProgrammesWithEveryPhase = 60;

    private static readonly string[] Lists = ["needs", "links", "cross-checks"];
    private static readonly EntryKind[] Kinds = Enum.GetValues<EntryKind>();

    /// <summary>The workbook of an inventory, or of one kind of its entries.</summary>
    /// <param name="view">The inventory as far as the reader sees it.</param>
    /// <param name="access">How far the reader reaches into it.</param>
    /// <param name="only">The kind; null for all.</param>
    /// <param name="memberName">The member's name.</param>
    /// <param name="rubric">Criteria and lists.</param>
    /// <param name="seal">Seals the identity.</param>
    /// <param name="now">The moment.</param>
    public static IssuedInventory Of(
        InventoryView view, InventoryAccess access, EntryKind? only, string memberName, Rubric rubric, WorkbookSeal seal, DateTimeOffset now)
    {
        var record = view.Record;
        var isClosed = record.Status == Model.Submissions.SubmissionStatus.Submitted;
        ImmutableArray<IssuedKind> sheets =
        [
            .. Kinds.Where(kind => (only is null || only == kind) && access.SeesPart(InventoryParts.Of(kind))).Select(kind => new IssuedKind(
                kind, SheetName(kind),
                [
                    .. Standing(kind, record, rubric).Where(access.SeesKey).Select(key => new IssuedEntry(kind, key, record, rubric, isClosed)),
                    .. isClosed ? [] : Enumerable.Range(1, FreeLines(kind)).Select(number => new IssuedEntry(kind, number, record, rubric)),
                ])),
        ];
        var lines = WorkbookIdentity.Of(sheets.SelectMany(s => s.Rows).Select(r => (r.Line, r.Fingerprint)));
        var identity = new WorkbookIdentity(record.Member, Name, WorkbookIdentity.PresentFormat, record.Revision, Language.Current.Code, now, lines);
        return new(view, memberName, now, seal.Seal(identity), rubric, sheets);
    }

    /// <summary>Name of the sheet of a kind.</summary>
    public static string SheetName(EntryKind kind) => InventoryWorkbookTexts.ResourceManager.GetString("Sheet_" + kind, Language.Current.Culture)!;

    // Questions and lists are all there; phases too, as long as they can be overlooked.
    private static IEnumerable<EntryKey> Standing(EntryKind kind, InventoryRecord record, Rubric rubric)
    {
        var entered = record.Entries.Values.Select(e => e.Key).Where(key => key.Kind == kind).OrderBy(key => key.Id, StringComparer.Ordinal);
        var programmes = record.Entries.Values.Where(e => e.Key.Kind == EntryKind.Programme).Select(e => e.Key.Id).Order(StringComparer.Ordinal).ToArray();
        return kind switch
        {
            EntryKind.Criterion => rubric.Blocks.SelectMany(b => b.Criteria).Select(c => new EntryKey(kind, c.Id)),
            EntryKind.List => Lists.Select(list => new EntryKey(kind, list)),
            EntryKind.Delivery when programmes.Length <= ProgrammesWithEveryPhase => programmes.SelectMany(programme =>
                Enumerable.Range(1, DeliveryChain.Phases).Select(phase => new EntryKey(kind, string.Create(CultureInfo.InvariantCulture, $"{programme}/{phase}")))),
            _ => entered,
        };
    }

    private static int FreeLines(EntryKind kind) => kind switch
    {
        EntryKind.Organisation or EntryKind.Programme or EntryKind.Dataset or EntryKind.Shock => 40,
        EntryKind.Need or EntryKind.Link => 120,
        EntryKind.CrossCheck => 60,
        EntryKind.Delivery => 45,
        _ => 0,
    };
}

/// <summary>The sheet of a kind of entry.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Rows">Its lines.</param>
internal sealed record IssuedKind(EntryKind Kind, string Name, ImmutableArray<IssuedEntry> Rows);

/// <summary>One line: an entry that stands or could be answered, or a free line.</summary>
internal sealed class IssuedEntry
{
    private readonly InventoryRecord _record;
    private readonly Rubric _rubric;
    private readonly EntryKind _kind;
    private readonly EntryKey? _key;
    private readonly Entry? _entry;
    private readonly EntryChoices _choices;

    public IssuedEntry(EntryKind kind, EntryKey key, InventoryRecord record, Rubric rubric, bool isClosed)
        : this(kind, key, key.ToString(), record, rubric) => IsLocked = isClosed || InventoryDesk.IsLocked(record, key);

    public IssuedEntry(EntryKind kind, int number, InventoryRecord record, Rubric rubric) : this(kind, null, EntryLine.Free(kind, number), record, rubric)
    {
    }

    private IssuedEntry(EntryKind kind, EntryKey? key, string line, InventoryRecord record, Rubric rubric)
    {
        (_kind, _key, Line, _record, _rubric, _choices) = (kind, key, line, record, rubric, new(rubric));
        _entry = key is { } standing ? record.Entries.GetValueOrDefault(standing.ToString()) : null;
        Fingerprint = EntryLine.Fingerprint(kind, field => _entry?[field]);
    }

    public string Line { get; }

    public string Fingerprint { get; }

    public bool IsLocked { get; }

    public bool IsFree => _key is null;

    /// <summary>What stands in the column; null for nothing.</summary>
    public string? this[InventoryColumn column] => column.Role switch
    {
        ColumnRole.Key => Line,
        ColumnRole.Issued => Fingerprint,
        ColumnRole.Part => _key is { } key ? LineParts.Text(key, column.Name) : null,
        ColumnRole.Label => _key is { } key ? Label(key) : null,
        ColumnRole.Field => _entry?[column.Name] is { } text ? _choices.Shown(column.Field!, text) : null,
        _ => State(column.Name),
    };

    private string Label(EntryKey key) => _kind == EntryKind.Criterion && _rubric.Blocks.FirstOrDefault(b => b.Criteria.Any(c => c.Id == key.Id)) is { } block
        ? $"{block.Name.In(Language.Current.Code)} · {EntryWords.Question(key.Id, _rubric)}"
        : EntryWords.Name(key, _record.Entries, _rubric);

    private string? State(string column) => column switch
    {
        InventoryColumn.Kept => _entry is { Evidence.IsDefaultOrEmpty: false } ? string.Join(", ", _entry.Evidence.Select(e => e.Name)) : null,
        InventoryColumn.Grade => _entry is not null ? Members.Words.Of(_record.GradeOf(_entry)) : null,
        _ when _key is { } key && _record.Reopened.GetValueOrDefault(key.ToString()) is { } sent =>
            Write.Text(InventoryTexts.SentBackBecause, sent.By, Write.Day(sent.At), sent.Reason),
        _ => IsLocked && !_record.Reopened.IsEmpty ? InventoryTexts.Locked : null,
    };
}

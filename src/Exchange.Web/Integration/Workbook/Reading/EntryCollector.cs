using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Integration.Entries.Workbook;
using Exchange.Model.Submissions.Workbook;
using Exchange.Web.Submissions.Workbook;
using Exchange.Web.Submissions.Workbook.Reading;
using Exchange.Web.Submissions.Workbook.Writing;

namespace Exchange.Web.Integration.Workbook.Reading;

/// <summary>
/// Finds the seal and the lines among the rows of a file. Columns are found by the names in the row above them, lines by their own key: neither
/// sorting nor moving misleads it.
/// </summary>
internal sealed class EntryCollector(WorkbookSeal seal, Rubric rubric)
{
    private const int MostLines = 6_000;
    private const int MostCharacters = 2 << 20;
    private const int LongestKey = 200;
    private const int LongestTold = 60;

    private static readonly DateTime FirstDay = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Utc);

    private readonly EntryChoices _choices = new(rubric);
    private readonly ImmutableArray<EntryLine>.Builder _lines = ImmutableArray.CreateBuilder<EntryLine>();
    private readonly List<(string Key, string Issued)> _keys = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly FoundSeal _seal = new(seal);
    private string? _sheet;
    private string[] _names = [];
    private int _untouched;
    private int _characters;

    /// <summary>Takes the names of the columns.</summary>
    public void Name(string[] names)
    {
        (_sheet, _names) = ("", names);
        if (!names.Contains("Key"))
            throw new UnfitFileException("NotAWorkbook");
    }

    /// <summary>Takes the next row of the file.</summary>
    public void Take(string sheet, int row, SheetCell?[] cells)
    {
        if (sheet != _sheet)
            (_sheet, _names) = (sheet, []);
        var first = cells[0]?.Text;
        if (first == nameof(WorkbookColumn.Seal))
            _seal.Take(cells[1]?.Text);
        else if (first == "Key")
            _names = [.. cells.Select(c => c?.Text ?? "")];
        else if (At(cells, "Key") is { Text: { Length: > 0 } key })
        {
            _seal.Take(At(cells, nameof(WorkbookColumn.Seal))?.Text);
            Line(sheet, row, key.Trim(), cells);
        }
    }

    public ReceivedInventory Finish()
    {
        var identity = _seal.Open();
        return new(identity, _lines.DrainToImmutable(), _untouched, WorkbookIdentity.Of(_keys) != identity.Lines);
    }

    private void Line(string sheet, int row, string key, SheetCell?[] cells)
    {
        if (key.Length > LongestKey || _keys.Count == MostLines)
            throw new UnfitFileException("TooManyRows", MostLines);
        var issued = At(cells, "Issued")?.Text.Trim() ?? "";
        _keys.Add((key, issued));
        var fields = ImmutableDictionary.CreateBuilder<string, FilledIn>(StringComparer.Ordinal);
        if (EntryLine.Parse(key) is not var (kind, standing))
            (kind, standing) = (EntryKind.List, null);
        else
            foreach (var column in InventoryColumn.Of(kind))
                if (column.Role is ColumnRole.Part or ColumnRole.Field && Array.IndexOf(_names, column.Name) is >= 0 and var at)
                    fields[column.Name] = Read(column, cells[at], SheetDraft.Address(at, (uint)row));
        var line = new EntryLine(sheet, row, key, issued.Length > 32 ? "" : issued, fields.ToImmutable());
        if (EntryLine.Parse(key) is not null && line.IsUntouched(kind, standing))
        {
            _untouched++;
            return;
        }
        if ((_characters += fields.Values.Sum(f => f.Text.Length)) > MostCharacters)
            throw new UnfitFileException("CellTooLong", MostCharacters);
        if (!_seen.Add(key))
            line = line with { Fields = line.Fields.SetItem(LineParts.Of(kind)[0], new(key.Length <= LongestTold ? key : key[..LongestTold], line.At(LineParts.Of(kind)[0]), "LineTwice")) };
        _lines.Add(line);
    }

    private FilledIn Read(InventoryColumn column, SheetCell? found, string where)
    {
        if (found is not { } cell)
            return new("", where);
        if (cell.Fault is not null)
            return new(Short(cell.Text), where, cell.Fault);
        if (cell.IsNumber)
            return column.Field?.Type == FieldType.Day && Day(cell) is { } day ? new(day, where)
                : NumberText.Of(cell, column.Field?.Type == FieldType.Percent ? "percent" : null) is var (text, fault) ? new(text, where, fault)
                : throw new InvalidOperationException();
        var typed = LineTexts.Tidy(cell.Text);
        return new(column switch
        {
            { Field: { } field } => _choices.Typed(field, typed),
            // Chosen as "3 · Enrolment".
            { Name: LineParts.Phase } when typed.Split(' ', 2) is [var number, ..] => number,
            _ => typed,
        }, where);
    }

    // A day that the spreadsheet has made a date of is still that day.
    private static string? Day(SheetCell cell) =>
        cell.Format == FormatKind.Date && double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && days is > 60 and < 109_575
            ? FirstDay.AddDays(Math.Floor(days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private SheetCell? At(SheetCell?[] cells, string name) => Array.IndexOf(_names, name) is >= 0 and var at ? cells[at] : null;

    private static string Short(string text) => text.Length <= LongestTold ? text : text[..(LongestTold - 1)] + "…";
}

/// <summary>What was read of a file that somebody sent.</summary>
/// <param name="Identity">What it is of.</param>
/// <param name="Lines">Lines that were touched since it was issued.</param>
/// <param name="Untouched">How many lines were not.</param>
/// <param name="IsAltered">Its locked part is not as it was issued.</param>
internal sealed record ReceivedInventory(WorkbookIdentity Identity, ImmutableArray<EntryLine> Lines, int Untouched, bool IsAltered);

using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions.Workbook;

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>
/// Finds the seal and the lines among the rows of a file. Columns are found by the names in the row above them, lines by their own key: neither
/// sorting nor moving misleads it.
/// </summary>
internal sealed class LineCollector(WorkbookSeal seal, Reference reference)
{
    private const int MostLines = 2_000;
    private const int MostCharacters = 1 << 20;

    private readonly ImmutableArray<WorkbookLine>.Builder _lines = ImmutableArray.CreateBuilder<WorkbookLine>();
    private readonly List<(string Key, string Issued)> _keys = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly FoundSeal _seal = new(seal);
    private string? _sheet;
    private int[] _columns = [];
    private int _untouched;
    private int _characters;

    /// <summary>Takes the next row of the file.</summary>
    public void Take(string sheet, int row, SheetCell?[] cells)
    {
        if (sheet != _sheet)
            (_sheet, _columns) = (sheet, []);
        var first = cells[0]?.Text;
        if (first == nameof(WorkbookColumn.Seal))
        {
            _seal.Take(cells[1]?.Text);
            return;
        }
        if (first == nameof(WorkbookColumn.Key))
        {
            _columns = [.. WorkbookColumns.All.Select(c => Array.FindIndex(cells, cell => cell?.Text == c.ToString()))];
            return;
        }
        if (_columns.Length == 0 || At(cells, WorkbookColumn.Key) is not { Text: { Length: > 0 } key })
            return;
        _seal.Take(At(cells, WorkbookColumn.Seal)?.Text);
        Line(sheet, row, key.Trim(), cells);
    }

    /// <summary>Names the columns of a file whose headings are words in one of the languages.</summary>
    public void Name(string sheet, int[] columns) => (_sheet, _columns) = (sheet, columns);

    public Received Finish()
    {
        var identity = _seal.Open();
        return new(identity, _lines.DrainToImmutable(), _untouched, WorkbookIdentity.Of(_keys) != identity.Lines);
    }

    private void Line(string sheet, int row, string key, SheetCell?[] cells)
    {
        if (key.Length > 200 || _keys.Count == MostLines)
            throw new UnfitFileException("TooManyRows", MostLines);
        var unit = LineKey.Parse(key) is { } known ? reference.Indicator(known.Indicator)?.Unit : null;
        var issued = At(cells, WorkbookColumn.Issued)?.Text.Trim() ?? "";
        _keys.Add((key, issued));
        var line = new WorkbookLine(sheet, row, key, issued.Length > 32 ? "" : issued, [.. Enum.GetValues<WorkbookField>().Select(f => Field(f, row, cells, unit))]);
        if (line.IsUntouched)
        {
            _untouched++;
            return;
        }
        if ((_characters += line.Cells.Sum(c => c.Text.Length)) > MostCharacters)
            throw new UnfitFileException("CellTooLong", MostCharacters);
        if (!_seen.Add(key))
            line = line with { Cells = line.Cells.SetItem(0, line.Cells[0] with { Fault = "LineTwice" }) };
        _lines.Add(line);
    }

    private FilledIn Field(WorkbookField field, int row, SheetCell?[] cells, string? unit)
    {
        var column = _columns[(int)WorkbookColumns.Of(field)];
        var where = column < 0 ? row.ToString(CultureInfo.InvariantCulture) : Address(column, row);
        if (column < 0 || cells[column] is not { } cell)
            return new("", where);
        if (cell.Fault is not null)
            return new(Short(cell.Text), where, cell.Fault);
        if (cell.IsNumber)
            return NumberText.Of(cell, field == WorkbookField.Value ? unit : null) is var (text, fault) ? new(text, where, fault) : throw new InvalidOperationException();
        var typed = LineTexts.Tidy(cell.Text);
        return field switch
        {
            WorkbookField.Answer => ChosenWords.Answer(typed) is { } answer ? new(answer, where) : new(Short(typed), where, "AnswerUnknown"),
            WorkbookField.Stance => ChosenWords.Stance(typed) is { } stance ? new(stance, where) : new(Short(typed), where, "StanceUnknown"),
            _ => new(typed, where),
        };
    }

    private SheetCell? At(SheetCell?[] cells, WorkbookColumn column) => _columns[(int)column] is >= 0 and var at ? cells[at] : null;

    private static string Short(string text) => text.Length <= 60 ? text : text[..59] + "…";

    private static string Address(int column, int row)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters + row.ToString(CultureInfo.InvariantCulture);
    }
}

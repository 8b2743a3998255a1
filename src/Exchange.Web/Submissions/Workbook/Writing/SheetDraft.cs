using System.Globalization;
using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Exchange.Web.Submissions.Workbook.Writing;

/// <summary>The cells of a sheet on their way into a workbook. Texts stand in the cells themselves and are never formulas.</summary>
internal sealed class SheetDraft
{
    private const double LineHeight = 15;

    private readonly X.SheetData _data = new();
    private readonly List<(X.Row Row, int Column, string Text)> _wrapped = [];
    private X.Row? _row;
    private uint _number;

    public uint Number => _number;

    public X.SheetData Data => _data;

    /// <summary>Begins the next row, or the one of that number.</summary>
    public SheetDraft Row(uint? number = null, double? height = null, bool hidden = false)
    {
        _number = number ?? _number + 1;
        _row = new() { RowIndex = _number };
        if (height is { } points)
            (_row.Height, _row.CustomHeight) = (points, true);
        if (hidden)
            _row.Hidden = true;
        _data.Append(_row);
        return this;
    }

    public SheetDraft Cell(int column, object? content, Style style = Style.Plain)
    {
        var cell = new X.Cell { CellReference = Address(column, _number), StyleIndex = (uint)style };
        switch (content)
        {
            case string { Length: > 0 } text:
                cell.DataType = X.CellValues.InlineString;
                cell.InlineString = new(new X.Text(Fit(text)) { Space = SpaceProcessingModeValues.Preserve });
                if (StyleSheet.Wraps(style))
                    _wrapped.Add((_row!, column, text));
                break;
            case int year:
                cell.CellValue = new(year.ToString(CultureInfo.InvariantCulture));
                break;
            case double figure:
                cell.CellValue = new(figure.ToString("R", CultureInfo.InvariantCulture));
                break;
        }
        _row!.Append(cell);
        return this;
    }

    /// <summary>Gives rows whose height was not said the height that their texts need: not every program finds it when it opens the file.</summary>
    public void FitRows(IReadOnlyList<double> widths)
    {
        foreach (var row in _wrapped.Where(w => w.Row.CustomHeight is null).GroupBy(w => w.Row))
            row.Key.Height = LineHeight * row.Max(w => Lines(w.Text, widths[w.Column]));
    }

    public static string Address(int column, uint row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }

    // Words are not broken: a line holds a little less than its width.
    private static int Lines(string text, double width) => text.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Length * 1.1 / width)));

    // What XML cannot hold would make the whole file unreadable; a spreadsheet's cell ends at 32,767 characters.
    private static string Fit(string text)
    {
        var fit = string.Concat(text.Where(c => c is '\n' or '\t' || !char.IsControl(c)).Where(c => c is < '\uFFFE'));
        return fit.Length <= 32_000 ? fit : fit[..32_000];
    }
}

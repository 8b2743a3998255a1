using System.Globalization;
using DocumentFormat.OpenXml;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Exchange.Web.Submissions.Workbook.Writing;

/// <summary>The cells of a sheet on their way into a workbook. Texts stand in the cells themselves and are never formulas.</summary>
internal sealed class SheetDraft
{
    private readonly X.SheetData _data = new();
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

    public static string Address(int column, uint row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    public static string Letters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        return letters;
    }

    // What XML cannot hold would make the whole file unreadable; a spreadsheet's cell ends at 32,767 characters.
    private static string Fit(string text)
    {
        var fit = string.Concat(text.Where(c => c is '\n' or '\t' || !char.IsControl(c)).Where(c => c is < '\uFFFE'));
        return fit.Length <= 32_000 ? fit : fit[..32_000];
    }
}

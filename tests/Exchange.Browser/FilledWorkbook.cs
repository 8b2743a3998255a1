using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Exchange.Browser;

/// <summary>A workbook filled in as somebody at a spreadsheet does it.</summary>
internal static class FilledWorkbook
{
    // Where the columns that are filled in stand, hidden ones counted.
    private const int Year = 12, Figure = 13, Source = 16, Note = 18;

    /// <summary>The file with one line filled in; the line is named by the key in its hidden first column.</summary>
    public static byte[] Of(byte[] file, string line, string year, string figure, string source, string note)
    {
        var stream = new MemoryStream();
        stream.Write(file);
        using (var document = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var row = document.WorkbookPart!.WorksheetParts
                .SelectMany(part => part.Worksheet!.Descendants<Row>())
                .Single(r => r.Elements<Cell>().FirstOrDefault()?.InnerText == line);
            foreach (var (column, text) in new[] { (Year, year), (Figure, figure), (Source, source), (Note, note) })
                Fill(row.Elements<Cell>().ElementAt(column), text);
        }
        return stream.ToArray();
    }

    private static void Fill(Cell cell, string text) =>
        (cell.DataType, cell.InlineString, cell.CellValue) = (CellValues.InlineString, new(new Text(text)), null);
}

using System.Xml;

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>Reads a sheet row by row. Only as many rows and columns are looked at as a workbook of ours could have.</summary>
internal sealed class SheetReader(List<string> shared, CellFormats formats)
{
    public const int MostColumns = 40;

    /// <summary>Most characters of one cell; a spreadsheet's own limit is 32,767.</summary>
    public const int LongestText = 33_000;

    private const int MostRows = 3_000;
    private const int MostCells = 100_000;

    private int _cells;

    /// <summary>Gives each row that holds something: its number, and its cells by column, the first being 0.</summary>
    public void Read(XmlReader xml, Action<int, SheetCell?[]> take)
    {
        var (number, rows) = (0, 0);
        while (xml.Steps())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row")
                continue;
            if (++rows > MostRows)
                throw new UnfitFileException("TooManyRows", MostRows);
            number = CellFormats.Number(xml.GetAttribute("r")) ?? number + 1;
            if (!xml.IsEmptyElement && Row(xml) is { } cells)
                take(number, cells);
        }
    }

    private SheetCell?[]? Row(XmlReader xml)
    {
        var depth = xml.Depth;
        var column = -1;
        SheetCell?[]? cells = null;
        while (xml.Steps() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
                continue;
            if (++_cells > MostCells)
                throw new UnfitFileException("TooManyRows", MostRows);
            column = Column(xml.GetAttribute("r")) ?? column + 1;
            if (Cell(xml) is { } cell && column < MostColumns)
                (cells ??= new SheetCell?[MostColumns])[column] = cell;
        }
        return cells;
    }

    private SheetCell? Cell(XmlReader xml)
    {
        var (type, style) = (xml.GetAttribute("t"), CellFormats.Number(xml.GetAttribute("s")) ?? 0);
        if (xml.IsEmptyElement)
            return null;
        var depth = xml.Depth;
        var (text, formula) = ((string?)null, false);
        while (xml.Steps() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            formula |= xml.LocalName == "f";
            if (xml.LocalName is "v" or "is")
                text = xml.TextBelow(LongestText);
        }
        return formula ? new(text ?? "", false, FormatKind.Plain, "Formula") : text is null ? null : type switch
        {
            "s" => CellFormats.Number(text) is { } index && index < shared.Count ? new(shared[index], false, FormatKind.Plain, null) : throw new UnfitFileException("Damaged"),
            "str" or "inlineStr" => new(text, false, FormatKind.Plain, null),
            "b" => new(text == "1" ? "TRUE" : "FALSE", false, FormatKind.Plain, "NotTyped"),
            "e" => new(text, false, FormatKind.Plain, "NotTyped"),
            "d" => new(text, false, FormatKind.Plain, "IsDate"),
            _ => new(text, true, formats.Of(style), null),
        };
    }

    // "AB12" is column 27; anything else counts on from the cell before.
    private static int? Column(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (c is >= '0' and <= '9')
                return column > 0 ? column - 1 : null;
            if (c is < 'A' or > 'Z' || column > 1_000)
                return null;
            column = (column * 26) + (c - 'A' + 1);
        }
        return null;
    }
}

using System.Globalization;
using System.Xml;

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>What a number's format says about its meaning.</summary>
internal enum FormatKind
{
    Plain,
    Percent,
    Date,
}

/// <summary>The formats of a workbook's cells, as far as they change what a number means.</summary>
internal sealed class CellFormats
{
    private const int MostFormats = 66_000;

    private readonly List<FormatKind> _byStyle = [];

    public FormatKind Of(int style) => style >= 0 && style < _byStyle.Count ? _byStyle[style] : FormatKind.Plain;

    public static CellFormats Read(XmlReader xml)
    {
        var formats = new CellFormats();
        var codes = new Dictionary<int, FormatKind>();
        var inCells = false;
        while (xml.Steps())
        {
            if (xml.LocalName == "cellXfs")
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            else if (xml.NodeType != XmlNodeType.Element)
                continue;
            else if (xml.LocalName == "numFmt" && Number(xml.GetAttribute("numFmtId")) is { } id && codes.Count < MostFormats)
                codes[id] = Kind(xml.GetAttribute("formatCode") ?? "");
            else if (inCells && xml.LocalName == "xf" && formats._byStyle.Count < MostFormats)
                formats._byStyle.Add(Number(xml.GetAttribute("numFmtId")) is { } used ? codes.GetValueOrDefault(used, BuiltIn(used)) : FormatKind.Plain);
        }
        return formats;
    }

    public static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static FormatKind BuiltIn(int id) => id switch
    {
        9 or 10 => FormatKind.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => FormatKind.Date,
        _ => FormatKind.Plain,
    };

    // What stands in quotes or brackets, or behind a backslash, is shown and says nothing about the number.
    private static FormatKind Kind(string code)
    {
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < code.Length; i++)
        {
            var c = code[i];
            if (c == '\\' || c == '_' || c == '*')
                i++;
            else if (c == '"')
                quoted = !quoted;
            else if (!quoted && c is '[' or ']')
                bracketed = c == '[';
            else if (quoted || bracketed)
                continue;
            else if (c is '%')
                return FormatKind.Percent;
            else if (c is 'd' or 'D' or 'm' or 'M' or 'y' or 'Y' or 'h' or 'H' or 's' or 'S')
                return FormatKind.Date;
            else if (c is 'G' or 'g' && code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase))
                i += 6;
        }
        return FormatKind.Plain;
    }
}

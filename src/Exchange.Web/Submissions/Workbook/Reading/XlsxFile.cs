using System.Xml;

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>
/// Reads an Excel workbook without building it in memory. Written over the framework's XML reader because what decides how a cell was meant
/// (a formula, a percent format, a text or a number) is what row readers hide.
/// </summary>
internal static class XlsxFile
{
    private const int MostSheets = 60;
    private const int MostTexts = 40_000;
    private const int MostCharacters = 2 << 20;

    /// <summary>Gives every row of every sheet: the sheet's name, the row's number, its cells.</summary>
    public static void Read(Stream file, Action<string, int, SheetCell?[]> take)
    {
        using var package = Package.Open(file);
        var workbook = Of(package.Relationships(""), "officeDocument")?.Part ?? throw new UnfitFileException("NotAWorkbook");
        var related = package.Relationships(workbook);
        var shared = new List<string>();
        if (Of(related, "sharedStrings") is { } texts && package.Has(texts.Part))
            using (var xml = package.Read(texts.Part))
                Shared(xml, shared);
        var formats = new CellFormats();
        if (Of(related, "styles") is { } styles && package.Has(styles.Part))
            using (var xml = package.Read(styles.Part))
                formats = CellFormats.Read(xml);
        var reader = new SheetReader(shared, formats);
        foreach (var (name, part) in Sheets(package, workbook, related))
            using (var xml = package.Read(part))
                reader.Read(xml, (row, cells) => take(name, row, cells));
    }

    private static (string Type, string Part)? Of(Dictionary<string, (string Type, string Part)> related, string type)
    {
        foreach (var found in related.Values)
            if (found.Type == type)
                return found;
        return null;
    }

    private static List<(string Name, string Part)> Sheets(Package package, string workbook, Dictionary<string, (string Type, string Part)> related)
    {
        var sheets = new List<(string, string)>();
        using var xml = package.Read(workbook);
        while (xml.Steps())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "sheet")
                continue;
            var (name, id) = (xml.GetAttribute("name") ?? "", (string?)null);
            while (xml.MoveToNextAttribute())
                if (xml.LocalName == "id" && xml.NamespaceURI.Length > 0)
                    id = xml.Value;
            if (sheets.Count == MostSheets || name.Length > 100)
                throw new UnfitFileException("Damaged");
            if (id is not null && related.TryGetValue(id, out var target) && target.Type == "worksheet")
                sheets.Add((name, target.Part));
        }
        return sheets;
    }

    private static void Shared(XmlReader xml, List<string> texts)
    {
        var characters = 0;
        while (xml.Steps())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si")
                continue;
            var text = xml.TextBelow(SheetReader.LongestText);
            characters += text.Length;
            if (texts.Count == MostTexts || characters > MostCharacters)
                throw new UnfitFileException("TooManyRows", MostTexts);
            texts.Add(text);
        }
    }
}

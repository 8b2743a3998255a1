using System.IO.Compression;
using System.Text;
using Exchange.Web.Submissions.Workbook;

namespace Exchange.Web.Tests.Submissions.Workbook;

/// <summary>Damaged and hostile files, made by changing good ones: the same seed makes the same files.</summary>
internal sealed partial class Hostile(int seed)
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly Lazy<byte[][]> Workbooks = new(() => [.. new[] { "en", "fr", "ar" }.Select(l => Books.Fill(
        Books.Xlsx(l), (Books.CovLine, WorkbookColumn.Value, "30,5"), (Books.FreeLine, WorkbookColumn.Value, 12.5), (Books.FreeLine, WorkbookColumn.Note, "عند المراجعة")))]);

    private static readonly Lazy<byte[][]> Texts = new(() => [.. new[] { "en", "fr", "ar" }.Select(l => Books.Csv(l))]);

    private readonly Random _random = new(seed);

    /// <summary>Every planned attack once, then as many random changes as are asked for.</summary>
    public IEnumerable<(string Name, byte[] File)> Files(int random)
    {
        foreach (var (name, make) in Attacks())
            yield return (name, make());
        for (var i = 0; i < random; i++)
            yield return (i % 10) switch
            {
                < 2 => ($"bytes {i}", Bytes(Any(Workbooks.Value))),
                < 4 => ($"part {i}", Part(Any(Workbooks.Value))),
                < 7 => ($"values {i}", Values(Any(Workbooks.Value))),
                < 8 => ($"entries {i}", Entries(Any(Workbooks.Value))),
                _ => ($"csv {i}", Bytes(Any(Texts.Value))),
            };
    }

    /// <summary>The planned attacks, each made only when it is wanted.</summary>
    public IEnumerable<(string Name, Func<byte[]> Make)> Attacks()
    {
        string Sheet(string rows) => $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>";
        (string, Func<byte[]>) In(string name, string part, Func<string> content) => (name, () => With(part, Encoding.UTF8.GetBytes(content())));
        (string, Func<byte[]>) First(string name, Func<string> content) => In(name, FirstSheet(), content);
        (string, Func<byte[]>) Csv(string name, Func<string> text) => ("csv: " + name, () => Encoding.UTF8.GetBytes(text()));

        yield return ("nothing", () => []);
        yield return ("one byte", () => [0x50]);
        yield return ("an old or encrypted workbook", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[5000]]);
        yield return ("an empty package", () => Zip([]));
        yield return ("a package of 60,000 entries", () => Zip(Enumerable.Range(0, 60_000).Select(i => ($"x{i}", Array.Empty<byte>()))));
        foreach (var name in new[]
        {
            "../../etc/passwd", "/absolute", "xl\\backslash.xml", "C:/x", "xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml", "xl/embeddings/oleObject1.bin",
            "xl/activeX/activeX1.xml", "xl/macrosheets/sheet1.xml", "xl/connections.xml", "xl/queryTables/queryTable1.xml", "customUI/customUI.xml",
            "xl/worksheets/SHEET1.XML", "[CONTENT_TYPES].xml", new string('n', 5_000), "xl/\u0001.xml", "xl/../../out.xml", "xl/model/item.data",
        })
            yield return ($"an entry called {name[..Math.Min(40, name.Length)]}", () => With(name, "<x/>"u8.ToArray(), replace: false));
        foreach (var part in new[] { "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", FirstSheet() })
        {
            yield return ($"no {part}", () => With(part, null));
            yield return ($"twice {part}", () => With(part, "<x/>"u8.ToArray(), replace: false));
            yield return ($"a bomb as {part}", () => With(part, new byte[30 << 20]));
            yield return In($"entities in {part}", part, () => $"<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">{string.Concat(Enumerable.Range(0, 12).Select(i => $"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat(i == 0 ? "&a;" : $"&a{i - 1};", 10))}\">"))}]><x>&a11;</x>");
            yield return In($"an outer entity in {part}", part, () => "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");
            yield return In($"deep nesting in {part}", part, () => string.Concat(Enumerable.Repeat("<a>", 1_000_000)));
            yield return In($"not XML in {part}", part, () => "PK\u0003\u0004 nonsense");
            yield return ($"another encoding in {part}", () => With(part, Encoding.Unicode.GetBytes("\uFEFF<?xml version=\"1.0\" encoding=\"utf-16\"?><x/>")));
        }
        // What is large is large in any part: three stand for all.
        foreach (var part in new[] { "[Content_Types].xml", "xl/styles.xml", FirstSheet() })
        {
            yield return ($"a bomb of spaces as {part}", () => With(part, [.. "<x>"u8, .. Enumerable.Repeat((byte)' ', 15 << 20)]));
            yield return In($"a tag of a million attributes in {part}", part, () => $"<x {string.Join(' ', Enumerable.Range(0, 1_000_000).Select(i => $"a{i}=\"\""))}/>");
            yield return In($"an attribute of 12 MB in {part}", part, () => $"<x a=\"{new string('a', 12 << 20)}\"/>");
            yield return In($"a text of 12 MB in {part}", part, () => $"<x>{new string('a', 12 << 20)}</x>");
            yield return In($"a million names in {part}", part, () => $"<x>{string.Concat(Enumerable.Range(0, 700_000).Select(i => $"<n{i}/>"))}</x>");
        }
        yield return In("macros by content type", "[Content_Types].xml", () => "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>");
        yield return In("a text document by content type", "[Content_Types].xml", () => "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
        yield return In("an outer relationship", "xl/_rels/workbook.xml.rels", () => "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"x/externalLink\" Target=\"file:///c:/x.xlsx\" TargetMode=\"External\"/></Relationships>");
        yield return In("a relationship out of the package", "xl/_rels/workbook.xml.rels", () => "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"../../../../etc/passwd\"/></Relationships>");
        yield return In("a workbook that is its own sheet", "xl/_rels/workbook.xml.rels", () => $"<Relationships>{string.Concat(Enumerable.Range(0, 50).Select(i => $"<Relationship Id=\"rId{i}\" Type=\"x/worksheet\" Target=\"workbook.xml\"/>"))}</Relationships>");
        yield return First("a million rows", () => Sheet(string.Concat(Enumerable.Range(1, 300_000).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>1</v></c></row>"))));
        yield return First("a row of a million cells", () => Sheet($"<row r=\"1\">{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", 500_000))}</row>"));
        yield return First("addresses out of this world", () => Sheet("<row r=\"99999999999\"><c r=\"ZZZZZZZZ99999999\"><v>1</v></c><c r=\"-1\"><v>1</v></c><c r=\"\"><v>1</v></c><c r=\"A\"><v>1</v></c></row>"));
        yield return First("a shared text that is not there", () => Sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>4000000000</v></c></row>"));
        yield return First("a negative style", () => Sheet("<row r=\"1\"><c r=\"A1\" s=\"-5\"><v>1</v></c></row>"));
        foreach (var number in new[] { "1e308", "-1e400", "NaN", "Infinity", "1E-300", "9999999999999999999999", "0x10", "１２", new string('9', 30_000), "1,234", "" })
            yield return First($"the number {number[..Math.Min(20, number.Length)]}", () => Lines($"<c r=\"N7\"><v>{number}</v></c>"));
        foreach (var cell in new[]
        {
            "<c r=\"N7\"><f>cmd|' /C calc'!A0</f><v>1</v></c>", "<c r=\"N7\"><f>HYPERLINK(\"http://x\")</f></c>", "<c r=\"N7\" t=\"str\"><f>1</f><v>24.1</v></c>", "<c r=\"N7\" t=\"zzz\"><v>1</v></c>",
            "<c r=\"N7\" t=\"d\"><v>2024-01-01</v></c>", "<c r=\"N7\" t=\"inlineStr\"><is><r><t>2</t></r><rPh><t>9</t></rPh><r><t>4</t></r></is></c>", "<c r=\"N7\" t=\"inlineStr\"><is><t>_x0000__x000D_24_xD800_</t></is></c>",
        })
            yield return First("the cell " + cell, () => Lines(cell));
        yield return First("thirty thousand long texts", () => Sheet(string.Concat(Enumerable.Range(1, 2_900).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\" t=\"inlineStr\"><is><t>{new string('x', 5_000)}</t></is></c></row>"))));
        yield return First("texts in pieces", () => Sheet($"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>{string.Concat(Enumerable.Repeat("<r><t>x</t></r>", 900_000))}</is></c></row>"));
        yield return ("huge shared texts", () => Zip(Parts(Workbooks.Value[0]).Select(p => p.Name != "xl/_rels/workbook.xml.rels" ? p
            : (p.Name, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(p.Content).Replace("</Relationships>", "<Relationship Id=\"sst\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>", StringComparison.Ordinal))))
            .Append(("xl/sharedStrings.xml", Encoding.UTF8.GetBytes($"<sst>{string.Concat(Enumerable.Range(0, 300_000).Select(i => $"<si><t>{i} a shared text</t></si>"))}</sst>")))));
        yield return ("a workbook within a workbook", () => With("xl/inner.xlsx", Workbooks.Value[0], replace: false));
        yield return ("a length that lies", Lying);
        yield return ("the flag of encryption", () => Patched(6, 1));
        yield return ("an unknown way of packing", () => Patched(8, 97));

        yield return Csv("no line break", () => new string('a', 1 << 20));
        yield return Csv("a million columns", () => "Key,Value,Seal\n" + new string(',', 1 << 20));
        yield return Csv("a million headings", () => string.Join(',', Enumerable.Range(0, 300_000)) + "\n1,2,3");
        yield return Csv("a field of two million letters", () => "Key,Value,Seal\n\"" + new string('x', 2 << 20) + "\",1,2");
        yield return Csv("quotes that never close", () => "Key,Value,Seal\n" + string.Concat(Enumerable.Repeat("\"a\n", 200_000)));
        yield return Csv("quotes alone", () => "Key,Value,Seal\n" + new string('"', 1 << 20));
        yield return Csv("a hundred thousand lines", () => "Key,Value,Seal\n" + string.Concat(Enumerable.Repeat(Books.FreeLine + ",5,x\n", 100_000)));
        yield return Csv("zeros", () => "Key,Value,Seal\n" + new string('\0', 100_000));
        yield return Csv("line breaks alone", () => new string('\n', 1 << 20));
        yield return Csv("formulas", () => $"Key,Value,Source,Seal\n{Books.FreeLine},=1+1,=cmd|' /C calc'!A0,x");
        yield return Csv("the mark of UTF-16 and half a letter", () => "\u00ff\u00fe\u0041");
        yield return ("csv: half of UTF-16", () => [0xFF, 0xFE, 0x41]);
        yield return ("csv: bytes at random", () => { var bytes = new byte[200_000]; _random.NextBytes(bytes); return bytes; });
        yield return ("larger than is taken", () => new byte[(4 << 20) + 1]);
    }

    /// <summary>A sheet with our heading row and one line whose cell for the figure is the given one.</summary>
    private static string Lines(string cell)
    {
        string Text(int column, int row, string text) => $"<c r=\"{(char)('A' + column)}{row}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";
        var names = string.Concat(Enum.GetValues<WorkbookColumn>().Take(20).Select((c, i) => Text(i, 1, c.ToString())));
        return $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"1\">{names}</row><row r=\"7\">{Text(0, 7, Books.FreeLine)}{Text(12, 7, "2022")}{cell}</row></sheetData></worksheet>";
    }

    private static string FirstSheet() => Parts(Workbooks.Value[0]).Select(p => p.Name).Where(n => n.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal)).Skip(1).First();

    private byte[] Any(byte[][] files) => files[_random.Next(files.Length)];

    private byte[] Bytes(byte[] file)
    {
        var changed = file.ToList();
        for (var times = _random.Next(1, 6); times > 0 && changed.Count > 2; times--)
        {
            var at = _random.Next(changed.Count);
            var length = Math.Min(_random.Next(1, 200), changed.Count - at);
            switch (_random.Next(6))
            {
                case 0: changed[at] ^= (byte)(1 << _random.Next(8)); break;
                case 1: changed.RemoveRange(at, length); break;
                case 2: changed.InsertRange(at, changed.GetRange(_random.Next(changed.Count - length + 1), length)); break;
                case 3: changed.RemoveRange(at, changed.Count - at); break;
                case 4: for (var i = 0; i < length; i++) changed[at + i] = 0; break;
                default: for (var i = 0; i < length; i++) changed[at + i] = (byte)_random.Next(256); break;
            }
        }
        return [.. changed];
    }

    /// <summary>Changes the unpacked content of one part, as text, and packs it again.</summary>
    private byte[] Part(byte[] file)
    {
        var parts = Parts(file).ToArray();
        var at = _random.Next(parts.Length);
        var text = Encoding.UTF8.GetString(parts[at].Content);
        string[] pieces = ["<", ">", "&", "&#x0;", "&#xFFFF;", "<!--", "]]>", "<![CDATA[", "\"", "=", "<f>", "</f>", "t=\"s\"", "t=\"e\"", "r=\"XFD1048576\"", "<row>", "</row>", "<c>", "</c>", "-1", "99999999999", "1e999", "\u202E", "|", "٢٤٫١", "24,1"];
        for (var times = _random.Next(1, 5); times > 0 && text.Length > 2; times--)
        {
            var place = _random.Next(text.Length);
            var length = Math.Min(_random.Next(1, 300), text.Length - place);
            text = _random.Next(4) switch
            {
                0 => text.Remove(place, length),
                1 => text.Insert(place, text.Substring(_random.Next(text.Length - length + 1), length)),
                2 => text.Insert(place, pieces[_random.Next(pieces.Length)]),
                _ => text.Remove(place, 1).Insert(place, ((char)_random.Next(32, 0x700)).ToString()),
            };
        }
        parts[at].Content = Encoding.UTF8.GetBytes(text);
        return Zip(parts);
    }

    /// <summary>Puts nonsense where values stand; the part stays XML, so that it is read to the end.</summary>
    private byte[] Values(byte[] file)
    {
        var parts = Parts(file).ToArray();
        string[] values =
        [
            "", "-1", "0", "99999999999", "1e999", "NaN", "TRUE", "#REF!", "A1", "XFD1048576", "AAAA1", "٢٤٫١", "24,1", "1,234", "s", "e", "b", "d", "str", "inlineStr", "../../x", "http://example.org/x",
            "External", "_x0000_", "\u202E", "per_sa_allsa.cov_pop_tot|total|2024", "||", "Key", "Seal", "Value", new string('x', 40_000), "=1+1", "|total|+1",
        ];
        for (var times = _random.Next(1, 10); times > 0; times--)
        {
            var at = _random.Next(parts.Length);
            var text = Encoding.UTF8.GetString(parts[at].Content);
            var found = ValuePattern().Matches(text);
            if (found.Count == 0)
                continue;
            var value = found[_random.Next(found.Count)];
            var place = value.Groups[1].Success ? value.Groups[1] : value.Groups[2];
            parts[at].Content = Encoding.UTF8.GetBytes(text.Remove(place.Index, place.Length).Insert(place.Index, values[_random.Next(values.Length)]));
        }
        return Zip(parts);
    }

    [System.Text.RegularExpressions.GeneratedRegex("=\"([^\"<]*)\"|>([^<]+)<")]
    private static partial System.Text.RegularExpressions.Regex ValuePattern();

    /// <summary>Drops, doubles, swaps and renames entries.</summary>
    private byte[] Entries(byte[] file)
    {
        var parts = Parts(file).ToList();
        for (var times = _random.Next(1, 4); times > 0 && parts.Count > 1; times--)
        {
            var (one, other) = (_random.Next(parts.Count), _random.Next(parts.Count));
            switch (_random.Next(4))
            {
                case 0: parts.RemoveAt(one); break;
                case 1: parts.Add(parts[one]); break;
                case 2: (parts[one], parts[other]) = ((parts[one].Name, parts[other].Content), (parts[other].Name, parts[one].Content)); break;
                default: parts[one] = (new string([.. parts[one].Name.Reverse()]), parts[one].Content); break;
            }
        }
        return Zip(parts);
    }

    public static byte[] With(string part, byte[]? content, bool replace = true)
    {
        var parts = Parts(Workbooks.Value[0]).Where(p => !replace || p.Name != part).ToList();
        if (content is not null)
            parts.Add((part, content));
        return Zip(parts);
    }

    // The first local header and the first record of the directory.
    private static byte[] Patched(int offset, byte value)
    {
        var file = Workbooks.Value[0].ToArray();
        file[offset] = value;
        var record = file.AsSpan().IndexOf("PK\u0001\u0002"u8);
        file[record + offset + 2] = value;
        return file;
    }

    private static byte[] Lying()
    {
        var file = With(FirstSheet(), [.. "<x>"u8, .. new byte[40 << 20]]);
        var record = file.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(file.AsSpan(record + 24), 100);
        return file;
    }

    private static IEnumerable<(string Name, byte[] Content)> Parts(byte[] file)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using (var packed = entry.Open())
                packed.CopyTo(content);
            yield return (entry.FullName, content.ToArray());
        }
    }

    private static byte[] Zip(IEnumerable<(string Name, byte[] Content)> parts)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
                using (var entry = archive.CreateEntry(name, content.Length > 1 << 20 ? CompressionLevel.Optimal : CompressionLevel.Fastest).Open())
                    entry.Write(content);
        return file.ToArray();
    }
}

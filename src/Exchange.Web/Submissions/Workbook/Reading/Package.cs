using System.Collections.Frozen;
using System.IO.Compression;
using System.Xml;

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>
/// The parts of a workbook's package, after a guard on the package as such: nothing is unpacked before names, number and sizes are known to
/// be fit, and what is unpacked is counted, whatever the package says of itself.
/// </summary>
internal sealed class Package : IDisposable
{
    /// <summary>Most bytes of a file that is sent; a filled-in workbook has a fiftieth of it.</summary>
    public const int Longest = 4 << 20;

    private const int MostEntries = 300;
    private const int LongestName = 200;
    private const long LargestUnpacked = 16 << 20;
    private const long RatioMattersFrom = 1 << 20;
    private const int HighestRatio = 200;

    /// <summary>Parts that run, call out or hold other files, by a piece of their names, with the reason of the refusal.</summary>
    private static readonly (string Piece, string Rule)[] Refused =
    [
        ("vbaproject", "Macros"), ("vbadata", "Macros"), ("/macrosheets/", "Macros"), ("/dialogsheets/", "Macros"),
        ("/externallinks/", "ExternalLinks"), ("/connections", "ExternalLinks"), ("/querytables/", "ExternalLinks"), ("/datamodel", "ExternalLinks"),
        ("/embeddings/", "ActiveContent"), ("/activex/", "ActiveContent"), ("/ctrlprops/", "ActiveContent"), ("customui/", "ActiveContent"),
        ("/webextensions/", "ActiveContent"), ("/model/", "ExternalLinks"),
    ];

    private readonly ZipArchive _archive;
    private readonly FrozenDictionary<string, ZipArchiveEntry> _parts;
    private long _budget = LargestUnpacked;

    private Package(ZipArchive archive)
    {
        _archive = archive;
        var parts = new Dictionary<string, ZipArchiveEntry>(StringComparer.OrdinalIgnoreCase);
        if (archive.Entries.Count > MostEntries)
            throw new UnfitFileException("TooManyParts", MostEntries);
        var unpacked = 0L;
        foreach (var entry in archive.Entries)
        {
            if (!IsFit(entry.FullName))
                throw new UnfitFileException("PartNameUnfit");
            foreach (var (piece, rule) in Refused)
                if (("/" + entry.FullName).Contains(piece, StringComparison.OrdinalIgnoreCase))
                    throw new UnfitFileException(rule);
            if (entry.IsEncrypted)
                throw new UnfitFileException("Encrypted");
            unpacked += entry.Length;
            if (entry.Length < 0 || unpacked > LargestUnpacked
                || (entry.Length > RatioMattersFrom && entry.Length / Math.Max(1, entry.CompressedLength) > HighestRatio))
                throw new UnfitFileException("Unpacks", LargestUnpacked >> 20);
            if (!entry.FullName.EndsWith('/') && !parts.TryAdd(entry.FullName, entry))
                throw new UnfitFileException("PartTwice");
        }
        _parts = parts.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Opens the package if it is one that may be read.</summary>
    public static Package Open(Stream file)
    {
        Span<byte> head = stackalloc byte[8];
        file.Position = 0;
        var length = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Position = 0;
        // The container of old and of encrypted workbooks.
        if (head.SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            throw new UnfitFileException("Encrypted");
        if (length < 4 || !head[..4].SequenceEqual("PK\u0003\u0004"u8))
            throw new UnfitFileException("NotAWorkbook");
        var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            var package = new Package(archive);
            package.CheckContentTypes();
            return package;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>Reads a part as XML: no document type, no entities, no address is ever followed.</summary>
    public XmlReader Read(string part)
    {
        if (!_parts.TryGetValue(part, out var entry))
            throw new UnfitFileException("Damaged");
        return XmlReader.Create(new UnpackedStream(entry.Open(), Take), new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        });
    }

    /// <summary>Targets of a part's relationships by their id, as names of parts.</summary>
    public Dictionary<string, (string Type, string Part)> Relationships(string part)
    {
        var at = part.LastIndexOf('/') + 1;
        var found = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        var list = $"{part[..at]}_rels/{part[at..]}.rels";
        if (!Has(list))
            return found;
        using var xml = Read(list);
        while (xml.Steps())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "Relationship")
                continue;
            var type = xml.GetAttribute("Type") ?? "";
            type = type[(type.LastIndexOf('/') + 1)..];
            if (xml.GetAttribute("TargetMode") == "External")
                throw new UnfitFileException("ExternalLinks");
            if (xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
                found[id] = (type, Resolve(part[..at], target));
        }
        return found;
    }

    public void Dispose() => _archive.Dispose();

    private void CheckContentTypes()
    {
        if (!Has("[Content_Types].xml"))
            throw new UnfitFileException("NotAWorkbook");
        var isWorkbook = false;
        using var xml = Read("[Content_Types].xml");
        while (xml.Steps())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.GetAttribute("ContentType") is not { } type)
                continue;
            if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
                throw new UnfitFileException("Macros");
            isWorkbook |= type.EndsWith("spreadsheetml.sheet.main+xml", StringComparison.OrdinalIgnoreCase);
        }
        if (!isWorkbook)
            throw new UnfitFileException("NotAWorkbook");
    }

    private void Take(int bytes)
    {
        _budget -= bytes;
        if (_budget < 0)
            throw new UnfitFileException("Unpacks", LargestUnpacked >> 20);
    }

    private static bool IsFit(string name) =>
        name.Length is > 0 and <= LongestName && name[0] != '/' && !name.Contains('\\') && !name.Contains(':')
        && !name.Any(char.IsControl) && !name.Split('/').Any(piece => piece is "." or "..");

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
            return target[1..];
        var pieces = folder.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var piece in target.Split('/'))
            if (piece == "..")
            {
                if (pieces.Count == 0)
                    throw new UnfitFileException("PartNameUnfit");
                pieces.RemoveAt(pieces.Count - 1);
            }
            else if (piece is not ("." or ""))
                pieces.Add(piece);
        return string.Join('/', pieces);
    }
}

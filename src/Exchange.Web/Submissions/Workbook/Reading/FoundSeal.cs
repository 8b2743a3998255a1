using Exchange.Model.Submissions.Workbook;

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>The seal of a file. It may stand on many rows, but must be the same everywhere: a file is not put together from two.</summary>
internal sealed class FoundSeal(WorkbookSeal seal)
{
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);

    public void Take(string? text)
    {
        if (!string.IsNullOrWhiteSpace(text) && _texts.Count < 2)
            _texts.Add(text.Trim());
    }

    /// <exception cref="UnfitFileException">There is none, or it is not one that was given.</exception>
    public WorkbookIdentity Open() => _texts.Count switch
    {
        0 => throw new UnfitFileException("NoSeal"),
        1 when seal.Open(_texts.First()) is { } identity => identity,
        _ => throw new UnfitFileException("SealBroken"),
    };
}

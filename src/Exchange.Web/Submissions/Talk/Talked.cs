using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions.Talk;

/// <summary>What the history says about a cell besides its figures: remarks, reasons of returns, verifications.</summary>
internal static class Talked
{
    /// <summary>What the entry says about the cell; null if nothing.</summary>
    public static string? About(HistoryEntry entry, CellKey key) => entry.Kind switch
    {
        HistoryKind.Returned when !entry.Returned.IsDefault => entry.Returned.FirstOrDefault(r => r.Key == key)?.Reason,
        HistoryKind.Commented or HistoryKind.Verified when entry.About == key => entry.Reason ?? "",
        HistoryKind.VerificationAsked when entry.About == key => entry.Whom ?? "",
        _ => null,
    };
}

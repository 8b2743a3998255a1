using System.Globalization;
using Exchange.Model.Submissions.Workbook;

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>
/// A number that a spreadsheet holds as a number, written as the strict reader takes it: as the sheet shows it, with the fifteen digits that
/// a spreadsheet keeps. 24.1 % is held as 0.241; where shares are in percent, it means 24.1.
/// </summary>
internal static class NumberText
{
    private const int Longest = 40;

    /// <param name="cell">The cell.</param>
    /// <param name="unit">Unit of the figure; null if the cell is no figure.</param>
    public static (string Text, string? Fault) Of(SheetCell cell, string? unit)
    {
        var text = cell.Text.Trim();
        if (text.Length is 0 or > Longest || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var held) || !double.IsFinite(held))
            return (text.Length > Longest ? text[..Longest] : text, "NotTyped");
        if (cell.Format == FormatKind.Date)
            return (text, "IsDate");
        if (cell.Format == FormatKind.Percent && unit is not "percent")
            return (text, "IsPercent");
        if (Math.Abs(held) >= 1e15)
            return (text, "Unreadable");
        // The conversion rounds to fifteen digits.
        var shown = (decimal)held * (cell.Format == FormatKind.Percent ? 100 : 1);
        return Math.Abs(shown) >= 1e15m || (held != 0 && shown == 0) ? (text, "Unreadable") : (LineTexts.Written((double)shown, '.'), null);
    }
}

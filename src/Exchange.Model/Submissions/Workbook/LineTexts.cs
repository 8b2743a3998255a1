using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Exchange.Model.Submissions.Workbook;

/// <summary>
/// What stands in the cells of a line that a country may fill in. Equal texts have equal fingerprints, so that a line that nobody touched is
/// told from one that was changed, and a cell that changed meanwhile from one that did not.
/// </summary>
/// <param name="Year">The year.</param>
/// <param name="Value">The figure.</param>
/// <param name="Answer">Name of the <see cref="AnswerKind"/>.</param>
/// <param name="Stance">Name of the <see cref="Submissions.Stance"/>.</param>
/// <param name="Source">The source.</param>
/// <param name="Method">The note on method.</param>
/// <param name="Note">The comment.</param>
public sealed record LineTexts(string Year, string Value, string Answer, string Stance, string Source, string Method, string Note)
{
    /// <summary>What a line for the stored cell says.</summary>
    /// <param name="cell">The cell; null for a free line.</param>
    /// <param name="suggestedYear">Year that a free line suggests; null if none.</param>
    /// <param name="decimalMark">The mark of the language in which the workbook is written.</param>
    public static LineTexts Of(Cell? cell, int? suggestedYear, char decimalMark) => cell is null
        ? new(suggestedYear?.ToString(CultureInfo.InvariantCulture) ?? "", "", "", "", "", "", "")
        : new(
            cell.Key.Year.ToString(CultureInfo.InvariantCulture), cell.Value is { } value ? Written(value, decimalMark) : cell.Text,
            cell.Kind == AnswerKind.Figure ? "" : cell.Kind.ToString(), cell.Stance == Submissions.Stance.None ? "" : cell.Stance.ToString(),
            Tidy(cell.Source), Tidy(cell.Method), Tidy(cell.Note));

    /// <summary>What stands on a line that came back.</summary>
    public static LineTexts Of(WorkbookLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        string Text(WorkbookField field) => Tidy(line[field].Text);
        return new(
            Text(WorkbookField.Year), Text(WorkbookField.Value), Named(Text(WorkbookField.Answer), nameof(AnswerKind.Figure)),
            Named(Text(WorkbookField.Stance), nameof(Submissions.Stance.None)), Text(WorkbookField.Source), Text(WorkbookField.Method), Text(WorkbookField.Note));
    }

    /// <summary>
    /// The figure as the strict reader takes it: no thousands marks, and one zero more where three decimals could be thousands.
    /// </summary>
    public static string Written(double value, char decimalMark)
    {
        // Fifteen digits are what a spreadsheet itself keeps; a decimal is never written with an exponent.
        var text = Math.Abs(value) < 1e15 ? ((decimal)value).ToString(CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);
        if (text.Length > 4 && text[^4] == '.')
            text += "0";
        return text.Replace('.', decimalMark);
    }

    /// <summary>SHA-256 in hex, shortened: it tells apart, it does not protect.</summary>
    public string Fingerprint()
    {
        var value = Value;
        // The zero against ambiguity is the first thing that a spreadsheet drops from a CSV file.
        if (value.Length > 5 && value[^5] is '.' or ',' && value[^1] == '0')
            value = value[..^1];
        var all = string.Join('\u001f', Year, value, Answer, Stance, Source, Method, Note);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)))[..16];
    }

    /// <summary>Trimmed, with one kind of line break: what survives a spreadsheet.</summary>
    public static string Tidy(string? text) =>
        text is null ? "" : text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Trim();

    private static string Named(string text, string silent) => text == silent ? "" : text;
}

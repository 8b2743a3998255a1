using System.Globalization;

namespace Exchange.Model.Indicators;

/// <summary>
/// The one strict reader for figures that people type, in English, French or Arabic habits: Latin, Arabic-Indic and Extended
/// Arabic-Indic digits; decimal point, decimal comma or ٫; thousands in spaces, ٬, commas or points; a leading minus; a percent
/// sign on either side. What could be read in two ways is refused rather than guessed, so "24,1" is 24.1 and never 241.
/// </summary>
public static class FigureReader
{
    /// <summary>Longest text looked at, in characters.</summary>
    public const int LongestText = 64;

    /// <summary>Most digits before the decimal mark: as many as a double holds exactly.</summary>
    public const int LongestWhole = 15;

    /// <summary>Reads the text; never throws.</summary>
    public static FigureReading Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return new(null, FigureProblem.Empty);
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length > LongestText)
            return new(null, FigureProblem.TooLong);

        Span<char> kept = stackalloc char[LongestText];
        var visible = WithoutDirectionMarks(trimmed, kept).Trim();
        if (visible.IsEmpty)
            return new(null, FigureProblem.Empty);
        var body = WithoutSigns(visible, out var negative);
        if (!FigureMarks.TrySplit(body, out var marks))
            return new(null, FigureProblem.NotANumber);
        return marks.Judge() switch
        {
            FigureProblem.None => new(Value(body, marks.Decimal, negative), FigureProblem.None),
            var problem => new(null, problem),
        };
    }

    // Texts copied from a right-to-left page carry invisible marks that say nothing about the figure.
    private static ReadOnlySpan<char> WithoutDirectionMarks(ReadOnlySpan<char> text, Span<char> kept)
    {
        var length = 0;
        foreach (var c in text)
            if (c is not ('\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
                kept[length++] = c;
        return kept[..length];
    }

    /// <summary>Takes at most one minus in front and one percent sign on either side; a second one stays and spoils the number.</summary>
    private static ReadOnlySpan<char> WithoutSigns(ReadOnlySpan<char> text, out bool negative)
    {
        negative = false;
        var percent = false;
        while (!text.IsEmpty)
        {
            if (!negative && text[0] is '-' or '\u2212')
                negative = true;
            else if (!percent && IsPercent(text[0]))
                percent = true;
            else
                break;
            text = text[1..].TrimStart();
        }
        if (!percent && !text.IsEmpty && IsPercent(text[^1]))
            text = text[..^1].TrimEnd();
        return text;
    }

    private static bool IsPercent(char c) => c is '%' or '\u066A';

    private static double Value(ReadOnlySpan<char> body, int decimalAt, bool negative)
    {
        Span<char> plain = stackalloc char[LongestText + 1];
        var length = 0;
        for (var i = 0; i < body.Length; i++)
            if (FigureMarks.DigitOf(body[i], out _) is var digit and >= 0)
                plain[length++] = (char)('0' + digit);
            else if (i == decimalAt)
                plain[length++] = '.';
        var value = double.Parse(plain[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        // There is no minus zero among figures.
        return negative && value != 0 ? -value : value;
    }
}

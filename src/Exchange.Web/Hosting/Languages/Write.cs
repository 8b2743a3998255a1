using System.Globalization;

namespace Exchange.Web.Hosting.Languages;

/// <summary>Writes figures, dates and counted nouns in the language at hand.</summary>
public static class Write
{
    private static CultureInfo Culture => Language.Current.Culture;

    /// <summary>A figure with at most the given decimals; large ones grouped.</summary>
    public static string Figure(double value, int decimals = 1) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), Culture);

    /// <summary>A figure in an indicator's unit: <c>12.3 %</c>, <c>4 120 000</c>.</summary>
    public static string Figure(double value, string unit) => unit switch
    {
        "percent" => Figure(value) + "\u00a0%",
        "persons" or "international $" => Figure(value, 0),
        _ => Figure(value, 2),
    };

    /// <summary>A difference with its sign: <c>+4.4</c>, <c>−0.3</c>.</summary>
    public static string Difference(double difference, int decimals = 1) => (difference > 0 ? "+" : "") + Figure(difference, decimals);

    /// <summary>A day: 23 November 2026.</summary>
    public static string Day(DateTimeOffset moment) => moment.ToString("d MMMM yyyy", Culture);

    /// <summary>A moment, in UTC: 23 November 2026, 14:05 UTC.</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToUniversalTime().ToString("d MMMM yyyy, HH:mm", Culture) + " UTC";

    /// <summary>A text with its parts filled in.</summary>
    public static string Text(string format, params object?[] parts) => string.Format(Culture, format, parts);

    /// <summary>
    /// A counted noun. The text holds the language's plural forms separated by <c>|</c>: English and French two, Arabic six
    /// (zero, one, two, few, many, other); <c>{0}</c> is the count.
    /// </summary>
    public static string Count(string forms, int count)
    {
        var all = forms.Split('|');
        var form = Language.Current.Code switch
        {
            "fr" => count < 2 ? 0 : 1,
            "ar" => ArabicForm(count),
            _ => count == 1 ? 0 : 1,
        };
        return Text(all[Math.Min(form, all.Length - 1)], count);
    }

    // Unicode CLDR plural rules for Arabic.
    private static int ArabicForm(int count) => (count, count % 100) switch
    {
        (0, _) => 0,
        (1, _) => 1,
        (2, _) => 2,
        (_, >= 3 and <= 10) => 3,
        (_, >= 11 and <= 99) => 4,
        _ => 5,
    };
}

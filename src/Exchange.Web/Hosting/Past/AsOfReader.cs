using System.Globalization;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Hosting.Past;

/// <summary>Reads the moment of an address. A day alone means its end in UTC, so that everything accepted on that day is in it.</summary>
internal static class AsOfReader
{
    private const string Day = "yyyy-MM-dd";

    // A plus sign in an address is a space once it is read.
    private static readonly string[] Moments =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm zzz", "yyyy-MM-dd'T'HH:mm:ss zzz"];

    /// <summary>The moment, or why it cannot be read.</summary>
    public static (DateTimeOffset Moment, AsOfRefusal? Refusal) Read(string text, DateTimeOffset now)
    {
        if (DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            var end = new DateTimeOffset(day, TimeOnly.MaxValue, TimeSpan.Zero);
            return end <= now ? (end, null) : (end, new("future-moment", 400, () => Write.Text(AsOfTexts.DayNotOver, Write.Day(end), Write.Moment(now))));
        }
        if (DateTimeOffset.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
            return moment <= now ? (moment, null) : (moment, new("future-moment", 400, () => Write.Text(AsOfTexts.NotYet, Write.Moment(moment), Write.Moment(now))));
        var shown = text.Length > 40 ? text[..40] + "…" : text;
        return (default, new("unfit-moment", 400, () => Write.Text(AsOfTexts.Unreadable, shown)));
    }
}

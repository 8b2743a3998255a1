using System.Globalization;

namespace Exchange.Web.Submissions.Api;

/// <summary>Dates and moments as programs send them.</summary>
internal static class Moments
{
    /// <summary>A date (UTC) or a moment; null if the text is neither.</summary>
    /// <param name="text">As sent.</param>
    /// <param name="wholeDay">A date includes its day.</param>
    public static DateTimeOffset? Read(string text, bool wholeDay)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new(day, wholeDay ? RoundWish.EndOfDay : TimeOnly.MinValue, TimeSpan.Zero);
        return text.Contains('T') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToUniversalTime()
            : null;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Exchanges.Calls;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>An agenda as lines of text: <c>2027-05-14 09:00-10:30 Visit to the payment centre</c>, in UTC.</summary>
internal static class AgendaText
{
    private const string Minute = "yyyy-MM-dd HH:mm";

    public static string Write(ImmutableArray<AgendaItem> agenda) => string.Join('\n', agenda.Select(i => FormattableString.Invariant(
        $"{i.Starts.UtcDateTime:yyyy-MM-dd HH:mm}-{i.Ends.UtcDateTime:HH:mm} {i.What}")));

    /// <summary>The agenda; null if a line cannot be read.</summary>
    public static ImmutableArray<AgendaItem>? Read(string text)
    {
        var items = ImmutableArray.CreateBuilder<AgendaItem>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Length < 24 || line[16] != '-' || line[22] != ' '
                || !DateTimeOffset.TryParseExact(line[..16], Minute, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var starts)
                || !DateTimeOffset.TryParseExact(line[..11] + line[17..22], Minute, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var ends))
                return null;
            items.Add(new(starts, ends, line[23..].Trim()));
        }
        return items.DrainToImmutable();
    }
}

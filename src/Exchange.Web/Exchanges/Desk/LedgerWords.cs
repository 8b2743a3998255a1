using Exchange.Model.Exchanges;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Exchanges.Desk;

/// <summary>What was done to a season, in the language at hand.</summary>
internal static class LedgerWords
{
    public static string Act(LedgerEntry entry) => DeskTexts.ResourceManager.GetString("Act_" + entry.Act, Language.Current.Culture) ?? entry.Act;

    /// <summary>What it was done to: a country and a block, or the pairs.</summary>
    public static string About(LedgerEntry entry, ContentFolder content)
    {
        string? Value(string field) => entry.Changes.FirstOrDefault(c => c.Field == field)?.To;
        var pairs = entry.Changes.Where(c => c.Field == "match").Select(c => c.To!.Split(' ')).Where(p => p.Length >= 4)
            .Select(p => Write.Text(DeskTexts.GuestOf, content.Member(p[0]), content.Member(p[1])) + " · " + content.BlockName(p[2]) + " · " + ExchangeWords.Month(p[3]));
        return entry.Act == "LimitSet" ? Value("limit") ?? DeskTexts.NoLimit
            : string.Join("; ", pairs) is { Length: > 0 } told ? told
            : string.Join(" · ", new[] { Value("member") is { } member ? content.Member(member) : null, Value("block") is { } block ? content.BlockName(block) : null }.OfType<string>());
    }
}

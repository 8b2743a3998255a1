using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Exchanges;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Exchanges;

/// <summary>The words of exchanges in the language at hand.</summary>
internal static class ExchangeWords
{
    public static string Of(Track track) => Text("Track_" + track);

    public static string Of(Mode mode) => Text("Mode_" + mode);

    /// <summary>Name of a working language by its two letters.</summary>
    public static string Tongue(string code) => ExchangesTexts.ResourceManager.GetString("Tongue_" + code, Language.Current.Culture) ?? code;

    /// <summary>A month: May 2027.</summary>
    public static string Month(string month) => DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day.ToString("MMMM yyyy", Language.Current.Culture)
        : month;

    public static string Joined(IEnumerable<string> words) => string.Join(Language.Current.RightToLeft ? "، " : ", ", words);

    /// <summary>Why something was not done.</summary>
    public static string Sentence(Refusal refusal) => Write.Text(Text("Refusal_" + refusal.Rule), [.. refusal.Arguments]);

    /// <summary>A text by its key; a key without a text is a mistake that a test finds.</summary>
    public static string Text(string key) => ExchangesTexts.ResourceManager.GetString(key, Language.Current.Culture) ?? key;
}

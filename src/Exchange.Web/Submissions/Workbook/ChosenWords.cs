using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Submissions.Workbook;

/// <summary>The words of the lists, understood in every language of the product whatever the workbook's own is.</summary>
internal static class ChosenWords
{
    private static readonly Lazy<Dictionary<string, string>> Answers = new(() => All(Enum.GetValues<AnswerKind>(), CellWords.Of));
    private static readonly Lazy<Dictionary<string, string>> Stances = new(() => All(Enum.GetValues<Stance>(), CellWords.Of));

    /// <summary>Name of the kind of answer; empty for none, null if the word is unknown.</summary>
    public static string? Answer(string text) => text.Length == 0 ? "" : Answers.Value.GetValueOrDefault(text);

    /// <summary>Name of the stance; empty for none, null if the word is unknown.</summary>
    public static string? Stance(string text) => text.Length == 0 ? "" : Stances.Value.GetValueOrDefault(text);

    private static Dictionary<string, string> All<T>(T[] values, Func<T, string> word) where T : struct, Enum
    {
        var (culture, ui) = (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture);
        try
        {
            var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var language in Language.All)
            {
                language.Use();
                foreach (var value in values)
                    words[word(value)] = value.ToString();
            }
            foreach (var value in values)
                words[value.ToString()] = value.ToString();
            return words;
        }
        finally
        {
            (System.Globalization.CultureInfo.CurrentCulture, System.Globalization.CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}

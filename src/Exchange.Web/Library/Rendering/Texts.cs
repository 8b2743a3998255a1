using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Library;

internal static class Texts
{
    /// <summary>A text in a language that need not be the reader's: a page is drawn once, for everybody.</summary>
    public static string In(Language language, string name) => LibraryTexts.ResourceManager.GetString(name, language.Culture) ?? name;
}

using System.Globalization;

namespace Exchange.Web.Hosting.Languages;

/// <summary>
/// The three languages of the product. Cultures are fixed: Gregorian dates, Latin digits and one way of writing numbers per language,
/// whatever the machine's own settings say.
/// </summary>
public sealed record Language(string Code, string OwnName, bool RightToLeft, CultureInfo Culture)
{
    public static Language English { get; } = new("en", "English", false, Fix("en-GB", ".", "\u202f"));
    public static Language French { get; } = new("fr", "Français", false, Fix("fr-FR", ",", "\u202f"));
    public static Language Arabic { get; } = new("ar", "العربية", true, Fix("ar", ".", "\u202f"));

    public static IReadOnlyList<Language> All { get; } = [English, French, Arabic];

    /// <summary>The language of the request or circuit at hand.</summary>
    public static Language Current => Find(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? English;

    public string Direction => RightToLeft ? "rtl" : "ltr";

    public static Language? Find(string? code) => All.FirstOrDefault(l => l.Code == code);

    /// <summary>Makes this the language of the running request, circuit turn or test.</summary>
    public void Use() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Culture;

    private static CultureInfo Fix(string name, string decimalMark, string groupMark)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar();
        culture.NumberFormat.NumberDecimalSeparator = decimalMark;
        culture.NumberFormat.NumberGroupSeparator = groupMark;
        culture.NumberFormat.NegativeSign = "\u2212";
        return CultureInfo.ReadOnly(culture);
    }
}

using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Exchange.Web.Tests.House;

public sealed partial class ArabicTests
{
    // Words that only the singular has; those that are also a past tense or a noun are left out.
    private static readonly HashSet<string> Singular =
    [
        "اختر", "اكتب", "اكتبه", "اذكر", "أضف", "املأ", "احذف", "احفظ", "راجع", "انظر", "افتح", "ابدأ", "استخدم", "انسخ", "نزّل", "اطلب", "انتظر", "حاول", "أعد", "أعطِ", "اترك",
        "بلدك", "حسابك", "إليك", "يمكنك", "مرورك", "دخولك", "أرقامك", "إجابتك", "يصلك", "تصلك", "هاتفك", "مؤسستك", "ملاحظتك", "نفسك",
    ];

    [Fact]
    public void Arabic_speaks_to_readers_in_the_plural_everywhere()
    {
        var texts = Directory.GetFiles(Path.Combine(Source.Root.FullName, "src"), "*.ar.resx", SearchOption.AllDirectories);
        Assert.NotEmpty(texts);
        Assert.Empty(
            from file in texts
            from data in XDocument.Load(file).Root!.Elements("data")
            from word in Word().Matches(data.Element("value")!.Value).Select(m => m.Value)
            where Singular.Contains(word) || (word[0] is 'و' or 'ف' && Singular.Contains(word[1..]))
            select $"{Path.GetFileName(file)} {data.Attribute("name")!.Value}: {word}");
    }

    [GeneratedRegex(@"[\u0621-\u0652]+")]
    private static partial Regex Word();
}

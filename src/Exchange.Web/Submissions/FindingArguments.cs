using System.Collections.Frozen;
using System.Globalization;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Submissions;

/// <summary>Findings carry their figures invariantly; here they are written for a reader.</summary>
internal static class FindingArguments
{
    /// <summary>
    /// What the arguments of a rule are, in order: f a figure in the cell's unit, n a plain number, i an indicator, t a text or year as it is.
    /// Rules that are not listed have texts only.
    /// </summary>
    private static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string>
    {
        ["V02"] = "ff", ["V03"] = "ffi", ["V04"] = "fft", ["V05"] = "ff", ["V06"] = "ff", ["V07"] = "fftn", ["V08"] = "fftn", ["V09"] = "i",
        ["V10"] = "i", ["V11"] = "f", ["V12"] = "ffi", ["StanceAgainstFigure"] = "f", ["V13"] = "ff", ["V13P"] = "fft", ["V15"] = "nnt", ["V16"] = "fft",
        ["UnknownIndicator"] = "i", ["NotAsked"] = "i", ["NotReportable"] = "i",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static object?[] Write(string rule, Finding finding, Reference reference)
    {
        var unit = finding.Cell is { } cell ? reference.Indicator(cell.Indicator)?.Unit : null;
        var given = finding.Arguments.IsDefault ? [] : finding.Arguments;
        if (rule == "V01" && given.Length == 3)
            return [Figure(given[0], unit), Range(Figure(given[1], unit), Figure(given[2], unit))];
        var kinds = Kinds.GetValueOrDefault(rule, "");
        var written = new object?[given.Length];
        for (var i = 0; i < written.Length; i++)
            written[i] = (i < kinds.Length ? kinds[i] : 't') switch
            {
                'f' => Figure(given[i], unit),
                'n' => Figure(given[i], null),
                'i' => Name(given[i], reference),
                _ => given[i],
            };
        return written;
    }

    public static string Name(string code, Reference reference) => reference.Indicator(code)?.Name.In(Language.Current.Code) ?? code;

    private static string Range(string minimum, string maximum) => (minimum.Length, maximum.Length) switch
    {
        (0, _) => Text(FindingTexts.Range_AtMost, maximum),
        (_, 0) => Text(FindingTexts.Range_AtLeast, minimum),
        _ => Text(FindingTexts.Range_Between, minimum, maximum),
    };

    private static string Text(string format, params object?[] parts) => Hosting.Languages.Write.Text(format, parts);

    // Published figures come with five decimals; two are enough to see which of two figures is the larger.
    private static string Figure(string text, string? unit) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value.ToString("#,0.##", Language.Current.Culture) + (unit == "percent" ? "\u00a0%" : "")
            : text;
}

using System.Globalization;
using Exchange.Model.Indicators;
using Fractions;

namespace Exchange.Model.Integration.Entries;

/// <summary>Reads the text of a field; what cannot be read is unknown, and said so.</summary>
internal static class FieldReader
{
    private static readonly string[] Days = ["yyyy-MM-dd", "yyyy-M-d"];

    public static long? Count(string? text) =>
        FigureReader.Read(text).Value is { } value && value >= 0 && double.IsInteger(value) ? (long)value : null;

    public static decimal? Amount(string? text) => FigureReader.Read(text).Value is { } value and >= 0 ? (decimal)value : null;

    /// <summary>An exact share: <c>66.7</c> is 667/1000, never the nearest binary fraction.</summary>
    public static Fraction? Percent(string? text) =>
        FigureReader.Read(text).Value is { } value and >= 0 and <= 100
            ? Fraction.FromDecimal((decimal)value) / 100
            : null;

    public static bool? YesNo(string? text) => text switch { "yes" => true, "no" => false, _ => null };

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1900 ? day : null;

    /// <summary>Name of the finding if the text cannot be taken for the field; null if it can.</summary>
    public static string? Refuses(EntryField field, string text, Rubric rubric) => field.Type switch
    {
        FieldType.Words when text.Length > LongestWords => "EntryTooLong",
        FieldType.Paragraph when text.Length > LongestParagraph => "EntryTooLong",
        FieldType.Count when Count(text) is null => "EntryNotACount",
        FieldType.Amount when Amount(text) is null => "EntryNotAnAmount",
        FieldType.Percent when Percent(text) is null => "EntryNotAPercent",
        FieldType.YesNo when YesNo(text) is null => "EntryNotYesNo",
        FieldType.Choice when !field.Codes.Contains(text) => "EntryUnknownWord",
        FieldType.Term when rubric.Of(field.List!.Value).All(t => t.Code != text) => "EntryUnknownWord",
        FieldType.Terms when text.Split(' ').Any(code => rubric.Of(field.List!.Value).All(t => t.Code != code)) => "EntryUnknownWord",
        FieldType.Day when Day(text) is null => "EntryNotADay",
        _ => null,
    };

    /// <summary>Longest line of text.</summary>
    public const int LongestWords = 500;

    /// <summary>Longest text.</summary>
    public const int LongestParagraph = 4_000;
}

using System.Text.Json.Serialization;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>One answer as entered: by form, workbook or API.</summary>
/// <param name="Key">Indicator, disaggregation and year.</param>
/// <param name="Text">What was typed, kept even when it cannot be read, so that nothing entered is lost.</param>
/// <param name="Value">The figure as read; null if the text is empty or cannot be read.</param>
/// <param name="Source">What the country names as its source; null if nothing.</param>
/// <param name="Note">The country's comment; null if none.</param>
[GenerateSerializer, Immutable, Alias("cell")]
public sealed record Cell(
    [property: Id(0)] CellKey Key,
    [property: Id(1)] string Text,
    [property: Id(2)] double? Value,
    [property: Id(3)] string? Source = null,
    [property: Id(4)] string? Note = null)
{
    /// <summary>Nothing was entered. Missing is not zero.</summary>
    [JsonIgnore]
    public bool IsEmpty => Text.Length == 0;

    /// <summary>Something was entered that is not a figure.</summary>
    [JsonIgnore]
    public bool IsUnreadable => !IsEmpty && Value is null;

    /// <summary>A cell as somebody typed it, its figure read strictly by <see cref="FigureReader"/>.</summary>
    /// <param name="key">Indicator, disaggregation and year.</param>
    /// <param name="text">What was typed; blank clears the cell.</param>
    /// <param name="source">What the country names as its source; blank counts as nothing.</param>
    /// <param name="note">The country's comment; blank counts as none.</param>
    public static Cell Typed(CellKey key, string? text, string? source = null, string? note = null) => new(
        key, text?.Trim() ?? "", FigureReader.Read(text).Value, Given(source), Given(note));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

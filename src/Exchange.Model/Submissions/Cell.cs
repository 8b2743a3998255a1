using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>How a cell is answered.</summary>
public enum AnswerKind
{
    /// <summary>With a figure.</summary>
    Figure,
    /// <summary>The country has no such figure; the comment says why. Not the same as saying nothing.</summary>
    NotAvailable,
    /// <summary>The question does not apply to the country; the comment says why.</summary>
    NotApplicable,
}

/// <summary>What a country makes of the figure published internationally for the same cell. Both figures stay.</summary>
public enum Stance
{
    /// <summary>Nothing is said.</summary>
    None,
    /// <summary>The published figure is taken as the country's own.</summary>
    Accepts,
    /// <summary>The country gives its own figure instead; the comment says why.</summary>
    Replaces,
    /// <summary>The country disputes the published figure, with or without one of its own; the comment says why.</summary>
    Contests,
}

/// <summary>One answer as entered: by form, workbook or API.</summary>
/// <param name="Key">Indicator, disaggregation and year.</param>
/// <param name="Text">What was typed, kept even when it cannot be read, so that nothing entered is lost.</param>
/// <param name="Value">The figure as read; null if the text is empty or cannot be read.</param>
/// <param name="Source">What the country names as its source; null if nothing.</param>
/// <param name="Note">The country's comment or reason; null if none.</param>
[GenerateSerializer, Immutable, Alias("cell")]
public sealed record Cell(
    [property: Id(0)] CellKey Key,
    [property: Id(1)] string Text,
    [property: Id(2)] double? Value,
    [property: Id(3)] string? Source = null,
    [property: Id(4)] string? Note = null)
{
    /// <summary>Figure, not available or not applicable.</summary>
    [Id(5), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public AnswerKind Kind { get; init; }

    /// <summary>What is said about the published figure.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Stance Stance { get; init; }

    /// <summary>How the figure was made; null if nothing is said.</summary>
    [Id(7)]
    public string? Method { get; init; }

    /// <summary>What backs the figure; default if nothing does.</summary>
    [Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ImmutableArray<Evidence> Evidence { get; init; }

    /// <summary>Nothing was entered. Missing is not zero.</summary>
    [JsonIgnore]
    public bool IsEmpty => Text.Length == 0 && Kind == AnswerKind.Figure && Stance == Stance.None;

    /// <summary>Something was entered that is not a figure.</summary>
    [JsonIgnore]
    public bool IsUnreadable => Text.Length > 0 && Value is null;

    /// <summary>There is a figure to publish.</summary>
    [JsonIgnore]
    public bool HasFigure => Kind == AnswerKind.Figure && Value is not null;

    /// <summary>How well the figure is evidenced by what the country itself gives.</summary>
    [JsonIgnore]
    public EvidenceGrade OwnGrade =>
        string.IsNullOrWhiteSpace(Source) && Evidence.IsDefaultOrEmpty ? EvidenceGrade.SelfDeclared : EvidenceGrade.Documented;

    /// <summary>A cell as somebody typed it, its figure read strictly by <see cref="FigureReader"/>.</summary>
    /// <param name="key">Indicator, disaggregation and year.</param>
    /// <param name="text">What was typed; blank clears the cell.</param>
    /// <param name="source">What the country names as its source; blank counts as nothing.</param>
    /// <param name="note">The country's comment; blank counts as none.</param>
    public static Cell Typed(CellKey key, string? text, string? source = null, string? note = null) => new(
        key, text?.Trim() ?? "", FigureReader.Read(text).Value, Given(source), Given(note));

    /// <summary>Equal answers are equal, whichever list their evidence stands in.</summary>
    public bool Equals(Cell? other) =>
        other is not null && Key == other.Key && Text == other.Text && Value == other.Value && Source == other.Source && Note == other.Note
        && Kind == other.Kind && Stance == other.Stance && Method == other.Method && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Key, Text, Source, Note, Kind, Stance);

    private ReadOnlySpan<Evidence> Items => Evidence.IsDefault ? [] : Evidence.AsSpan();

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>One validation rule: at most one finding per cell.</summary>
public sealed class Rule
{
    private readonly Func<Examined, Finding?> _check;

    internal Rule(string id, Severity severity, Func<Examined, Finding?> check)
    {
        Id = id;
        Severity = severity;
        _check = check;
    }

    /// <summary>Name of the rule, as findings carry it; also the key of a finding's sentence.</summary>
    public string Id { get; }

    /// <summary>What its findings ask for (V04 alone asks for more when every component is known).</summary>
    public Severity Severity { get; }

    /// <summary>Key of the sentence that says what the rule checks: <c>Rule.</c> and the id.</summary>
    public string DescriptionKey => "Rule." + Id;

    internal Finding? Check(Examined cell) => _check(cell);
}

/// <summary>A cell under examination.</summary>
/// <param name="Sheet">What else is known of the member.</param>
/// <param name="Cell">The cell; not empty.</param>
/// <param name="Indicator">What it measures; null for a code that the catalogue lacks.</param>
internal readonly record struct Examined(Sheet Sheet, Cell Cell, Indicator? Indicator)
{
    public CellKey Key => Cell.Key;

    public int Year => Cell.Key.Year;

    /// <summary>The figure if the cell has one: null for a text that is none.</summary>
    public double? Value => Cell.Value is { } value && double.IsFinite(value) ? value : null;

    public bool IsTotal => Key.Disaggregation == Indicators.Indicator.Total;

    /// <summary>Whether the cell has a figure for everybody of the measure.</summary>
    public bool Is(Measure measure) => Indicator?.Measure == measure && IsTotal && Value is not null;

    /// <summary>Whether the cell has a figure of exactly this indicator, for everybody.</summary>
    public bool Is(string code) => Key.Indicator == code && IsTotal && Value is not null;

    /// <summary>A finding about this cell.</summary>
    public Finding Finds(string rule, Severity severity, params object[] figures) => Finding.Of(rule, severity, Key, figures);
}

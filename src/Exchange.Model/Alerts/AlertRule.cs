using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Model.Alerts;

/// <summary>What a rule watches.</summary>
public enum AlertKind
{
    /// <summary>The latest figure of a series lies beyond a limit.</summary>
    Threshold,
    /// <summary>The latest figure differs from the one before by so many percent.</summary>
    Jump,
    /// <summary>The figures have worsened so many times in a row.</summary>
    Trend,
    /// <summary>A round is due for so many days, and the member has not handed in.</summary>
    Silence,
    /// <summary>A level above 1 rests on accepted entries of which so many percent are backed by nothing but the country's word.</summary>
    LevelWithoutEvidence,
    /// <summary>A verification has lapsed, or nobody has gone through the inventory for 24 months.</summary>
    EvidenceStale,
}

/// <summary>How much hurry there is.</summary>
public enum AlertSeverity
{
    /// <summary>Good to know.</summary>
    Note,
    /// <summary>To be looked at.</summary>
    Warning,
    /// <summary>To be acted on.</summary>
    Urgent,
}

/// <summary>A rule of early warning. It points to countries and years, never to persons.</summary>
/// <param name="Id">Its identity; empty in a command for a new one.</param>
/// <param name="Kind">What it watches.</param>
/// <param name="Indicator">Code of the indicator; null where no series is watched.</param>
/// <param name="Below">Whether the limit is a lowest one: of a threshold, and of what counts as worse where the indicator itself has no direction.</param>
/// <param name="Limit">The limit: in the indicator's unit, or in percent.</param>
/// <param name="Span">How many times in a row, or how many days.</param>
/// <param name="Severity">How much hurry there is.</param>
/// <param name="Owner">Who looks after it, in each language: an office, not a private person.</param>
/// <param name="ToDo">What is to be done when it fires, in each language.</param>
/// <param name="IsOn">Whether it is watched.</param>
[GenerateSerializer, Immutable, Alias("alert-rule")]
public sealed record AlertRule(
    [property: Id(0)] string Id,
    [property: Id(1)] AlertKind Kind,
    [property: Id(2)] string? Indicator,
    [property: Id(3)] bool Below,
    [property: Id(4)] double Limit,
    [property: Id(5)] int Span,
    [property: Id(6)] AlertSeverity Severity,
    [property: Id(7)] LocalText Owner,
    [property: Id(8)] LocalText ToDo,
    [property: Id(9)] bool IsOn = true)
{
    /// <summary>Whether it watches a series.</summary>
    public static bool WatchesSeries(AlertKind kind) => kind is AlertKind.Threshold or AlertKind.Jump or AlertKind.Trend;

    /// <summary>The field that cannot be taken, as forms name it; null if the rule can be watched.</summary>
    public string? Unfit(Reference reference) =>
        WatchesSeries(Kind) && (Indicator is null || reference.Indicator(Indicator) is null) ? "indicator"
        : !double.IsFinite(Limit) || (Kind is AlertKind.Jump or AlertKind.LevelWithoutEvidence && Limit is <= 0 or > 1_000_000) ? "limit"
        : Kind is AlertKind.Trend && Span is < 1 or > 20 || Kind is AlertKind.Silence && Span is < 0 or > 1_000 ? "span"
        : Fits(Owner, 300) ? Fits(ToDo, 2_000) ? null : "todo"
        : "owner";

    private static bool Fits(LocalText text, int longest) =>
        new[] { text.En, text.Fr, text.Ar }.All(t => !string.IsNullOrWhiteSpace(t) && t.Length <= longest);
}

/// <summary>A rule that has met its case.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Member">ISO alpha-3 code.</param>
/// <param name="Subject">What it was met by: a year, a round, a date. The same condition with another subject is told anew.</param>
/// <param name="Arguments">The figures of its sentence, in order, written invariantly.</param>
[GenerateSerializer, Immutable, Alias("sighting")]
public sealed record Sighting(
    [property: Id(0)] string Rule, [property: Id(1)] string Member, [property: Id(2)] string Subject, [property: Id(3)] ImmutableArray<string> Arguments);

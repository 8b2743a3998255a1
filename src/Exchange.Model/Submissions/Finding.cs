using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>What a finding asks for.</summary>
public enum Severity
{
    /// <summary>Good to know; nothing is asked.</summary>
    Note,
    /// <summary>Taken when the country comments on it.</summary>
    Warning,
    /// <summary>Not taken until mended.</summary>
    Error,
}

/// <summary>What validation says about a cell.</summary>
/// <param name="Rule">Name of the rule: V01 to V18, or a refusal such as <c>Unreadable</c>. Also the key of its sentence.</param>
/// <param name="Severity">What it asks for.</param>
/// <param name="Cell">The cell it is about; null if it is about the whole submission.</param>
/// <param name="Arguments">
/// The figures in the sentence, in order, written invariantly (numbers with a point; codes as they are);
/// whoever shows the finding writes them in the reader's language.
/// </param>
/// <param name="NeedsSecondReviewer">Acceptance takes two different reviewers.</param>
[GenerateSerializer, Immutable, Alias("finding")]
public sealed record Finding(
    [property: Id(0)] string Rule,
    [property: Id(1)] Severity Severity,
    [property: Id(2)] CellKey? Cell,
    [property: Id(3)] ImmutableArray<string> Arguments,
    [property: Id(4), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool NeedsSecondReviewer = false)
{
    /// <summary>Makes a finding with its figures.</summary>
    public static Finding Of(string rule, Severity severity, CellKey? cell, params object[] arguments) =>
        new(rule, severity, cell, [.. arguments.Select(a => FormattableString.Invariant($"{a}"))]);
}

using System.Collections.Immutable;
using Fractions;

namespace Exchange.Model.Integration;

/// <summary>What an evidence item is.</summary>
public enum EvidenceKind
{
    /// <summary>A document: a law, an agreement, a report.</summary>
    Document,
    /// <summary>A screenshot of a running system.</summary>
    Screenshot,
    /// <summary>An address on the web.</summary>
    Link,
    /// <summary>The date on which somebody saw it.</summary>
    Date,
}

/// <summary>One piece of evidence.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Where it is found, or what was seen.</param>
/// <param name="Day">The day it is of; null if not said.</param>
public sealed record EvidenceItem(EvidenceKind Kind, string Text, DateOnly? Day = null);

/// <summary>The answer to one criterion of a building block.</summary>
/// <param name="Met">Yes, no, or (null) unknown.</param>
/// <param name="Note">What the answer rests on; null if not said.</param>
/// <param name="Evidence">Evidence items; a yes at grade 3 counts only with one.</param>
/// <param name="ToBeConfirmed">Pre-filled from published figures and not yet confirmed by the country.</param>
public sealed record CriterionAnswer(bool? Met, string? Note, ImmutableArray<EvidenceItem> Evidence, bool ToBeConfirmed = false)
{
    /// <summary>What counts at a grade: a yes at grade 3 without evidence is unknown.</summary>
    public bool? At(int grade) => grade == Ladder.Highest && Met is true && Evidence.IsDefaultOrEmpty ? null : Met;

    /// <summary>What published birth registration says of a criterion on the share of births registered; to be confirmed by the country.</summary>
    /// <param name="published">Registered children under five, percent.</param>
    /// <param name="least">The criterion's share, percent.</param>
    /// <param name="source">Where the figure was published.</param>
    public static CriterionAnswer FromBirthRegistration(Fraction published, int least, string source) =>
        new(published >= least, source, [new(EvidenceKind.Document, source)], ToBeConfirmed: true);
}

namespace Exchange.Model.Indicators;

/// <summary>Which way an indicator is read.</summary>
public enum Direction
{
    /// <summary>More is better.</summary>
    Higher,
    /// <summary>Less is better.</summary>
    Lower,
    /// <summary>Neither: it describes the setting.</summary>
    Context,
}

/// <summary>The kind of programme a figure of the household surveys speaks of.</summary>
public enum Category
{
    /// <summary>Not about one kind of programme.</summary>
    None,
    /// <summary>Social safety nets, also called social assistance (non-contributory).</summary>
    SocialAssistance,
    /// <summary>Social insurance (contributory).</summary>
    SocialInsurance,
    /// <summary>Unemployment benefits and active labour-market programmes.</summary>
    LabourMarket,
    /// <summary>All social protection and labour programmes together.</summary>
    AllProgrammes,
}

/// <summary>What a figure of the household surveys measures.</summary>
public enum Measure
{
    /// <summary>Something else.</summary>
    Other,
    /// <summary>Share of the population in households with at least one beneficiary, percent.</summary>
    Coverage,
    /// <summary>Coverage inside one fifth of the population, percent; <see cref="Indicator.Quintile"/> says which.</summary>
    QuintileCoverage,
    /// <summary>Transfers received as a share of the beneficiary households' total welfare, percent.</summary>
    Adequacy,
    /// <summary>Share of all benefits that goes to the poorest fifth, percent; 20 is proportional.</summary>
    Incidence,
}

/// <summary>What is measured.</summary>
/// <param name="Code">The publisher's code where one exists, e.g. <c>per_sa_allsa.cov_pop_tot</c>.</param>
/// <param name="Name">Name in three languages, with the unit in brackets.</param>
/// <param name="Unit">Unit as the catalogue writes it: percent, persons, international $, ordinal.</param>
/// <param name="Minimum">Smallest possible value, in the unit; null if none.</param>
/// <param name="Maximum">Largest possible value, in the unit; null if none.</param>
/// <param name="Direction">Which way it is read.</param>
/// <param name="Disaggregation">The breakdowns it is published in, in the catalogue's words.</param>
/// <param name="Family">The group of indicators it is shown with.</param>
/// <param name="Origin">Published, or the product's own.</param>
/// <param name="DefinitionSource">Who defines it.</param>
/// <param name="CompanionOf">
/// Code of the catalogued indicator that this one measures through another publication; null for the catalogue's own 42.
/// Companions are shown beside, never merged and never aggregated.
/// </param>
public sealed record Indicator(
    string Code,
    LocalText Name,
    string Unit,
    double? Minimum,
    double? Maximum,
    Direction Direction,
    string Disaggregation,
    string Family,
    string Origin,
    string DefinitionSource,
    string? CompanionOf = null)
{
    /// <summary>The disaggregation of a figure for everybody.</summary>
    public const string Total = "total";

    /// <summary>The kind of programme, from the code.</summary>
    public Category Category { get; } = Code switch
    {
        _ when Code.StartsWith("per_sa_allsa.", StringComparison.Ordinal) => Category.SocialAssistance,
        _ when Code.StartsWith("per_si_allsi.", StringComparison.Ordinal) => Category.SocialInsurance,
        _ when Code.StartsWith("per_lm_alllm.", StringComparison.Ordinal) => Category.LabourMarket,
        _ when Code.StartsWith("per_allsp.", StringComparison.Ordinal) => Category.AllProgrammes,
        _ => Category.None,
    };

    /// <summary>What is measured, from the code.</summary>
    public Measure Measure { get; } = Code switch
    {
        _ when Code.EndsWith(".cov_pop_tot", StringComparison.Ordinal) => Measure.Coverage,
        _ when Code.EndsWith(".adq_pop_tot", StringComparison.Ordinal) => Measure.Adequacy,
        _ when Code.EndsWith(".ben_q1_tot", StringComparison.Ordinal) => Measure.Incidence,
        _ when Code.Contains(".cov_q", StringComparison.Ordinal) => Measure.QuintileCoverage,
        _ => Measure.Other,
    };

    /// <summary>1 (poorest) to 5 (richest) for <see cref="Measure.QuintileCoverage"/>; 0 otherwise.</summary>
    public int Quintile => Measure == Measure.QuintileCoverage ? Code[Code.IndexOf(".cov_q", StringComparison.Ordinal) + 6] - '0' : 0;

    /// <summary>Whether a country may report it. A level is computed from evidence and never typed in.</summary>
    public bool Reportable => Unit != "ordinal" && CompanionOf is null;
}

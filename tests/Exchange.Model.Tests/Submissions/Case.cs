using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Submissions;

/// <summary>Builds an examination in a line: a member, what it reports, and what it has had accepted before.</summary>
internal sealed class Case
{
    // Without any published figure: what is published is brought in by the tests that are about it.
    private static readonly Reference Catalogue = new("catalogue", Shipped.Reference.Members, Shipped.Reference.AllIndicators, [], [], []);
    private static readonly DateTimeOffset Then = new(2025, 3, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<Cell> _cells = [];
    private readonly List<Observation> _published = [];
    private MemberFigures _figures = MemberFigures.None("UGA");

    public const string Cov = "per_sa_allsa.cov_pop_tot";
    public const string Adq = "per_sa_allsa.adq_pop_tot";
    public const string Ben = "per_sa_allsa.ben_q1_tot";
    public const string SiCov = "per_si_allsi.cov_pop_tot";
    public const string LmCov = "per_lm_alllm.cov_pop_tot";
    public const string AllCov = "per_allsp.cov_pop_tot";
    public const string Q1 = "per_sa_allsa.cov_q1_tot";
    public const string Q5 = "per_sa_allsa.cov_q5_tot";
    public const string Submission = "round:2026";

    public Case Reports(string code, double value, int year = 2024, string? source = "Ministry", string disaggregation = Indicator.Total) =>
        Types(code, FormattableString.Invariant($"{value}"), value, year, source, disaggregation);

    public Case Types(string code, string text, double? value = null, int year = 2024, string? source = null, string disaggregation = Indicator.Total)
    {
        _cells.Add(new(new(code, disaggregation, year), text, value, source));
        return this;
    }

    public Case Answers(Cell cell)
    {
        _cells.Add(cell);
        return this;
    }

    public Case HasAccepted(string code, double value, int year = 2024, string source = "round:2025")
    {
        var observation = new Observation(
            "UGA", new(code, year), value, Basis.National, "Ministry", EvidenceGrade.Documented, new(source, Then));
        _figures = _figures.With(new Publication("UGA", source, _figures.SequenceOf(source) + 1, [observation], []));
        return this;
    }

    public Case IsPublished(string code, double value, int year)
    {
        _published.Add(new("UGA", new(code, year), value, Basis.Published, "World Bank", EvidenceGrade.External, new("WDI-2025", null)));
        return this;
    }

    public IReadOnlyList<Finding> Findings()
    {
        var reference = _published.Count == 0
            ? Catalogue
            : new Reference("published", Catalogue.Members, Catalogue.AllIndicators, _published, [], []);
        return Rules.Check(new("UGA", [.. _cells], reference, _figures, Submission, 2026));
    }

    /// <summary>The only finding of the rule, or null.</summary>
    public Finding? Finds(string rule) => Findings().SingleOrDefault(f => f.Rule == rule);
}

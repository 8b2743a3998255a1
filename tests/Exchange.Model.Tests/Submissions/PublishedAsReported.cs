using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Submissions;

/// <summary>The World Bank's published figures as if each member had reported them, a submission per country and year.</summary>
internal static class PublishedAsReported
{
    public static Reference Reference => Shipped.Reference;

    /// <summary>All findings, with the member they are about.</summary>
    public static IReadOnlyList<(string Member, Finding Finding)> Findings { get; } = [.. Run(2025)];

    public static IEnumerable<(string Member, Finding Finding)> Of(string rule) => Findings.Where(f => f.Finding.Rule == rule);

    /// <summary>Members and years, each once, that the rule finds something about.</summary>
    public static IReadOnlyList<string> CountryYears(string rule) =>
        [.. Of(rule).Select(f => FormattableString.Invariant($"{f.Member} {f.Finding.Cell!.Value.Year}")).Distinct().Order(StringComparer.Ordinal)];

    public static IEnumerable<(string Member, Finding Finding)> Run(int currentYear)
    {
        var reported = Reference.Published
            .Where(o => o.Source.Contains("(ASPIRE series)", StringComparison.Ordinal))
            .GroupBy(o => (o.Member, o.Key.Year));
        foreach (var countryYear in reported)
        {
            var cells = countryYear.Select(o => new Cell(o.Key, FormattableString.Invariant($"{o.Value}"), o.Value, o.Source));
            var examination = new Examination(
                countryYear.Key.Member, [.. cells], Reference, MemberFigures.None(countryYear.Key.Member), "round:evidence", currentYear);
            foreach (var finding in Rules.Check(examination))
                yield return (countryYear.Key.Member, finding);
        }
    }

    /// <summary>Absolute changes per year between neighbouring observations of the indicators, smallest first.</summary>
    public static double[] Steps(params string[] codes) =>
        [.. codes
            .SelectMany(code => Reference.Members.Select(m => Reference.PublishedSeries(m.Iso3, code)))
            .SelectMany(series => series.Zip(series.Skip(1), (a, b) => Math.Abs((b.Value - a.Value) / (b.Key.Year - a.Key.Year))))
            .Order()];

    /// <summary>Members and years with a value of each of the codes.</summary>
    public static int CountryYearsWith(string whole, params string[] anyOf) =>
        Reference.Published.Count(o => o.Key.Indicator == whole
            && (anyOf.Length == 0 || anyOf.Any(c => Reference.PublishedAt(o.Member, new(c, o.Key.Year)) is not null)));
}

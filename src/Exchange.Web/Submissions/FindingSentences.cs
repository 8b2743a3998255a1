using System.Globalization;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Submissions;

/// <summary>
/// Says in the language at hand what a finding means and what to do about it: beside a cell, in a summary, in an API answer or at a line
/// of an import.
/// </summary>
public static class FindingSentences
{
    /// <summary>What is wrong and what to do, for a reader who sees the cell.</summary>
    public static string Of(Finding finding, Reference reference)
    {
        var rule = finding is { Rule: "V14", Arguments.Length: < 3 } ? "V14D" : finding.Rule;
        var format = FindingTexts.ResourceManager.GetString(rule, Language.Current.Culture)
            ?? throw new ArgumentException($"The rule {rule} has no sentence.", nameof(finding));
        return Write.Text(format, FindingArguments.Write(rule, finding, reference));
    }

    /// <summary>The same, with the indicator and year in front, for a reader who does not see the cell.</summary>
    public static string InPlace(Finding finding, Reference reference) =>
        finding.Cell is { } cell ? Write.Text(FindingTexts.InPlace, Place(cell, reference), Of(finding, reference)) : Of(finding, reference);

    /// <summary>Name of a cell: indicator, breakdown if there is one, year.</summary>
    public static string Place(CellKey cell, Reference reference) => Write.Text(
        cell.Disaggregation == Indicator.Total ? FindingTexts.Place : FindingTexts.PlaceOfPart,
        FindingArguments.Name(cell.Indicator, reference), cell.Year.ToString(CultureInfo.InvariantCulture), cell.Disaggregation);
}

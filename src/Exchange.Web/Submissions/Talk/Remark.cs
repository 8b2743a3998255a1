using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions.Talk;

/// <summary>What was typed to be said about a cell.</summary>
public sealed record Remark(CellKey Key, string Text);

/// <summary>What was typed under the cells of a page, in their order.</summary>
internal static class Remarks
{
    private const int MostOnAPage = 1000;
    private const int LongestStem = 56;

    /// <summary>The remarks as posted; those left empty are not.</summary>
    public static ImmutableArray<Remark> Of(IFormCollection form)
    {
        string Posted(string field, int line) => form[$"{field}-{line.ToString(CultureInfo.InvariantCulture)}"].ToString().Trim();
        return [.. Enumerable.Range(0, MostOnAPage)
            .TakeWhile(line => form.ContainsKey($"about-{line.ToString(CultureInfo.InvariantCulture)}"))
            .Where(line => Posted("say", line).Length > 0)
            .Select(line => (About: Posted("about", line), Text: Posted("say", line)))
            .Where(posted => posted.About.Count(c => c == '|') == 2 && int.TryParse(posted.About[(posted.About.LastIndexOf('|') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(posted => new Remark(CellKey.Parse(posted.About), posted.Text))];
    }

    /// <summary>Says them; sent again under the same operation, each is said once.</summary>
    /// <returns>Those that were refused, and why the first of them was.</returns>
    public static async Task<(ImmutableArray<Remark> Unsaid, Finding? Refusal)> Say(
        this ISubmissionGrain submission, Operation operation, ImmutableArray<Remark> remarks)
    {
        var unsaid = ImmutableArray.CreateBuilder<Remark>();
        Finding? refusal = null;
        var stem = operation.OperationId[..Math.Min(operation.OperationId.Length, LongestStem)];
        for (var i = 0; i < remarks.Length; i++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{stem}-say{i}");
            var answer = await submission.Comment(operation with { OperationId = id }, remarks[i].Key, remarks[i].Text);
            if (answer.Done)
                continue;
            unsaid.Add(remarks[i]);
            refusal ??= answer.Findings.FirstOrDefault();
        }
        return (unsaid.DrainToImmutable(), refusal);
    }
}

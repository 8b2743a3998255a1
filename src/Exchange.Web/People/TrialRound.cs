using Exchange.Model;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Submissions;

namespace Exchange.Web.People;

/// <summary>One open round for trying the product out, made at the first start in Development and marked as made up wherever it shows.</summary>
internal sealed partial class TrialRound(IGrainFactory grains, ContentFolder content, TimeProvider time, ILogger<TrialRound> logger)
{
    private static readonly string[] Asked = ["per_sa_", "per_si_", "per_lm_", "per_allsp."];

    public async Task Make()
    {
        var now = time.GetUtcNow();
        var reference = content.Current;
        var round = new Round(
            "trial",
            new("Trial round (made up for trying the product out)", "Cycle d’essai (fictif, pour découvrir le produit)", "جولة تجريبية (وهمية، لتجربة المنتج)"),
            [.. reference.Members.Select(m => m.Iso3)],
            [.. reference.Indicators.Where(i => i.Reportable && Asked.Any(a => i.Code.StartsWith(a, StringComparison.Ordinal))).Select(i => i.Code)],
            now, now.AddDays(30), now.AddDays(45), Acceptance.Reviewed, Trial: true);
        var maker = new Actor("trial", "Trial", Role.Secretariat);
        // The same operation at every start: a restart changes nothing.
        var answer = await grains.GetGrain<IRoundsGrain>(0).Make(new("trial-round", maker, Channel.Api), round);
        foreach (var finding in answer.Findings)
            NotMade(logger, finding.Rule);
    }

    [LoggerMessage(LogLevel.Warning, "The trial round was not made: {Rule}")]
    private static partial void NotMade(ILogger logger, string rule);
}

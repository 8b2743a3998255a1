using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.Integration;
using Exchange.Web.Exchanges.Matching;
using Exchange.Web.Exchanges.Seasons;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Web.Exchanges.Desk;

/// <summary>What a country's desk shows.</summary>
/// <param name="Member">Code of the country.</param>
/// <param name="View">The season; null if there is none.</param>
/// <param name="Standing">What is known of those in the season; null without one.</param>
/// <param name="Assessment">What the accepted inventory proves; null if nothing was accepted.</param>
/// <param name="History">What was done to its statements and matches, oldest first.</param>
/// <param name="Now">The moment.</param>
public sealed record DeskPicture(string Member, SeasonView? View, Standing? Standing, Assessment? Assessment, ImmutableArray<LedgerEntry> History, DateTimeOffset Now)
{
    public Season? Season => View?.State.Season;

    public bool Takes => Season?.TakesAt(Now) ?? false;

    public IEnumerable<Request> Requests => View?.State.Requests.Values.Where(r => r.Member == Member) ?? [];

    public IEnumerable<Offer> Offers => View?.State.Offers.Values.Where(o => o.Member == Member) ?? [];

    /// <summary>Matches that wait for this country's answer.</summary>
    public IEnumerable<Match> Awaiting => View?.State.Matches.Values.Where(m => m.Awaits(Member)) ?? [];

    /// <summary>Matches of this country, the latest first.</summary>
    public IEnumerable<Match> Matches => (View?.State.Matches.Values ?? []).Where(m => m.Guest == Member || m.Host == Member).OrderByDescending(m => m.At);

    /// <summary>Why the two of a match fit, as if it had no place yet; null if one of them no longer stands.</summary>
    public Fit? FitOf(Match match) => View is null || Standing is null ? null : Explain.Match(View.State, Standing, match);

    /// <summary>Blocks that its gates rest on and for which it has no request yet.</summary>
    public IEnumerable<LearningGap> Suggestions => Assessment is null || View is null ? [] : GapBlocks.Of(Assessment).Where(g => Requests.All(r => r.Block != g.Block));

    /// <summary>Blocks on which it has the highest grade and offers nothing yet.</summary>
    public IEnumerable<string> Strengths => Assessment is null || View is null ? [] : Assessment.Grades.Where(g => g.Value.Proven == Ladder.Highest && Offers.All(o => o.Block != g.Key)).Select(g => g.Key);
}

using System.Collections.Immutable;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.Integration;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Integration;

namespace Exchange.Web.Exchanges.Matching;

/// <summary>Gathers what a matching needs to know of members: accepted grades, context, what guests said, limits and places taken.</summary>
internal sealed class Standings(IGrainFactory grains, ContentFolder content, ExchangesFeed feed, TimeProvider time)
{
    /// <summary>What is known of everybody in the season.</summary>
    public async Task<Model.Exchanges.Matching.Standing> Of(SeasonView view)
    {
        var codes = view.State.Offers.Values.Select(o => o.Member).Concat(view.State.Requests.Values.Select(r => r.Member)).Distinct().ToList();
        var members = await Task.WhenAll(codes.Select(code => Of(code, view.State)));
        return new(
            members.ToImmutableDictionary(m => m.Code, StringComparer.Ordinal),
            [.. view.Places.Select(p => new Taken(p.Request, p.Offer, p.Month))]);
    }

    /// <summary>What the member's accepted inventory proves today; null if nothing was accepted.</summary>
    public async Task<Assessment?> Assessed(string member) =>
        await grains.GetGrain<IInventoryGrain>(member).Accepted() is { } accepted
            ? accepted.On(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), content.Rubric).Assessment
            : null;

    private async Task<MemberStanding> Of(string code, SeasonState season)
    {
        var assessment = await Assessed(code);
        var marks = feed.Current.Calls.Where(c => c.Call.Host == code).SelectMany(c => c.Applicants).Select(a => a.Mark).OfType<int>().ToList();
        var member = content.Current.Member(code);
        return new(code)
        {
            Group = member?.Group,
            Region = member?.Region,
            LeastDeveloped = member?.LeastDeveloped,
            Grades = assessment?.Grades ?? ImmutableSortedDictionary<string, Grade>.Empty,
            Praise = new(marks.Count, marks.Sum()),
            Limit = season.Limits.TryGetValue(code, out var limit) ? limit : null,
        };
    }
}

using CsCheck;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Web.Exchanges.Matching;

namespace Exchange.Model.Tests.Exchanges;

/// <summary>The portfolio is the best there is, against trying every assignment; and no host is ever asked for more than it states.</summary>
public sealed class PortfolioProperties
{
    [Fact]
    public void The_portfolio_is_as_good_as_the_best_of_all_assignments() => MadeSeason.Small.Sample(
        season =>
        {
            var best = FlowSolver.Solve(season.Problem());
            Assert.Equal(new Exhaustive(season).Best(), Value(season, best));
        },
        iter: 4_000);

    [Fact]
    public void No_month_no_offer_and_no_host_is_given_more_than_it_states() => MadeSeason.Small.Sample(
        season =>
        {
            foreach (var most in new int?[] { null, 1, 2 })
                AssertWithinCapacity(season, FlowSolver.Solve(season.Problem(most)), most);
        },
        iter: 2_000);

    [Fact]
    public void Every_request_has_a_place_or_a_cause() => MadeSeason.Small.Sample(
        season =>
        {
            var portfolio = FlowSolver.Solve(season.Problem());
            Assert.Equal(
                season.Requests.Select(r => r.Id).Order(),
                portfolio.Placed.Select(p => p.Fit.Request.Id).Concat(portfolio.Unplaced.Select(u => u.Request.Id)).Order());
            Assert.All(portfolio.Unplaced, u => Assert.Equal(u.Cause == UnservedCause.NoOffer, u.Nearest.IsEmpty && u.Cause != UnservedCause.PinUnkept));
        },
        iter: 1_000);

    [Fact]
    public void The_order_of_requests_and_offers_changes_nothing() => MadeSeason.Small.Sample(
        season =>
        {
            var turned = season with { Requests = [.. season.Requests.Reverse()], Offers = [.. season.Offers.Reverse()] };
            Assert.Equal(
                FlowSolver.Solve(season.Problem()).Placed.Select(p => (p.Fit.Request.Id, p.Fit.Offer.Id, p.Month)),
                FlowSolver.Solve(turned.Problem()).Placed.Select(p => (p.Fit.Request.Id, p.Fit.Offer.Id, p.Month)));
        },
        iter: 500);

    [Fact]
    public void Whoever_has_a_better_host_in_sight_is_told_that_its_places_are_given() => MadeSeason.Small.Sample(
        season =>
        {
            foreach (var placed in FlowSolver.Solve(season.Problem()).Placed)
                if (placed.BetterButFull is { } better)
                {
                    Assert.True(better.IsPossible && better.Points > placed.Fit.Points);
                    Assert.NotEmpty(better.WeakerIn(placed.Fit));
                }
        },
        iter: 1_000);

    private static (int Pins, int Served, int Points, int Unevenness) Value(MadeSeason season, Portfolio portfolio) => (
        portfolio.Placed.Count(p => season.Pins.Any(pin => pin.Request == p.Fit.Request.Id)), portfolio.Placed.Length, portfolio.Points, -portfolio.Unevenness);

    private static void AssertWithinCapacity(MadeSeason season, Portfolio portfolio, int? most)
    {
        var places = portfolio.Placed.Select(p => new Taken(p.Fit.Request.Id, p.Fit.Offer.Id, p.Month)).Concat(season.Standing.Places).ToList();
        var before = season.Standing.Places;
        foreach (var offer in season.Offers)
        {
            Assert.True(places.Count(p => p.Offer == offer.Id) <= offer.Capacity);
            foreach (var month in offer.Months)
                Assert.True(places.Count(p => p.Offer == offer.Id && p.Month == month) <= offer.Together);
        }
        foreach (var host in season.Offers.GroupBy(o => o.Member))
        {
            var mine = host.Select(o => o.Id).ToHashSet();
            var limit = Math.Min(season.Standing.Of(host.Key).Limit ?? int.MaxValue, Math.Min(most ?? int.MaxValue, host.Sum(o => o.Capacity)));
            // What was there before may already be more than a stricter limit; nothing is added to it then.
            Assert.True(places.Count(p => mine.Contains(p.Offer)) <= Math.Max(limit, before.Count(p => mine.Contains(p.Offer))));
        }
        foreach (var placed in portfolio.Placed)
        {
            Assert.True(placed.Fit.IsPossible);
            Assert.Contains(placed.Month, placed.Fit.Months);
            Assert.DoesNotContain(new Pair(placed.Fit.Request.Id, placed.Fit.Offer.Id), season.Bans);
        }
    }
}

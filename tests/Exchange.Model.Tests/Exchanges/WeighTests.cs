using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Integration;
using Exchange.Model.Members;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Model.Tests.Exchanges;

/// <summary>What speaks for a pair, what against, and how much.</summary>
public sealed class WeighTests
{
    private static readonly Request Wish = new("r", "SEN", "B09", Track.Technical, [Mode.Visit], ["fr", "en"], ["2027-05", "2027-06"], 3);
    private static readonly Offer Host = new("o", "MAR", "B09", Track.Both, [Mode.Visit, Mode.Course], ["ar", "fr"], ["2027-06"], 2, 2);
    private static readonly Standing Known = With(new("SEN") { Grades = Grade(1) }, new("MAR") { Grades = Grade(3) });

    [Fact]
    public void A_perfect_pair_has_every_point_and_nobody_can_have_more()
    {
        Assert.Equal(Fit.Most, Weigh.Weights.Sum(w => w.Most));
        var standing = With(
            new("SEN") { Grades = Grade(0), Region = "SSA", Group = MemberGroup.African, LeastDeveloped = true },
            new("MAR") { Grades = Grade(3), Region = "SSA", Group = MemberGroup.African, LeastDeveloped = true, Praise = new(1_000, 5_000) });
        var fit = Pair(Wish with { Months = ["2027-01", "2027-02", "2027-03"] }, Host with { Months = ["2027-01", "2027-02", "2027-03"] }, standing);

        Assert.Equal(Fit.Most, fit.Points);
        Assert.All(fit.Reasons, r => Assert.InRange(r.Points, 0, r.Most));
    }

    [Theory]
    [InlineData(1, 3, "LevelAhead", 40, false)]
    [InlineData(1, 2, "LevelAhead", 35, false)]
    [InlineData(2, 2, "LevelSame", 5, false)]
    [InlineData(2, 1, "LevelBehind", 0, true)]
    [InlineData(null, 2, "LevelGuestUnknown", 20, false)]
    [InlineData(null, 0, "LevelHostZero", 0, false)]
    [InlineData(1, null, "LevelHostUnknown", 10, false)]
    public void The_host_is_to_be_ahead_on_that_block(int? guest, int? host, string key, int points, bool excludes) =>
        AssertReason(Pair(Wish, Host, With(new("SEN") { Grades = Grade(guest) }, new("MAR") { Grades = Grade(host) })), Aspect.Level, key, points, excludes);

    [Fact]
    public void Grades_of_other_blocks_change_nothing()
    {
        var other = Grade(1).Add("B01", new(3, 3)).Add("B02", new(3, 3));
        Assert.Equal(Pair(Wish, Host, Known).Points, Pair(Wish, Host, With(new("SEN") { Grades = other }, new("MAR") { Grades = Grade(3) })).Points);
    }

    [Fact]
    public void A_language_is_shared_or_interpreted_or_the_pair_cannot_be()
    {
        AssertReason(Pair(Wish, Host), Aspect.Language, "LanguageFirst", 20);
        AssertReason(Pair(Wish, Host with { Languages = ["en"] }), Aspect.Language, "LanguageOther", 15);
        AssertReason(Pair(Wish, Host with { Languages = ["tr"], Interpretation = true }), Aspect.Language, "LanguageInterpreted", 5);
        AssertReason(Pair(Wish, Host with { Languages = ["tr"] }), Aspect.Language, "LanguageNone", 0, true);
    }

    [Fact]
    public void An_offer_covers_the_track_wished_for_or_half_of_it_or_the_pair_cannot_be()
    {
        AssertReason(Pair(Wish, Host), Aspect.Track, "TrackSame", 10);
        AssertReason(Pair(Wish with { Track = Track.Both }, Host with { Track = Track.Policy }), Aspect.Track, "TrackHalf", 5);
        AssertReason(Pair(Wish, Host with { Track = Track.Policy }), Aspect.Track, "TrackOther", 0, true);
    }

    [Fact]
    public void The_more_months_are_shared_the_better_and_without_one_the_pair_cannot_be()
    {
        AssertReason(Pair(Wish, Host), Aspect.Calendar, "CalendarShared", 5);
        AssertReason(Pair(Wish, Host with { Months = Wish.Months }), Aspect.Calendar, "CalendarShared", 8);
        AssertReason(Pair(Wish, Host with { Months = ["2027-07"] }), Aspect.Calendar, "CalendarNone", 0, true);
    }

    [Fact]
    public void A_similar_context_helps_and_an_unknown_one_does_not()
    {
        var standing = With(
            new("SEN") { Region = "SSA", Group = MemberGroup.African, LeastDeveloped = true }, new("MAR") { Region = "MENA", Group = MemberGroup.African, LeastDeveloped = false });
        AssertReason(Pair(Wish, Host, standing), Aspect.Context, "ContextShared", 2);
        AssertReason(Pair(Wish, Host, Standing.Nothing), Aspect.Context, "ContextOther", 0);
    }

    [Theory]
    [InlineData(0, 0, "FeedbackNone", 2)]
    [InlineData(1, 5, "FeedbackMean", 3)]
    [InlineData(20, 100, "FeedbackMean", 5)]
    [InlineData(20, 20, "FeedbackMean", 0)]
    public void Many_guests_weigh_more_than_one(int answers, int sum, string key, int points) =>
        AssertReason(Pair(Wish, Host, With(new MemberStanding("MAR") { Praise = new(answers, sum) })), Aspect.Feedback, key, points);

    [Fact]
    public void The_fewer_places_are_taken_the_better_and_a_full_host_cannot_take_more()
    {
        AssertReason(Pair(Wish, Host), Aspect.Load, "LoadFree", 5);
        AssertReason(Pair(Wish, Host, Known with { Places = [new("x", "o", "2027-06")] }), Aspect.Load, "LoadSome", 3);
        AssertReason(Pair(Wish, Host, Known with { Places = [new("x", "o", "2027-06"), new("y", "o", "2027-06")] }), Aspect.Load, "LoadFull", 0, true);
        AssertReason(Pair(Wish, Host, With(new MemberStanding("MAR") { Limit = 0 })), Aspect.Load, "LoadFull", 0, true);
    }

    [Fact]
    public void Mode_size_and_the_hosts_wishes_exclude()
    {
        AssertReason(Pair(Wish with { Modes = [Mode.RemoteAdvice] }, Host), Aspect.Mode, "ModeNone", 0, true);
        AssertReason(Pair(Wish, Host with { LargestDelegation = 2 }), Aspect.People, "PeopleTooMany", 0, true);
        AssertReason(Pair(Wish with { Member = "MAR" }, Host), Aspect.Wish, "WishSelf", 0, true);
        AssertReason(Pair(Wish, Host with { LeastGrade = 2 }), Aspect.Wish, "WishGrade", 0, true);
        AssertReason(Pair(Wish, Host with { Groups = [MemberGroup.Arab] }, With(new MemberStanding("SEN") { Group = MemberGroup.African })), Aspect.Wish, "WishGroup", 0, true);
        AssertReason(Pair(Wish, Host), Aspect.Wish, "WishMet", 0);
    }

    [Fact]
    public void A_guest_of_unknown_grade_is_not_turned_away_for_it() =>
        AssertReason(Pair(Wish, Host with { LeastGrade = 3 }, Standing.Nothing), Aspect.Wish, "WishMet", 0);

    [Fact]
    public void Hosts_are_ranked_and_each_says_why_it_is_behind()
    {
        var second = Host with { Id = "p", Member = "TUN", Languages = ["en"] };
        var not = Host with { Id = "q", Member = "TUR", Languages = ["tr"] };
        var ranked = Ranking.Hosts(Wish, [not, second, Host, Host with { Id = "z", Block = "B01" }], Known);

        Assert.Equal(["o", "p", "q"], ranked.Select(f => f.Offer.Id));
        Assert.Equal([Aspect.Level, Aspect.Language], ranked[0].WeakerIn(ranked[1]).Select(r => r.Aspect));
        Assert.Equal("LanguageNone", ranked[0].WeakerIn(ranked[2]).First().Key);
        Assert.Equal(["r"], Ranking.Guests(Host, [Wish, Wish with { Id = "s", Block = "B02" }], [Host], Known).Select(f => f.Request.Id));
    }

    private static Fit Pair(Request request, Offer offer, Standing? standing = null) =>
        Weigh.Pair(request, offer, standing ?? Known, HostLoad.Of([offer], standing ?? Known)[offer.Member]);

    private static void AssertReason(Fit fit, Aspect aspect, string key, int points, bool excludes = false)
    {
        var reason = fit.Reasons.Single(r => r.Aspect == aspect);
        Assert.Equal((key, points, excludes, !excludes), (reason.Key, reason.Points, reason.Excludes, fit.IsPossible || fit.Against.Any(r => r.Aspect != aspect)));
    }

    private static Standing With(params MemberStanding[] members) => new(members.ToImmutableDictionary(m => m.Code), []);

    private static ImmutableSortedDictionary<string, Grade> Grade(int? grade) => grade is { } known
        ? ImmutableSortedDictionary<string, Grade>.Empty.Add("B09", new(known, known))
        : ImmutableSortedDictionary<string, Grade>.Empty;
}

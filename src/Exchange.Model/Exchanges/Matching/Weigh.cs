using System.Collections.Immutable;
using Exchange.Model.Integration;

namespace Exchange.Model.Exchanges.Matching;

/// <summary>
/// Weighs a request against an offer, aspect by aspect. The weights are the product's own choice and told on the page that explains matches.
/// </summary>
public static class Weigh
{
    private const int Level = 40;
    private const int Language = 20;
    private const int Track = 10;
    private const int Calendar = 10;
    private const int Context = 10;
    private const int Feedback = 5;
    private const int Load = 5;

    /// <summary>What each aspect can give at most, those that only exclude left out.</summary>
    public static ImmutableArray<(Aspect Aspect, int Most)> Weights { get; } =
    [
        (Aspect.Level, Level), (Aspect.Language, Language), (Aspect.Track, Track), (Aspect.Calendar, Calendar), (Aspect.Context, Context),
        (Aspect.Feedback, Feedback), (Aspect.Load, Load),
    ];

    /// <summary>Weighs one pair of the same block.</summary>
    /// <param name="request">The request.</param>
    /// <param name="offer">The offer.</param>
    /// <param name="standing">What is known of both members.</param>
    /// <param name="load">Places taken of the host.</param>
    public static Fit Pair(Request request, Offer offer, Standing standing, HostLoad load)
    {
        var (guest, host) = (standing.Of(request.Member), standing.Of(offer.Member));
        return new(request, offer,
        [
            Levels(request.Block, guest, host),
            Languages(request, offer),
            Tracks(request.Track, offer.Track),
            Months(request, offer),
            Contexts(guest, host),
            Praised(host.Praise),
            Loaded(offer, load),
            Modes(request, offer),
            People(request, offer),
            Wishes(request, offer, guest),
        ]);
    }

    private static Reason Levels(string block, MemberStanding guest, MemberStanding host)
    {
        if (!host.Grades.TryGetValue(block, out var has))
            return Give(Aspect.Level, "LevelHostUnknown", Level / 4, Level);
        if (!guest.Grades.TryGetValue(block, out var needs))
            return has.Proven == 0
                ? Give(Aspect.Level, "LevelHostZero", 0, Level)
                : Give(Aspect.Level, "LevelGuestUnknown", Level / 2, Level, has.Proven);
        return (has.Proven - needs.Proven) switch
        {
            < 0 => Exclude(Aspect.Level, "LevelBehind", Level, has.Proven, needs.Proven),
            0 => Give(Aspect.Level, "LevelSame", Level / 8, Level, has.Proven),
            1 => Give(Aspect.Level, "LevelAhead", Level * 7 / 8, Level, has.Proven, needs.Proven),
            _ => Give(Aspect.Level, "LevelAhead", Level, Level, has.Proven, needs.Proven),
        };
    }

    private static Reason Languages(Request request, Offer offer)
    {
        for (var i = 0; i < request.Languages.Length; i++)
            if (offer.Languages.Contains(request.Languages[i]))
                return Give(Aspect.Language, i == 0 ? "LanguageFirst" : "LanguageOther", i == 0 ? Language : Language * 3 / 4, Language, request.Languages[i]);
        return offer.Interpretation
            ? Give(Aspect.Language, "LanguageInterpreted", Language / 4, Language)
            : Exclude(Aspect.Language, "LanguageNone", Language);
    }

    private static Reason Tracks(Track wanted, Track given) =>
        given == Exchanges.Track.Both || given == wanted ? Give(Aspect.Track, "TrackSame", Track, Track)
        : wanted == Exchanges.Track.Both ? Give(Aspect.Track, "TrackHalf", Track / 2, Track, given)
        : Exclude(Aspect.Track, "TrackOther", Track, given);

    private static Reason Months(Request request, Offer offer)
    {
        var shared = request.Months.Intersect(offer.Months).Order(StringComparer.Ordinal).ToList();
        return shared.Count == 0
            ? Exclude(Aspect.Calendar, "CalendarNone", Calendar)
            : Give(Aspect.Calendar, "CalendarShared", shared.Count switch { 1 => 5, 2 => 8, _ => Calendar }, Calendar, shared.Count, string.Join(' ', shared));
    }

    private static Reason Contexts(MemberStanding guest, MemberStanding host)
    {
        var region = guest.Region is not null && guest.Region == host.Region;
        var group = guest.Group is not null && guest.Group == host.Group;
        var income = guest.LeastDeveloped is not null && guest.LeastDeveloped == host.LeastDeveloped;
        var points = (region ? 5 : 0) + (group ? 2 : 0) + (income ? 3 : 0);
        return Give(Aspect.Context, points == 0 ? "ContextOther" : "ContextShared", points, Context, region ? 1 : 0, group ? 1 : 0, income ? 1 : 0);
    }

    // Two middling answers are added, so that one guest's mood does not decide.
    private static Reason Praised(Praise praise) => praise.Mean is { } mean
        ? Give(Aspect.Feedback, "FeedbackMean", (int)Math.Round(Feedback * ((praise.Sum + 6d) / (praise.Answers + 2) - 1) / 4, MidpointRounding.AwayFromZero), Feedback, Math.Round(mean, 1), praise.Answers)
        : Give(Aspect.Feedback, "FeedbackNone", Feedback / 2, Feedback);

    private static Reason Loaded(Offer offer, HostLoad load)
    {
        var (taken, limit) = load.Tightest(offer);
        return taken >= limit
            ? Exclude(Aspect.Load, "LoadFull", Load, taken, limit)
            : Give(Aspect.Load, taken == 0 ? "LoadFree" : "LoadSome", (Load * (limit - taken) + limit - 1) / limit, Load, taken, limit);
    }

    private static Reason Modes(Request request, Offer offer) => request.Modes.Any(m => offer.Modes.Contains(m))
        ? Give(Aspect.Mode, "ModeShared", 0, 0, request.Modes.First(m => offer.Modes.Contains(m)))
        : Exclude(Aspect.Mode, "ModeNone", 0);

    private static Reason People(Request request, Offer offer) => request.People <= offer.LargestDelegation
        ? Give(Aspect.People, "PeopleFit", 0, 0, request.People, offer.LargestDelegation)
        : Exclude(Aspect.People, "PeopleTooMany", 0, request.People, offer.LargestDelegation);

    private static Reason Wishes(Request request, Offer offer, MemberStanding guest) =>
        request.Member == offer.Member ? Exclude(Aspect.Wish, "WishSelf", 0)
        : !offer.Groups.IsEmpty && guest.Group is { } group && !offer.Groups.Contains(group) ? Exclude(Aspect.Wish, "WishGroup", 0)
        : guest.Grades.TryGetValue(request.Block, out var grade) && grade.AtLeast(offer.LeastGrade) is false
            ? Exclude(Aspect.Wish, "WishGrade", 0, offer.LeastGrade)
        : Give(Aspect.Wish, "WishMet", 0, 0);

    private static Reason Give(Aspect aspect, string key, int points, int most, params object[] arguments) => new(aspect, key, points, most, false, Written(arguments));

    private static Reason Exclude(Aspect aspect, string key, int most, params object[] arguments) => new(aspect, key, 0, most, true, Written(arguments));

    private static ImmutableArray<string> Written(object[] arguments) => [.. arguments.Select(a => FormattableString.Invariant($"{a}"))];
}

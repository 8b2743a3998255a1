using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Integration;
using Exchange.Model.Members;
using Exchange.Web.Exchanges.Matching;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Languages;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Web.Exchanges.Api;

/// <summary>What was posted, read.</summary>
internal sealed record MatchSeason(
    ImmutableArray<Request> Requests, ImmutableArray<Offer> Offers, Standing Standing, ImmutableArray<Pair> Pins, ImmutableArray<Pair> Bans);

/// <summary>From a posted season to offers and requests. Everything wrong is told at once, each with its place in the document.</summary>
internal sealed class MatchReader
{
    public const int MostRequests = 1_000;
    public const int MostOffers = 500;
    public const int MostMembers = 300;
    public const int MostPairs = 2_000;
    public const int MostMarks = 1_000;
    public const int LongestId = 100;

    private const int MostErrors = 100;

    private static readonly (string Code, MemberGroup Value)[] Groups = [("african", MemberGroup.African), ("arab", MemberGroup.Arab), ("asian", MemberGroup.Asian)];

    private readonly List<(string Place, Func<string> Sentence)> _wrong = [];

    /// <summary>The season, or why there is none.</summary>
    public static (MatchSeason? Season, Problem? Refusal) Read(MatchRequest posted)
    {
        var reader = new MatchReader();
        var season = reader.Season(posted);
        return reader._wrong.Count == 0 ? (season, null) : (null, reader.Refusal(() => MatchTexts.NotMatched));
    }

    /// <summary>One offer by itself, or why it cannot be taken.</summary>
    public static (Offer? Offer, Problem? Refusal) One(OfferEntry entry)
    {
        var reader = new MatchReader();
        var offer = reader.Offer(entry, "offer");
        return reader._wrong.Count == 0 ? (offer, null) : (null, reader.Refusal(() => MatchTexts.NotStated));
    }

    /// <summary>One request by itself, or why it cannot be taken.</summary>
    public static (Request? Request, Problem? Refusal) One(RequestEntry entry)
    {
        var reader = new MatchReader();
        var request = reader.Request(entry, "request");
        return reader._wrong.Count == 0 ? (request, null) : (null, reader.Refusal(() => MatchTexts.NotStated));
    }

    /// <summary>The word of a group.</summary>
    public static string Of(MemberGroup group) => Groups.First(g => g.Value == group).Code;

    private MatchSeason Season(MatchRequest posted)
    {
        var requests = Distinct(List(posted.Requests, "requests", MostRequests, Request), "requests", r => r.Id);
        var offers = Distinct(List(posted.Offers, "offers", MostOffers, Offer), "offers", o => o.Id);
        var members = Distinct(List(posted.Members, "members", MostMembers, Member), "members", m => m.Code);
        var blocks = requests.ToLookup(r => r.Id, r => r.Block);
        var offered = offers.ToLookup(o => o.Id, o => o.Block);
        var pins = Distinct(List(posted.Pins, "pins", MostPairs, Known), "pins", p => p.Request);
        var bans = List(posted.Bans, "bans", MostPairs, Known);
        for (var i = 0; i < pins.Length; i++)
            if (bans.Contains(pins[i]))
                Wrong(FormattableString.Invariant($"pins[{i}]"), () => MatchTexts.PinnedAndBanned);
            else if (_wrong.Count == 0 && blocks[pins[i].Request].First() != offered[pins[i].Offer].First())
                Wrong(FormattableString.Invariant($"pins[{i}]"), () => MatchTexts.PinnedAcross);
        return new(requests, offers, new(members.DistinctBy(m => m.Code).ToImmutableDictionary(m => m.Code, StringComparer.Ordinal), []), pins, bans);

        Pair Known(PairEntry pair, string place)
        {
            if (pair.Request is null || !blocks.Contains(pair.Request))
                Wrong(place + ".request", () => Write.Text(MatchTexts.UnknownId, pair.Request, "requests"));
            if (pair.Offer is null || !offered.Contains(pair.Offer))
                Wrong(place + ".offer", () => Write.Text(MatchTexts.UnknownId, pair.Offer, "offers"));
            return new(pair.Request ?? "", pair.Offer ?? "");
        }
    }

    private ImmutableArray<TOut> List<TIn, TOut>(TIn?[]? entries, string name, int most, Func<TIn, string, TOut> read) where TIn : class
    {
        if (entries is null)
            return [];
        if (entries.Length > most)
        {
            Wrong(name, () => Write.Text(MatchTexts.TooMany, Write.Figure(entries.Length, 0), Write.Figure(most, 0)));
            return [];
        }
        var list = ImmutableArray.CreateBuilder<TOut>(entries.Length);
        for (var i = 0; i < entries.Length && _wrong.Count < MostErrors; i++)
        {
            var place = FormattableString.Invariant($"{name}[{i}]");
            if (entries[i] is { } entry)
                list.Add(read(entry, place));
            else
                Wrong(place, () => MatchTexts.Empty);
        }
        return list.ToImmutable();
    }

    private ImmutableArray<T> Distinct<T>(ImmutableArray<T> entries, string name, Func<T, string> id)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < entries.Length; i++)
            if (!known.Add(id(entries[i])))
                Wrong(FormattableString.Invariant($"{name}[{i}]"), () => MatchTexts.Twice);
        return entries;
    }

    private Request Request(RequestEntry entry, string place)
    {
        var request = new Request(
            Id(entry.Id, place + ".id"), Id(entry.Member, place + ".member"), entry.Block ?? "", Track(entry.Track, place), Modes(entry.Modes, place),
            Words(entry.Languages), Words(entry.Months), entry.People ?? 1)
        {
            Gate = entry.Gate,
            Note = entry.Note ?? "",
        };
        Check(StatementRules.Check(request, _ => true), place);
        return request;
    }

    private Offer Offer(OfferEntry entry, string place)
    {
        var offer = new Offer(
            Id(entry.Id, place + ".id"), Id(entry.Member, place + ".member"), entry.Block ?? "", Track(entry.Track, place), Modes(entry.Modes, place),
            Words(entry.Languages), Words(entry.Months), entry.Capacity ?? 1, entry.Together ?? 1)
        {
            LargestDelegation = entry.LargestDelegation ?? StatementRules.MostPeople,
            Interpretation = entry.Interpretation ?? false,
            LeastGrade = entry.LeastGrade ?? 0,
            Groups = [.. (entry.Groups ?? []).Select((g, i) => OneOf(g ?? "", Groups, FormattableString.Invariant($"{place}.groups[{i}]")))],
            Note = entry.Note ?? "",
        };
        Check(StatementRules.Check(offer, _ => true), place);
        return offer;
    }

    private MemberStanding Member(MemberEntry entry, string place)
    {
        foreach (var (block, grade) in entry.Grades ?? [])
            if (!Rubric.BlockCodes.Contains(block) || grade is < 0 or > Ladder.Highest)
                Wrong($"{place}.grades.{block}", () => MatchTexts.GradeUnfit);
        if (entry.Feedback is { } marks && (marks.Length > MostMarks || marks.Any(m => m is < 1 or > 5)))
            Wrong(place + ".feedback", () => Write.Text(MatchTexts.MarksUnfit, MostMarks));
        if (entry.Limit is < 0)
            Wrong(place + ".limit", () => MatchTexts.LimitUnfit);
        return new(Id(entry.Code, place + ".code"))
        {
            Group = entry.Group is { } group ? OneOf(group, Groups, place + ".group") : null,
            Region = entry.Region,
            LeastDeveloped = entry.LeastDeveloped,
            Grades = (entry.Grades ?? []).ToImmutableSortedDictionary(g => g.Key, g => new Grade(g.Value, g.Value), StringComparer.Ordinal),
            Praise = new(entry.Feedback?.Length ?? 0, entry.Feedback?.Sum() ?? 0),
            Limit = entry.Limit,
        };
    }

    private Track Track(string? word, string place) => word is null ? Model.Exchanges.Track.Both : OneOf(word, Codes.Tracks, place + ".track");

    private ImmutableArray<Mode> Modes(string?[]? words, string place) =>
        words is null ? [Mode.Visit] : [.. words.Select((w, i) => OneOf(w ?? "", Codes.Modes, FormattableString.Invariant($"{place}.modes[{i}]")))];

    private static ImmutableArray<string> Words(string?[]? words) => [.. words?.Select(w => w ?? "") ?? []];

    private T OneOf<T>(string word, (string Code, T Value)[] words, string place)
    {
        foreach (var (code, value) in words)
            if (code == word)
                return value;
        Wrong(place, () => Write.Text(MatchTexts.UnknownWord, word, string.Join(", ", words.Select(w => w.Code))));
        return default!;
    }

    private void Check(ImmutableArray<Refusal> refusals, string place)
    {
        foreach (var refusal in refusals)
            Wrong(place, () => ExchangeWords.Sentence(refusal));
    }

    private string Id(string? id, string place)
    {
        if (string.IsNullOrWhiteSpace(id) || id.Length > LongestId)
            Wrong(place, () => Write.Text(MatchTexts.IdUnfit, LongestId));
        return id ?? "";
    }

    private void Wrong(string place, Func<string> sentence) => _wrong.Add((place, sentence));

    private Problem Refusal(Func<string> sentence) => new(
        "unfit-season", 422,
        () => Write.Text(sentence(), Write.Count(ApiTexts.Errors, _wrong.Count), _wrong[0].Place, _wrong[0].Sentence()),
        () => [.. _wrong.Take(MostErrors).Select(w => new ProblemError(w.Place, w.Sentence()))]);
}

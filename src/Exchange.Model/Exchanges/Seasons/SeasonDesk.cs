using System.Collections.Immutable;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.People;

namespace Exchange.Model.Exchanges.Seasons;

/// <summary>A match to be proposed.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Offer">Id of the offer.</param>
/// <param name="Month">When.</param>
[GenerateSerializer, Immutable, Alias("proposal")]
public sealed record Proposal([property: Id(0)] string Request, [property: Id(1)] string Offer, [property: Id(2)] string Month)
{
    /// <summary>The guest's proven grade on the block today; null if it was not assessed.</summary>
    [Id(3)] public int? GuestGrade { get; init; }
}

/// <summary>The rules of a season. Pure: state and command in, state and answer out; a refusal changes nothing.</summary>
public static class SeasonDesk
{
    /// <summary>Most offers, and most requests, of one member.</summary>
    public const int MostPerMember = 28;

    private const int LongestReason = 2_000;
    private const int LongestTitle = 200;
    private const int MostMonths = 24;

    /// <summary>Makes the season.</summary>
    public static ExchangeDecision<SeasonState> Make(SeasonState before, Command command, Season season, DateTimeOffset now)
    {
        if (!command.Actor.IsSecretariat)
            return No(before, "NotYours");
        if (before.Season is not null)
            return No(before, "SeasonExists", season.Id);
        var found = ImmutableArray.CreateBuilder<Refusal>();
        if (season.Id.Length is 0 or > 60 || !season.Id.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-'))
            found.Add(Refusal.Of("SeasonIdUnfit"));
        if (string.IsNullOrWhiteSpace(season.Title.En) || new[] { season.Title.En, season.Title.Fr, season.Title.Ar }.Any(t => t.Length > LongestTitle))
            found.Add(Refusal.Of("SeasonTitleUnfit", LongestTitle));
        if (season.Opens >= season.Closes || season.Closes <= now)
            found.Add(Refusal.Of("SeasonDatesUnfit"));
        if (!StatementRules.IsMonth(season.FirstMonth) || !StatementRules.IsMonth(season.LastMonth) || season.Months.Count() is 0 or > MostMonths)
            found.Add(Refusal.Of("SeasonMonthsUnfit", MostMonths));
        return found.Count > 0
            ? new(before, new(false, 0, null, found.ToImmutable()))
            : Done(before with { Season = season, Ledger = Ledger.Begin(season.Id) }, command, "SeasonMade", null, now,
                [new("opens", Moment(season.Opens)), new("closes", Moment(season.Closes)), new("months", $"{season.FirstMonth} {season.LastMonth}")]);
    }

    /// <summary>States an offer, or changes the member's own of the same id; what live matches rest on stays.</summary>
    public static ExchangeDecision<SeasonState> State(SeasonState before, Command command, Offer offer, Func<string, bool> isMember, DateTimeOffset now)
    {
        if (Barred(before, command.Actor, offer.Member, now) is { } refusal)
            return refusal;
        var unfit = StatementRules.Check(offer, isMember);
        if (!unfit.IsEmpty)
            return new(before, new(false, before.Ledger.Length, null, unfit));
        if (Named(offer.Id, before.Requests.ContainsKey(offer.Id)) is { } misnamed)
            return No(before, misnamed);
        var known = before.Offers.GetValueOrDefault(offer.Id);
        if (known is not null && known.Member != offer.Member)
            return No(before, "NotYours");
        if (known is null && before.Offers.Values.Count(o => o.Member == offer.Member) >= MostPerMember)
            return No(before, "TooManyStatements", MostPerMember);
        var held = before.Matches.Values.Where(m => m.IsLive && m.Offer == offer.Id).ToList();
        if (held.Count > offer.Capacity || held.GroupBy(m => m.Month).Any(g => g.Count() > offer.Together || !offer.Months.Contains(g.Key)) || (held.Count > 0 && known!.Block != offer.Block))
            return No(before, "OfferInUse", held.Count);
        return Done(before with { Offers = before.Offers.SetItem(offer.Id, offer) }, command, known is null ? "OfferStated" : "OfferChanged", offer.Id, now,
        [
            new("member", offer.Member), new("block", offer.Block), new("track", offer.Track.ToString()), new("modes", string.Join(' ', offer.Modes)),
            new("languages", string.Join(' ', offer.Languages)), new("months", string.Join(' ', offer.Months)),
            new("capacity", FormattableString.Invariant($"{offer.Capacity} {offer.Together} {offer.LargestDelegation}")), new("note", offer.Note),
        ]);
    }

    /// <summary>States a request, or changes the member's own of the same id while it holds no place.</summary>
    public static ExchangeDecision<SeasonState> State(SeasonState before, Command command, Request request, Func<string, bool> isMember, DateTimeOffset now)
    {
        if (Barred(before, command.Actor, request.Member, now) is { } refusal)
            return refusal;
        var unfit = StatementRules.Check(request, isMember);
        if (!unfit.IsEmpty)
            return new(before, new(false, before.Ledger.Length, null, unfit));
        if (Named(request.Id, before.Offers.ContainsKey(request.Id)) is { } misnamed)
            return No(before, misnamed);
        var known = before.Requests.GetValueOrDefault(request.Id);
        if (known is not null && known.Member != request.Member)
            return No(before, "NotYours");
        if (known is null && before.Requests.Values.Count(r => r.Member == request.Member) >= MostPerMember)
            return No(before, "TooManyStatements", MostPerMember);
        if (before.Matches.Values.Any(m => m.IsLive && m.Request == request.Id))
            return No(before, "RequestInUse");
        return Done(before with { Requests = before.Requests.SetItem(request.Id, request) }, command, known is null ? "RequestStated" : "RequestChanged", request.Id, now,
        [
            new("member", request.Member), new("block", request.Block), new("track", request.Track.ToString()), new("modes", string.Join(' ', request.Modes)),
            new("languages", string.Join(' ', request.Languages)), new("months", string.Join(' ', request.Months)),
            new("people", FormattableString.Invariant($"{request.People}")), new("note", request.Note),
        ]);
    }

    /// <summary>Takes an offer or a request back; one that holds or gives a place is freed first.</summary>
    public static ExchangeDecision<SeasonState> Withdraw(SeasonState before, Command command, string id, DateTimeOffset now)
    {
        var member = before.Offers.GetValueOrDefault(id)?.Member ?? before.Requests.GetValueOrDefault(id)?.Member;
        if (member is null || !command.Actor.MayReport(member))
            return No(before, "NotYours");
        if (before.Matches.Values.Any(m => m.IsLive && (m.Offer == id || m.Request == id)))
            return No(before, "StatementInUse");
        return Done(
            before with
            {
                Offers = before.Offers.Remove(id),
                Requests = before.Requests.Remove(id),
                Pins = before.Pins.RemoveAll(p => p.Offer == id || p.Request == id),
                Bans = before.Bans.RemoveAll(p => p.Offer == id || p.Request == id),
            },
            command, "StatementWithdrawn", id, now,
            [new("member", member), new("block", before.Offers.GetValueOrDefault(id)?.Block ?? before.Requests[id].Block)]);
    }

    /// <summary>Says how many delegations the member receives at most over all its offers; null for as many as the offers say.</summary>
    public static ExchangeDecision<SeasonState> Limit(SeasonState before, Command command, string member, int? limit, Func<string, bool> isMember, DateTimeOffset now)
    {
        if (before.Season is null || !command.Actor.MayReport(member))
            return No(before, "NotYours");
        if (!isMember(member))
            return No(before, "MemberUnknown", member);
        var held = before.Matches.Values.Count(m => m.IsLive && m.Host == member);
        if (limit is { } most && (most < held || most is < 0 or > StatementRules.MostPlaces))
            return No(before, "LimitUnfit", held, StatementRules.MostPlaces);
        return Done(
            before with { Limits = limit is { } set ? before.Limits.SetItem(member, set) : before.Limits.Remove(member) },
            command, "LimitSet", member, now, [new("member", member), new("limit", limit is { } said ? FormattableString.Invariant($"{said}") : null)]);
    }

    /// <summary>Wants a pair, does not want it, or leaves it to the matching.</summary>
    /// <param name="before">The season.</param>
    /// <param name="command">Who, under which identity.</param>
    /// <param name="pair">The pair.</param>
    /// <param name="wanted">true pins, false bans, null leaves it open.</param>
    /// <param name="now">The moment.</param>
    public static ExchangeDecision<SeasonState> Wish(SeasonState before, Command command, Pair pair, bool? wanted, DateTimeOffset now)
    {
        if (!command.Actor.IsSecretariat)
            return No(before, "NotYours");
        if (!before.Requests.TryGetValue(pair.Request, out var request) || !before.Offers.TryGetValue(pair.Offer, out var offer) || request.Block != offer.Block)
            return No(before, "PairUnknown");
        if (wanted is true && before.NotAgain.Except(before.Bans).Contains(pair))
            return No(before, "PairRefused");
        // A request has one host at most: a new pin takes the place of an earlier one.
        var pins = before.Pins.RemoveAll(p => p == pair || (wanted is true && p.Request == pair.Request));
        var bans = before.Bans.Remove(pair);
        return Done(
            before with { Pins = wanted is true ? pins.Add(pair) : pins, Bans = wanted is false ? bans.Add(pair) : bans },
            command, wanted switch { true => "Pinned", false => "Banned", _ => "Left" }, pair.Request, now, [new("pair", $"{request.Member} {offer.Member} {request.Block}")]);
    }

    /// <summary>
    /// Proposes matches: the secretariat any number, a focal point its own, to which it agrees by proposing. All or none; none above what a month,
    /// an offer or a host takes.
    /// </summary>
    public static ExchangeDecision<SeasonState> Propose(SeasonState before, Command command, ImmutableArray<Proposal> proposals, DateTimeOffset now)
    {
        var (next, refused) = (before, ImmutableArray.CreateBuilder<Refusal>());
        var number = 0;
        foreach (var proposal in proposals)
        {
            var id = FormattableString.Invariant($"{command.OperationId}-{++number}");
            if (Refused(next, command.Actor, proposal) is { } refusal)
            {
                refused.Add(refusal);
                continue;
            }
            var (request, offer) = (next.Requests[proposal.Request], next.Offers[proposal.Offer]);
            var state =
                command.Actor.IsFocalPointOf(request.Member) ? MatchState.GuestAgreed
                : command.Actor.IsFocalPointOf(offer.Member) ? MatchState.HostAgreed
                : MatchState.Proposed;
            next = next with
            {
                Matches = next.Matches.SetItem(id, new(id, request.Id, offer.Id, request.Member, offer.Member, proposal.Month, state, now) { GuestGrade = proposal.GuestGrade }),
            };
        }
        if (refused.Count > 0 || proposals.IsEmpty)
            return refused.Count > 0 ? new(before, new(false, before.Ledger.Length, null, refused.ToImmutable())) : No(before, "NothingProposed");
        return Done(next, command, "Proposed", number == 1 ? command.OperationId + "-1" : null, now,
            [.. next.Matches.Where(m => !before.Matches.ContainsKey(m.Key)).Select(m => Told(next, m.Value))]);
    }

    /// <summary>Agrees to a match, refuses it or takes it back, as the table of moves allows.</summary>
    public static ExchangeDecision<SeasonState> Move(SeasonState before, Command command, string id, MatchAct act, string? reason, DateTimeOffset now)
    {
        if (!before.Matches.TryGetValue(id, out var match) || SideOf(match, command.Actor) is not { } side)
            return No(before, "NotYours");
        if (MatchMove.Find(match.State, act, side) is not { } to)
            return No(before, "MatchMoved");
        if (act != MatchAct.Agree && string.IsNullOrWhiteSpace(reason))
            return No(before, "ReasonMissing");
        if (reason?.Length > LongestReason)
            return No(before, "ReasonTooLong", LongestReason);
        var moved = match with
        {
            State = to,
            At = now,
            Reason = act == MatchAct.Agree ? null : reason!.Trim(),
            RefusedBy = act == MatchAct.Refuse ? side == MatchSide.Guest ? match.Guest : match.Host : null,
        };
        return Done(before with { Matches = before.Matches.SetItem(id, moved) }, command, "Match" + to, id, now, [Told(before, moved)], moved.Reason);
    }

    /// <summary>What an actor sees of a season: the secretariat all; a focal point every offer and request, and the matches of its member; nobody else anything.</summary>
    public static SeasonState? Visible(SeasonState state, Actor actor)
    {
        if (state.Season is null || actor.IsSecretariat)
            return state.Season is null ? null : state;
        if (actor.Role != Role.FocalPoint || actor.Member is not { } member)
            return null;
        return state with
        {
            Matches = state.Matches.Where(m => m.Value.Guest == member || m.Value.Host == member).ToImmutableSortedDictionary(),
            Pins = [],
            Bans = [],
            Ledger = new() { SealedPages = state.Ledger.SealedPages },
        };
    }

    /// <summary>What an actor sees of a season's history: the secretariat all; a focal point what concerns its member; nobody else anything.</summary>
    public static ImmutableArray<LedgerEntry> Visible(IEnumerable<LedgerEntry> entries, Actor actor) =>
        actor.IsSecretariat ? [.. entries]
        : actor is { Role: Role.FocalPoint, Member: { } member } ? Concerning(entries, member)
        : [];

    /// <summary>What of a history concerns a member: its offers, requests and limit, and of matches those of which it is a side.</summary>
    public static ImmutableArray<LedgerEntry> Concerning(IEnumerable<LedgerEntry> entries, string member) =>
    [
        .. entries
            .Select(e => e with { Changes = [.. e.Changes.Where(c => c.Field != "match" || MatchOf(c) is [var guest, var host, ..] && (guest == member || host == member))] })
            .Where(e => e.Changes.Any(c => c.Field == "match" || (c.Field == "member" && c.To == member))),
    ];

    /// <summary>Guest, host, block, month and id of a match as an entry tells it.</summary>
    public static string[] MatchOf(EntryChange change) => change.To?.Split(' ') ?? [];

    /// <summary>Whether a text can name an offer, a request or a command: 1 to 64 letters, digits, dots, hyphens and underscores.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    // An offer and a request of one name could not be told apart when one is withdrawn.
    private static string? Named(string id, bool isTaken) => !IsName(id) ? "IdUnfit" : isTaken ? "IdTaken" : null;

    private static EntryChange Told(SeasonState state, Match match) =>
        new("match", $"{match.Guest} {match.Host} {state.Offers.GetValueOrDefault(match.Offer)?.Block} {match.Month} {match.Id}");

    private static Refusal? Refused(SeasonState state, Actor actor, Proposal proposal)
    {
        if (!state.Requests.TryGetValue(proposal.Request, out var request) || !state.Offers.TryGetValue(proposal.Offer, out var offer) || request.Block != offer.Block)
            return Refusal.Of("PairUnknown");
        if (!actor.MayReport(request.Member) && !actor.MayReport(offer.Member))
            return Refusal.Of("NotYours");
        if (request.Member == offer.Member)
            return Refusal.Of("PairSelf");
        if (state.NotAgain.Contains(new(request.Id, offer.Id)))
            return Refusal.Of("PairRefused");
        if (!request.Months.Contains(proposal.Month) || !offer.Months.Contains(proposal.Month))
            return Refusal.Of("MonthUnshared", proposal.Month);
        if (state.Matches.Values.Any(m => m.IsLive && m.Request == request.Id))
            return Refusal.Of("RequestInUse");
        var members = state.Limits.ToImmutableDictionary(l => l.Key, l => new MemberStanding(l.Key) { Limit = l.Value }, StringComparer.Ordinal);
        var load = HostLoad.Of(state.Offers.Values, new(members, state.Places))[offer.Member];
        return load.TakenOf(offer) >= offer.Capacity || load.TakenOf(offer, proposal.Month) >= offer.Together || load.Taken >= load.Limit
            ? Refusal.Of("HostFull", offer.Member, proposal.Month)
            : null;
    }

    private static ExchangeDecision<SeasonState>? Barred(SeasonState before, Actor actor, string member, DateTimeOffset now) =>
        before.Season is not { } season || !actor.MayReport(member) ? No(before, "NotYours")
        : !season.TakesAt(now) && !actor.IsSecretariat ? No(before, "SeasonClosed")
        : null;

    private static MatchSide? SideOf(Match match, Actor actor) =>
        actor.IsSecretariat ? MatchSide.Secretariat
        : actor.IsFocalPointOf(match.Guest) ? MatchSide.Guest
        : actor.IsFocalPointOf(match.Host) ? MatchSide.Host
        : null;

    private static ExchangeDecision<SeasonState> Done(
        SeasonState next, Command command, string act, string? subject, DateTimeOffset now, ImmutableArray<EntryChange> changes, string? reason = null)
    {
        var ledger = next.Ledger.Add(new(command.OperationId, now, command.Actor.Id, command.Actor.Name, act, subject, changes, reason));
        return new(next with { Ledger = ledger }, new(true, ledger.Length, subject, []));
    }

    private static ExchangeDecision<SeasonState> No(SeasonState before, string rule, params object[] arguments) => new(before, ExchangeAnswer.No(before.Ledger.Length, rule, arguments));

    private static string Moment(DateTimeOffset moment) => FormattableString.Invariant($"{moment.UtcDateTime:O}");
}

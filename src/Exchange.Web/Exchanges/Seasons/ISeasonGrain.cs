using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Matching;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.People;
using Orleans.Concurrency;
using Request = Exchange.Model.Exchanges.Request;

namespace Exchange.Web.Exchanges.Seasons;

/// <summary>
/// One season of exchanges; the key is its id. Every command decides itself what its actor may do; the same operation id again changes nothing
/// and answers the same.
/// </summary>
[GrainInterfaceType("season")]
public interface ISeasonGrain : IGrainWithStringKey
{
    /// <summary>Makes the season; the secretariat alone.</summary>
    [Alias("Make")]
    Task<ExchangeAnswer> Make(Command command, Season season);

    /// <summary>States or changes an offer of the actor's member.</summary>
    [Alias("StateOffer")]
    Task<ExchangeAnswer> StateOffer(Command command, Offer offer);

    /// <summary>States or changes a request of the actor's member.</summary>
    [Alias("StateRequest")]
    Task<ExchangeAnswer> StateRequest(Command command, Request request);

    /// <summary>Takes an offer or a request back.</summary>
    [Alias("Withdraw")]
    Task<ExchangeAnswer> Withdraw(Command command, string id);

    /// <summary>Says how many delegations the member receives at most; null for as many as its offers say.</summary>
    [Alias("Limit")]
    Task<ExchangeAnswer> Limit(Command command, string member, int? limit);

    /// <summary>Pins a pair (true), bans it (false) or leaves it open (null); the secretariat alone.</summary>
    [Alias("Wish")]
    Task<ExchangeAnswer> Wish(Command command, Pair pair, bool? wanted);

    /// <summary>Proposes matches, all or none. The guests' grades of today are noted with them, whatever the proposals say.</summary>
    [Alias("Propose")]
    Task<ExchangeAnswer> Propose(Command command, ImmutableArray<Proposal> proposals);

    /// <summary>Agrees to a match, refuses it or takes it back.</summary>
    [Alias("Move")]
    Task<ExchangeAnswer> Move(Command command, string match, MatchAct act, string? reason);

    /// <summary>The season as far as the actor sees it; null if it does not.</summary>
    [AlwaysInterleave, Alias("View")]
    Task<SeasonView?> View(Actor actor);

    /// <summary>What was done, oldest first, as far as the actor sees it; see <see cref="SeasonDesk.Visible(IEnumerable{LedgerEntry}, Actor)"/>.</summary>
    [AlwaysInterleave, Alias("History")]
    Task<ImmutableArray<LedgerEntry>> History(Actor actor);

    /// <summary>What was done since. For those who tell people of it, not for pages.</summary>
    /// <param name="heard">How many entries of the history the caller has read.</param>
    [AlwaysInterleave, Alias("Since")]
    Task<LedgerSlice<SeasonState>> Since(long heard);

    /// <summary>What is public of it; null if there is no such season.</summary>
    [AlwaysInterleave, Alias("Line")]
    Task<SeasonLine?> Line();
}

/// <summary>A season as an actor sees it.</summary>
/// <param name="State">The season.</param>
/// <param name="Places">Places that are taken; whose they are is an empty name where the actor does not see the match.</param>
[GenerateSerializer, Immutable, Alias("season-view")]
public sealed record SeasonView([property: Id(0)] SeasonState State, [property: Id(1)] ImmutableArray<PlaceTaken> Places);

/// <summary>A place that is taken, as it travels.</summary>
[GenerateSerializer, Immutable, Alias("place-taken")]
public readonly record struct PlaceTaken([property: Id(0)] string Request, [property: Id(1)] string Offer, [property: Id(2)] string Month);

/// <summary>What is public of a season.</summary>
/// <param name="Season">The season.</param>
/// <param name="Revision">Grows with every change.</param>
/// <param name="Offers">Offers that stand.</param>
/// <param name="Requests">Requests that stand.</param>
/// <param name="Agreed">What both sides have agreed.</param>
[GenerateSerializer, Immutable, Alias("season-line")]
public sealed record SeasonLine(
    [property: Id(0)] Season Season, [property: Id(1)] long Revision, [property: Id(2)] ImmutableArray<Offer> Offers, [property: Id(3)] ImmutableArray<Request> Requests,
    [property: Id(4)] ImmutableArray<AgreedLine> Agreed)
{
    /// <summary>Places of offers that are taken, agreed or held while both sides are asked.</summary>
    [Id(5)] public ImmutableDictionary<string, int> Taken { get; init; } = ImmutableDictionary<string, int>.Empty;
}

/// <summary>One agreed match.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Guest">Code of the guest.</param>
/// <param name="Host">Code of the host.</param>
/// <param name="Block">Building block.</param>
/// <param name="Month">When, as <c>yyyy-MM</c>.</param>
/// <param name="GuestGrade">The guest's proven grade on the block when the match was proposed; null if it was not assessed.</param>
/// <param name="At">When it was agreed.</param>
[GenerateSerializer, Immutable, Alias("agreed-line")]
public readonly record struct AgreedLine(
    [property: Id(0)] string Id, [property: Id(1)] string Guest, [property: Id(2)] string Host, [property: Id(3)] string Block, [property: Id(4)] string Month,
    [property: Id(5)] int? GuestGrade, [property: Id(6)] DateTimeOffset At)
{
    /// <summary>Id of the request.</summary>
    [Id(7)] public string Request { get; init; } = "";

    /// <summary>Id of the offer.</summary>
    [Id(8)] public string Offer { get; init; } = "";
}

using System.Collections.Immutable;
using Exchange.Model.Exchanges.Matching;

namespace Exchange.Model.Exchanges.Seasons;

/// <summary>A season of exchanges: members state offers and requests, the secretariat matches them as a whole, both sides agree.</summary>
/// <param name="Id">Short name in addresses: lower-case letters, digits and hyphens.</param>
/// <param name="Title">Title in three languages.</param>
/// <param name="Opens">From when offers and requests are taken.</param>
/// <param name="Closes">Until when.</param>
/// <param name="FirstMonth">First month in which exchanges take place, <c>yyyy-MM</c>.</param>
/// <param name="LastMonth">Last month.</param>
/// <param name="Trial">Made up for trying the product out; marked on every page that shows it.</param>
[GenerateSerializer, Immutable, Alias("season")]
public sealed record Season(
    [property: Id(0)] string Id,
    [property: Id(1)] LocalText Title,
    [property: Id(2)] DateTimeOffset Opens,
    [property: Id(3)] DateTimeOffset Closes,
    [property: Id(4)] string FirstMonth,
    [property: Id(5)] string LastMonth,
    [property: Id(6)] bool Trial = false)
{
    /// <summary>Id of whoever made up what a trial season begins with.</summary>
    public const string MadeUp = "trial";

    /// <summary>Whether offers and requests are taken at the moment.</summary>
    public bool TakesAt(DateTimeOffset now) => Opens <= now && now < Closes;

    /// <summary>Its months, in order.</summary>
    public IEnumerable<string> Months
    {
        get
        {
            for (var month = DateOnly.ParseExact(FirstMonth + "-01", "yyyy-MM-dd"); Written(month) is var text && string.CompareOrdinal(text, LastMonth) <= 0; month = month.AddMonths(1))
                yield return text;
        }
    }

    private static string Written(DateOnly month) => FormattableString.Invariant($"{month:yyyy-MM}");
}

/// <summary>Where a match stands.</summary>
public enum MatchState
{
    /// <summary>Both sides are asked.</summary>
    Proposed,
    /// <summary>The guest has agreed, the host is asked.</summary>
    GuestAgreed,
    /// <summary>The host has agreed, the guest is asked.</summary>
    HostAgreed,
    /// <summary>Both have agreed.</summary>
    Agreed,
    /// <summary>One side has refused, with its reason.</summary>
    Refused,
    /// <summary>Taken back by the secretariat.</summary>
    Cancelled,
}

/// <summary>A request and an offer that are to come together in a month; agreed when both sides have said so.</summary>
/// <param name="Id">Identity within the season.</param>
/// <param name="Request">Id of the request.</param>
/// <param name="Offer">Id of the offer.</param>
/// <param name="Guest">Code of the guest.</param>
/// <param name="Host">Code of the host.</param>
/// <param name="Month">When.</param>
/// <param name="State">Where it stands.</param>
/// <param name="At">When it came to stand there.</param>
[GenerateSerializer, Immutable, Alias("match")]
public sealed record Match(
    [property: Id(0)] string Id,
    [property: Id(1)] string Request,
    [property: Id(2)] string Offer,
    [property: Id(3)] string Guest,
    [property: Id(4)] string Host,
    [property: Id(5)] string Month,
    [property: Id(6)] MatchState State,
    [property: Id(7)] DateTimeOffset At)
{
    /// <summary>Code of the side that refused; null if none did.</summary>
    [Id(8)] public string? RefusedBy { get; init; }

    /// <summary>Why it was refused or cancelled.</summary>
    [Id(9)] public string? Reason { get; init; }

    /// <summary>The guest's proven grade on the block when the match was proposed; null if it was not assessed.</summary>
    [Id(10)] public int? GuestGrade { get; init; }

    /// <summary>Holds its place.</summary>
    public bool IsLive => State is MatchState.Proposed or MatchState.GuestAgreed or MatchState.HostAgreed or MatchState.Agreed;

    /// <summary>Whether the member's answer is awaited.</summary>
    public bool Awaits(string member) =>
        (member == Guest && State is (MatchState.Proposed or MatchState.HostAgreed)) || (member == Host && State is (MatchState.Proposed or MatchState.GuestAgreed));
}

/// <summary>Everything of a season. Immutable: <see cref="SeasonDesk"/> says what a command makes of it.</summary>
[GenerateSerializer, Immutable, Alias("season-state")]
public sealed record SeasonState : ILedgered<SeasonState>
{
    /// <summary>The season; null until it is made.</summary>
    [Id(0)] public Season? Season { get; init; }
    /// <summary>Offers that stand, by id.</summary>
    [Id(1)] public ImmutableSortedDictionary<string, Offer> Offers { get; init; } = ImmutableSortedDictionary<string, Offer>.Empty;
    /// <summary>Requests that stand, by id.</summary>
    [Id(2)] public ImmutableSortedDictionary<string, Request> Requests { get; init; } = ImmutableSortedDictionary<string, Request>.Empty;
    /// <summary>Matches, by id, those that came to nothing too.</summary>
    [Id(3)] public ImmutableSortedDictionary<string, Match> Matches { get; init; } = ImmutableSortedDictionary<string, Match>.Empty;
    /// <summary>Pairs that the secretariat wants.</summary>
    [Id(4)] public ImmutableArray<Pair> Pins { get; init; } = [];
    /// <summary>Pairs that the secretariat does not want.</summary>
    [Id(5)] public ImmutableArray<Pair> Bans { get; init; } = [];
    /// <summary>Most delegations of a host over all its offers, by code.</summary>
    [Id(6)] public ImmutableSortedDictionary<string, int> Limits { get; init; } = ImmutableSortedDictionary<string, int>.Empty;
    /// <summary>What was done.</summary>
    [Id(7)] public Ledger Ledger { get; init; } = new();

    /// <summary>The same with its history kept otherwise.</summary>
    public SeasonState With(Ledger ledger) => this with { Ledger = ledger };

    /// <summary>Places that live matches hold.</summary>
    public ImmutableArray<Taken> Places => [.. Matches.Values.Where(m => m.IsLive).Select(m => new Taken(m.Request, m.Offer, m.Month))];

    /// <summary>Requests that hold no place.</summary>
    public ImmutableArray<Request> Unplaced
    {
        get
        {
            var placed = Matches.Values.Where(m => m.IsLive).Select(m => m.Request).ToHashSet(StringComparer.Ordinal);
            return [.. Requests.Values.Where(r => !placed.Contains(r.Id))];
        }
    }

    /// <summary>Pairs that must not be proposed: those banned, and those that one side refused.</summary>
    public ImmutableArray<Pair> NotAgain => [.. Bans.Union(Matches.Values.Where(m => m.State == MatchState.Refused).Select(m => new Pair(m.Request, m.Offer)))];
}

using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Exchange.Web.Exchanges.Api;

/// <summary>A season to match.</summary>
public sealed record MatchRequest
{
    [Description("Who wishes to learn about what: each entry is one delegation.")]
    public RequestEntry?[]? Requests { get; init; }

    [Description("Who is ready to host or teach.")]
    public OfferEntry?[]? Offers { get; init; }

    [Description("What is known of the members; one that is left out is known by nothing.")]
    public MemberEntry?[]? Members { get; init; }

    [Description("Pairs of request and offer that must be.")]
    public PairEntry?[]? Pins { get; init; }

    [Description("Pairs of request and offer that must not be.")]
    public PairEntry?[]? Bans { get; init; }

    [Description("true: the answer also ranks the offers for each request, at most ten.")]
    public bool? Rankings { get; init; }
}

/// <summary>A wish to learn.</summary>
public sealed record RequestEntry
{
    public string? Id { get; init; }

    [Description("The guest's code, as in members.")]
    public string? Member { get; init; }

    [Description("B01 to B14.")]
    public string? Block { get; init; }

    [Description("technical, policy or both; both if absent.")]
    public string? Track { get; init; }

    [Description("visit, hosted-staff, remote-advice, course: those that would do, the preferred first; visit if absent.")]
    public string?[]? Modes { get; init; }

    [Description("Two-letter codes, the preferred first.")]
    public string?[]? Languages { get; init; }

    [Description("Months that would do: 2027-05.")]
    public string?[]? Months { get; init; }

    [Description("People in the delegation; 1 if absent.")]
    public int? People { get; init; }

    [Description("The gate that it would help to pass: C1 to D8.")]
    public string? Gate { get; init; }

    [Description("What is to be learned.")]
    public string? Note { get; init; }
}

/// <summary>A readiness to host.</summary>
public sealed record OfferEntry
{
    public string? Id { get; init; }

    [Description("The host's code, as in members.")]
    public string? Member { get; init; }

    [Description("B01 to B14.")]
    public string? Block { get; init; }

    [Description("technical, policy or both; both if absent.")]
    public string? Track { get; init; }

    [Description("visit, hosted-staff, remote-advice, course; visit if absent.")]
    public string?[]? Modes { get; init; }

    [Description("Two-letter codes.")]
    public string?[]? Languages { get; init; }

    [Description("Months: 2027-05.")]
    public string?[]? Months { get; init; }

    [Description("Most delegations in the season; 1 if absent.")]
    public int? Capacity { get; init; }

    [Description("Most delegations in one month; more than one is a group visit. 1 if absent.")]
    public int? Together { get; init; }

    [Description("Most people in one delegation; 12 if absent.")]
    public int? LargestDelegation { get; init; }

    [Description("true: the host provides interpretation.")]
    public bool? Interpretation { get; init; }

    [Description("The least grade on the block that guests should bring; 0 if absent.")]
    public int? LeastGrade { get; init; }

    [Description("african, arab, asian: only guests of these groups; all if absent or empty.")]
    public string?[]? Groups { get; init; }

    [Description("What is shown and taught.")]
    public string? Note { get; init; }
}

/// <summary>What is known of a member.</summary>
public sealed record MemberEntry
{
    [Description("Any code of at most 100 characters.")]
    public string? Code { get; init; }

    [Description("african, arab or asian.")]
    public string? Group { get; init; }

    [Description("Any code; only whether two are the same is asked.")]
    public string? Region { get; init; }

    public bool? LeastDeveloped { get; init; }

    [Description("By building block, the grade from 0 to 3; a block that is left out was not assessed.")]
    public Dictionary<string, int>? Grades { get; init; }

    [Description("Marks from 1 to 5 that earlier guests gave.")]
    public int[]? Feedback { get; init; }

    [Description("Most delegations over all its offers.")]
    public int? Limit { get; init; }
}

/// <summary>A request and an offer, by their ids.</summary>
public sealed record PairEntry(string? Request, string? Offer);

/// <summary>A matched season.</summary>
public sealed record MatchAnswer(
    [property: Description("Requests with a place.")] int Served,
    [property: Description("All requests.")] int Requests,
    [property: Description("Mean of the fits' points, 0 to 100; null if nothing is placed.")] double? MeanFit,
    IReadOnlyList<PlacedEntry> Matches,
    IReadOnlyList<UnservedEntry> Unserved,
    IReadOnlyList<HostEntry> Hosts,
    [property: Description("The same season if no host is asked more often than so many times.")] IReadOnlyList<TradeOffEntry> TradeOff)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RankingEntry>? Rankings { get; init; }
}

/// <summary>A request that has its place.</summary>
public sealed record PlacedEntry(
    string Request, string Offer, string Host, string Month, string? Mode, string? Language, int Fit, IReadOnlyList<ReasonEntry> Reasons,
    [property: Description("Guests of the same month.")] IReadOnlyList<string> With,
    [property: Description("An offer that fits better and has no place left.")] string? BetterButFull);

/// <summary>One reason.</summary>
public sealed record ReasonEntry(string Aspect, string Key, string Text, int Points, int Most, bool Excludes);

/// <summary>A request without a place.</summary>
public sealed record UnservedEntry(
    string Request, [property: Description("no-offer, none-fits, full or pin-unkept.")] string Cause, string Text, IReadOnlyList<RankedEntry> Nearest);

/// <summary>An offer as it fits a request.</summary>
public sealed record RankedEntry(string Offer, string Host, bool Possible, int Fit, IReadOnlyList<ReasonEntry> Reasons);

/// <summary>The offers for a request, the best first.</summary>
public sealed record RankingEntry(string Request, IReadOnlyList<RankedEntry> Offers);

/// <summary>A host's delegations.</summary>
public sealed record HostEntry(string Member, int Load, int Limit);

/// <summary>A season in which no host is asked more often than so many times.</summary>
public sealed record TradeOffEntry(int MostPerHost, int Served, double? MeanFit, int HighestLoad, int HostsUsed);

using System.ComponentModel;

namespace Exchange.Web.Exchanges.Api;

/// <summary>The seasons there are.</summary>
public sealed record SeasonsDocument(IReadOnlyList<SeasonSummary> Seasons);

/// <summary>One season in a list.</summary>
public sealed record SeasonSummary(
    string Id, TitleDocument Title, [property: Description("Offers and requests are taken from here.")] DateTimeOffset Opens, [property: Description("Until here.")] DateTimeOffset Closes,
    [property: Description("First month of exchanges: 2027-03.")] string FirstMonth, string LastMonth, [property: Description("Made up for trying the product out.")] bool MadeUp,
    int Offers, int Requests, int Agreed);

/// <summary>A text in three languages.</summary>
public sealed record TitleDocument(string En, string Fr, string Ar);

/// <summary>A season with what stands in it.</summary>
public sealed record SeasonDocument(
    SeasonSummary Season, [property: Description("Grows with every change.")] long Revision, IReadOnlyList<OfferEntry> Offers, IReadOnlyList<RequestEntry> Requests,
    [property: Description("Matches that both sides have agreed.")] IReadOnlyList<AgreedEntry> Agreed);

/// <summary>An agreed match.</summary>
public sealed record AgreedEntry(
    string Id, string Guest, string Host, string Block, string Month, DateTimeOffset At,
    [property: Description("The guest's proven grade on the block when the match was proposed; null if not assessed.")] int? GuestGrade);

/// <summary>States or changes an offer of the token's member.</summary>
public sealed record OfferCommand
{
    [Description("Chosen by the caller; the same again changes nothing and answers the same. At most 64 characters.")]
    public string? OperationId { get; init; }

    public OfferEntry? Offer { get; init; }
}

/// <summary>States or changes a request of the token's member.</summary>
public sealed record RequestCommand
{
    [Description("Chosen by the caller; the same again changes nothing and answers the same. At most 64 characters.")]
    public string? OperationId { get; init; }

    public RequestEntry? Request { get; init; }
}

/// <summary>Takes an offer or a request back.</summary>
public sealed record WithdrawCommand
{
    [Description("Chosen by the caller; the same again changes nothing and answers the same. At most 64 characters.")]
    public string? OperationId { get; init; }

    [Description("Id of the offer or request.")]
    public string? Id { get; init; }
}

/// <summary>Proposes matches, all or none.</summary>
public sealed record ProposeCommand
{
    [Description("Chosen by the caller; the same again changes nothing and answers the same. At most 64 characters.")]
    public string? OperationId { get; init; }

    public ProposalEntry?[]? Matches { get; init; }
}

/// <summary>A match to be proposed.</summary>
public sealed record ProposalEntry(string? Request, string? Offer, [property: Description("2027-05")] string? Month);

/// <summary>Answers a match.</summary>
public sealed record MatchCommand
{
    [Description("Chosen by the caller; the same again changes nothing and answers the same. At most 64 characters.")]
    public string? OperationId { get; init; }

    [Description("agree, refuse or cancel; the last for the secretariat.")]
    public string? Act { get; init; }

    [Description("Why; needed unless it is agreed to.")]
    public string? Reason { get; init; }
}

/// <summary>What a command of a season answers.</summary>
public sealed record SeasonCommandAnswer(string OperationId, long Revision, [property: Description("Id of the offer, request or match it was about; null for several.")] string? Subject);

using System.Collections.Immutable;
using System.ComponentModel;
using Exchange.Model;

namespace Exchange.Web.Exchanges.Api;

/// <summary>The exchanges that answer a query.</summary>
public sealed record CallsDocument(
    [property: Description("Differs whenever something of them does.")] string Version, int Count, IReadOnlyList<CallDocument> Exchanges);

/// <summary>An exchange to which officials can apply; everything in it is public.</summary>
public sealed record CallDocument(
    string Id,
    [property: Description("Code of the host.")] string Host,
    [property: Description("B01 to B14.")] string Block,
    [property: Description("technical, policy or both.")] string Track,
    [property: Description("visit, hosted-staff, remote-advice or course.")] string Mode,
    [property: Description("Two-letter codes of the languages it is held in.")] ImmutableArray<string> Languages,
    LocalText Title, string About, string Criteria, int Places,
    [property: Description("Places that are given.")] int Held,
    [property: Description("Codes of the members whose officials may apply; empty for all.")] ImmutableArray<string> Members,
    DateTimeOffset ApplyBy, DateTimeOffset NominateBy, DateOnly Starts, DateOnly Ends, string Where,
    [property: Description("published or cancelled.")] string Status,
    [property: Description("Why it was called off.")] string? Reason,
    [property: Description("Whether one can apply now.")] bool Open,
    IReadOnlyList<AgendaEntry> Agenda,
    [property: Description("Officials who took part, by country.")] IReadOnlyDictionary<string, int> TookPart,
    [property: Description("Made up for trying the product out.")] bool Trial,
    [property: Description("Its page, below the language.")] string Page);

/// <summary>One item of an agenda, in UTC.</summary>
public sealed record AgendaEntry(DateTimeOffset Starts, DateTimeOffset Ends, string? What);

/// <summary>A call that is to be made or changed. What is left out of a change is emptied.</summary>
public sealed record CallWish
{
    [Description("Chosen by the caller: the same command again changes nothing and answers the same.")]
    public string? OperationId { get; init; }

    [Description("Code of the host; the token's own member if absent.")]
    public string? Host { get; init; }

    public string? Block { get; init; }

    [Description("technical, policy or both; both if absent.")]
    public string? Track { get; init; }

    [Description("visit, hosted-staff, remote-advice or course; visit if absent.")]
    public string? Mode { get; init; }

    public string?[]? Languages { get; init; }

    [Description("In English; French and Arabic are the English one if absent.")]
    public string? TitleEn { get; init; }

    public string? TitleFr { get; init; }

    public string? TitleAr { get; init; }

    public string? About { get; init; }

    public string? Criteria { get; init; }

    public int? Places { get; init; }

    public string?[]? Members { get; init; }

    public DateTimeOffset? ApplyBy { get; init; }

    public DateTimeOffset? NominateBy { get; init; }

    public DateOnly? Starts { get; init; }

    public DateOnly? Ends { get; init; }

    public string? Where { get; init; }

    [Description("Read by those who take part, the host and the secretariat.")]
    public string? Contacts { get; init; }

    public AgendaEntry?[]? Agenda { get; init; }
}

/// <summary>A command on a call or an application.</summary>
public sealed record CallCommand
{
    [Description("Chosen by the caller: the same command again changes nothing and answers the same.")]
    public string? OperationId { get; init; }

    [Description("nominate, decline, select, wait, reject, place, complete or withdraw; say for the host's feedback.")]
    public string? Act { get; init; }

    public string? Reason { get; init; }

    [Description("1 to 5, of say.")]
    public int? Mark { get; init; }

    [Description("In words, of say.")]
    public string? Text { get; init; }
}

/// <summary>What a command did.</summary>
public sealed record CallAnswer(bool Done, [property: Description("The call.")] string Id, [property: Description("Grows with every change.")] long Revision);

/// <summary>The applications that the holder of the token sees.</summary>
public sealed record ApplicationsDocument(string Id, int Held, int Places, IReadOnlyList<ApplicationDocumentEntry> Applications);

/// <summary>One application.</summary>
public sealed record ApplicationDocumentEntry(
    [property: Description("Its id: the applicant's account.")] string Account, string Name, string Member, string Institution, string Position,
    [property: Description("applied, nominated, not-nominated, waiting, selected, not-selected, placed, completed, planned, followed, closed or withdrawn.")] string Stage,
    DateTimeOffset Since, string Motivation, string Use, ImmutableArray<string> Languages, string? NominationReason, string? SelectionReason, string? WithdrawalReason);

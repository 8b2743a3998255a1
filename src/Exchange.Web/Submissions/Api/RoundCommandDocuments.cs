using System.ComponentModel;
using System.Text.Json.Serialization;
using Exchange.Model;

namespace Exchange.Web.Submissions.Api;

/// <summary>What every command on a round may carry.</summary>
public abstract record RoundCommand
{
    [Description("The round's revision that you have read; refused if somebody changed it since. Not checked if absent.")]
    public long? Revision { get; init; }

    [Description("Your own id of this command: repeated, it changes nothing.")]
    public string? OperationId { get; init; }
}

/// <summary>What is to be different about a round; what is absent stays.</summary>
public sealed record RoundPatch : RoundCommand
{
    [Description("A text, or one per language: {\"en\": …, \"fr\": …, \"ar\": …}.")]
    [JsonConverter(typeof(TitleConverter))]
    public LocalText? Title { get; init; }

    [Description("All ISO alpha-3 codes, not only new ones.")]
    public string[]? Members { get; init; }

    [Description("All indicator codes, not only new ones.")]
    public string[]? Indicators { get; init; }

    [Description("Date or moment.")]
    public string? Opening { get; init; }

    [Description("Date or moment. A date includes its day.")]
    public string? Due { get; init; }

    [Description("Date or moment. A date includes its day.")]
    public string? Closing { get; init; }

    [Description("reviewed or automatic")]
    public string? Acceptance { get; init; }

    [Description("Why; stands in the history.")]
    public string? Reason { get; init; }
}

/// <summary>Shows a round to its members.</summary>
public sealed record RoundOpening : RoundCommand
{
    [Description("True: figures are taken from now on; false: from the opening date, if it is ahead.")]
    public bool AtOnce { get; init; }
}

/// <summary>Gives one member more time.</summary>
public sealed record RoundExtension : RoundCommand
{
    [Description("ISO alpha-3 code.")]
    public string? Member { get; init; }

    [Description("Date or moment. A date includes its day.")]
    public string? Until { get; init; }

    [Description("Why; stands in the history.")]
    public string? Reason { get; init; }
}

/// <summary>Closes a round now.</summary>
public sealed record RoundClosing : RoundCommand
{
    [Description("Why; stands in the history.")]
    public string? Reason { get; init; }
}

/// <summary>How far the members are with a round.</summary>
public sealed record RoundProgressDocument(
    string Round, string Phase, long Revision, RoundTotalsDocument Totals, IReadOnlyList<MemberProgressDocument> Members);

/// <summary>How many of the members invited stand where.</summary>
public sealed record RoundTotalsDocument(
    int Of, int Silent, int Started, int Submitted, int Returned, int Accepted,
    [property: Description("Due has passed for them and they have never handed in; also counted where they stand.")] int Late);

/// <summary>How far one member is.</summary>
public sealed record MemberProgressDocument(
    string Member,
    [property: Description("African, Arab or Asian")] string Group,
    [property: Description("silent, started, submitted, returned or accepted")] string State,
    bool Late,
    [property: Description("Indicators with an answer.")] int Answered,
    [property: Description("Indicators asked.")] int Asked,
    int Errors, int Warnings,
    [property: Description("member or secretariat; null when decided or before the opening.")] string? With,
    [property: Description("Whole days there.")] int? Days,
    int DaysByMember, int DaysBySecretariat, DateTimeOffset? ExtendedTo, DateTimeOffset? LastChange);

using System.ComponentModel;
using System.Text.Json.Serialization;
using Exchange.Model;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions.Api;

/// <summary>A new reporting round.</summary>
public sealed record RoundRequest
{
    [Description("Short name for addresses: lower-case letters, digits, hyphens. Made from the title if absent.")]
    public string? Id { get; init; }

    [Description("A text, or one per language: {\"en\": …, \"fr\": …, \"ar\": …}.")]
    [JsonConverter(typeof(TitleConverter))]
    public LocalText? Title { get; init; }

    [Description("ISO alpha-3 codes; all 57 if absent.")]
    public string[]? Members { get; init; }

    [Description("Indicator codes; all that can be reported if absent.")]
    public string[]? Indicators { get; init; }

    [Description("Date or moment; now if absent.")]
    public string? Opening { get; init; }

    [Description("Date or moment; 30 days after the opening if absent. A date includes its day.")]
    public string? Due { get; init; }

    [Description("Date or moment; 45 days after the opening if absent. A date includes its day.")]
    public string? Closing { get; init; }

    [Description("reviewed (default) or automatic")]
    public string? Acceptance { get; init; }

    [Description("True: nobody but the secretariat sees it until it is opened; it may still lack members and indicators.")]
    public bool Draft { get; init; }

    [Description("Your own id of this command: repeated, it makes no second round.")]
    public string? OperationId { get; init; }
}

/// <summary>A reporting round.</summary>
public sealed record RoundDocument(
    string Id, RoundTitle Title, IReadOnlyList<string> Members, IReadOnlyList<string> Indicators,
    DateTimeOffset Opening, DateTimeOffset Due, DateTimeOffset Closing,
    [property: Description("reviewed or automatic")] string Acceptance,
    [property: Description("draft, upcoming, open, late or closed")] string Phase,
    [property: Description("Made up for trying the product out.")] bool Trial,
    [property: Description("Answered by commands: send it with the next one, and what others changed meanwhile is not overwritten."),
        JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Revision = null)
{
    internal static RoundDocument Of(Round round, DateTimeOffset now, long? revision = null) => new(
        round.Id, new(round.Title.En, round.Title.Fr, round.Title.Ar), round.Members, round.Indicators, round.Opens, round.Due, round.Closes,
        round.Acceptance == Model.Submissions.Acceptance.Automatic ? "automatic" : "reviewed",
        round.IsDraft
            ? "draft"
            : round.PhaseAt(now) switch { RoundPhase.Upcoming => "upcoming", RoundPhase.Open => "open", RoundPhase.Late => "late", _ => "closed" },
        round.Trial,
        revision);
}

/// <summary>A round's title in three languages.</summary>
public sealed record RoundTitle(string En, string Fr, string Ar);

/// <summary>All rounds, the latest opening first.</summary>
public sealed record RoundsDocument(IReadOnlyList<RoundDocument> Rounds);

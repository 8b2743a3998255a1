using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Exchange.Model.Submissions;

/// <summary>How a submission becomes accepted.</summary>
public enum Acceptance
{
    /// <summary>The secretariat reads and decides.</summary>
    Reviewed,
    /// <summary>What has no error is accepted at once.</summary>
    Automatic,
}

/// <summary>Where a round stands at a moment.</summary>
public enum RoundPhase
{
    /// <summary>Before its opening.</summary>
    Upcoming,
    /// <summary>Open and not yet due.</summary>
    Open,
    /// <summary>Due has passed, but figures are still taken.</summary>
    Late,
    /// <summary>Nothing is taken any more.</summary>
    Closed,
}

/// <summary>A reporting round: questionnaire, members invited, dates.</summary>
/// <param name="Id">Short name in addresses: lower-case letters, digits and hyphens.</param>
/// <param name="Title">Title in three languages.</param>
/// <param name="Members">ISO alpha-3 codes of the members invited.</param>
/// <param name="Indicators">Codes of the indicators asked for.</param>
/// <param name="Opens">From when figures are taken.</param>
/// <param name="Due">When the secretariat expects them; later ones are late but taken.</param>
/// <param name="Closes">When nothing is taken any more.</param>
/// <param name="Acceptance">Reviewed or automatic.</param>
/// <param name="Trial">Made up for trying the product out; marked on every page that shows it.</param>
[GenerateSerializer, Immutable, Alias("round")]
public sealed record Round(
    [property: Id(0)] string Id,
    [property: Id(1)] LocalText Title,
    [property: Id(2)] ImmutableArray<string> Members,
    [property: Id(3)] ImmutableArray<string> Indicators,
    [property: Id(4)] DateTimeOffset Opens,
    [property: Id(5)] DateTimeOffset Due,
    [property: Id(6)] DateTimeOffset Closes,
    [property: Id(7)] Acceptance Acceptance,
    [property: Id(8)] bool Trial = false)
{
    /// <summary>Until when figures of single members are taken although the round closes earlier, by ISO alpha-3 code.</summary>
    [Id(9)]
    public ImmutableDictionary<string, DateTimeOffset> Extensions { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>Being prepared: nobody but the secretariat sees it.</summary>
    [Id(10), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsDraft { get; init; }

    /// <summary>Where the round stands at the moment.</summary>
    public RoundPhase PhaseAt(DateTimeOffset now) => Phase(now, Due, Closes);

    /// <summary>Where the round stands for the member at the moment: an extension moves both due and closing date.</summary>
    public RoundPhase PhaseFor(string member, DateTimeOffset now) => Phase(now, DueFor(member), ClosesFor(member));

    /// <summary>When the member's figures are due, its extension included.</summary>
    public DateTimeOffset DueFor(string member) => Later(Due, member);

    /// <summary>When nothing is taken of the member any more, its extension included.</summary>
    public DateTimeOffset ClosesFor(string member) => Later(Closes, member);

    private DateTimeOffset Later(DateTimeOffset date, string member) => Extensions.TryGetValue(member, out var until) && until > date ? until : date;

    private RoundPhase Phase(DateTimeOffset now, DateTimeOffset due, DateTimeOffset closes) =>
        IsDraft || now < Opens ? RoundPhase.Upcoming : now >= closes ? RoundPhase.Closed : now >= due ? RoundPhase.Late : RoundPhase.Open;

    /// <summary>Whether figures are taken at the moment.</summary>
    public bool TakesFiguresAt(DateTimeOffset now) => PhaseAt(now) is RoundPhase.Open or RoundPhase.Late;
}

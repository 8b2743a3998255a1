namespace Exchange.Model.Recommendations;

/// <summary>How far a return plan had come when it was reported on.</summary>
public enum LearnedState
{
    /// <summary>Done.</summary>
    Done,
    /// <summary>Under way.</summary>
    UnderWay,
    /// <summary>Held up.</summary>
    HeldUp,
}

/// <summary>
/// What an official who took part in an exchange reported three or six months later about the return plan. It backs what the country does
/// about the recommendation; it names no person.
/// </summary>
/// <param name="Id">Its identity within the country's follow-up.</param>
/// <param name="Recommendation">Id of the recommendation that the plan serves.</param>
/// <param name="Exchange">Id of the exchange.</param>
/// <param name="Title">Title of the exchange.</param>
/// <param name="Months">Months after the exchange at which it was reported: 3 or 6.</param>
/// <param name="State">How far the plan had come.</param>
/// <param name="Text">In the official's words.</param>
/// <param name="At">When it was reported.</param>
[GenerateSerializer, Immutable, Alias("learned-result")]
public sealed record LearnedResult(
    [property: Id(0)] string Id,
    [property: Id(1)] string Recommendation,
    [property: Id(2)] string Exchange,
    [property: Id(3)] LocalText Title,
    [property: Id(4)] int Months,
    [property: Id(5)] LearnedState State,
    [property: Id(6)] string Text,
    [property: Id(7)] DateTimeOffset At);

using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>What was typed to move an application, and what became of it.</summary>
/// <param name="OperationId">Identity of what the page's buttons ask for: a double click is one.</param>
public sealed record MoveForm(string OperationId)
{
    public string Reason { get; init; } = "";

    public string Plan { get; init; } = "";

    public string Recommendation { get; init; } = "";

    public string Outcome { get; init; } = "";

    public string Report { get; init; } = "";

    public string Mark { get; init; } = "";

    public string Text { get; init; } = "";

    /// <summary>The act that was just done; null if none was.</summary>
    public string? Done { get; init; }

    /// <summary>Why nothing was done; null if it was.</summary>
    public Refusal? Refusal { get; init; }

    public ApplicationMove Of(string account, Act act) => new(account, act)
    {
        Reason = Reason.Length > 0 ? Reason : null,
        Plan = act == Act.Plan ? new(Plan, Recommendation.Length > 0 ? Recommendation : null, default) : null,
        Checkpoint = act == Act.Report && CallWords.Outcome(Outcome) is { } outcome ? new(outcome, Report, default) : null,
    };
}

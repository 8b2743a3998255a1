using System.ComponentModel;
using Exchange.Model.Recommendations;

namespace Exchange.Web.Recommendations.Api;

/// <summary>Says one thing about a recommendation: exactly one of support, progress, action, barriers, obstacle and pilot.</summary>
public sealed record AnswerCommand
{
    [Description("Chosen by the caller; the same id again changes nothing and answers the same. At most 64 characters.")]
    public string? OperationId { get; init; }

    [Description("The country's revision that the caller has read: refused if the same recommendation was answered since. Absent if the caller does not care.")]
    public long? Revision { get; init; }

    public SaySupport? Support { get; init; }

    public SayProgress? Progress { get; init; }

    public SayAction? Action { get; init; }

    [Description("Codes of causes, the strongest first.")]
    public string[]? Barriers { get; init; }

    public SayObstacle? Obstacle { get; init; }

    public SayPilot? Pilot { get; init; }

    /// <summary>The change; null unless exactly one thing is said.</summary>
    internal FollowUpChange? Change(string id)
    {
        FollowUpChange?[] said =
        [
            Support is null ? null : new() { Support = new(id, Support.Stance, Support.Document, Support.Day, Support.Address, Support.Remark) },
            Progress is null ? null : new()
            {
                Progress = new(id, Progress.Round ?? "", Progress.State, Progress.Remark, Progress.Address is { Length: > 0 } address ? new(address, Progress.Name ?? "") : null, default),
            },
            Action is null ? null : new()
            {
                Action = new(
                    Action.Id ?? "", id, Action.What ?? "", Action.Responsible ?? "", Action.From, Action.To, Action.Resources, Action.InvestmentLine, Action.Block, Action.State, Action.Reason),
            },
            Barriers is null ? null : new() { Barriers = new(id, [.. Barriers]) },
            Obstacle is null ? null : new() { Obstacle = new(Obstacle.Id ?? "", id, Obstacle.Kind, Obstacle.What ?? "", Obstacle.Owner ?? "", Obstacle.Due ?? default, Obstacle.Outcome) },
            Pilot is null ? null : new()
            {
                Pilot = new(Pilot.Id ?? "", id, Pilot.Title ?? "", Pilot.Scope ?? "", Pilot.Hypothesis ?? "", Pilot.Result, Pilot.Decision, Pilot.Origin),
            },
        ];
        return said.OfType<FollowUpChange>().ToArray() is [var one] ? one : null;
    }
}

/// <summary>How the country stands to it.</summary>
public sealed record SaySupport(
    SupportKind Stance,
    [property: Description("Name of the document that says so; needed if accepted, wholly or in part.")] string? Document = null,
    [property: Description("The document's date.")] DateOnly? Day = null, string? Address = null, string? Remark = null);

/// <summary>How far it is.</summary>
public sealed record SayProgress(
    ProgressState State,
    [property: Description("The round in which it is reported; absent between rounds.")] string? Round = null,
    [property: Description("What was done; the reason if it was dropped.")] string? Remark = null,
    [property: Description("Address of a document that shows it.")] string? Address = null,
    [property: Description("What to call that document.")] string? Name = null);

/// <summary>What it does.</summary>
public sealed record SayAction(
    [property: Description("Absent for a new one.")] string? Id = null, string? What = null,
    [property: Description("An institution, never a private person.")] string? Responsible = null, DateOnly? From = null, DateOnly? To = null,
    string? Resources = null, string? InvestmentLine = null, [property: Description("Code of a building block.")] string? Block = null,
    ProgressState State = ProgressState.Planned, [property: Description("Why it was dropped.")] string? Reason = null);

/// <summary>What stands in the way.</summary>
public sealed record SayObstacle(
    ObstacleKind Kind, [property: Description("Absent for a new one.")] string? Id = null, string? What = null, string? Owner = null, DateOnly? Due = null,
    [property: Description("How it was removed; absent while it stands.")] string? Outcome = null);

/// <summary>What it tries on a small scale.</summary>
public sealed record SayPilot(
    [property: Description("Absent for a new one.")] string? Id = null, string? Title = null, string? Scope = null, string? Hypothesis = null, string? Result = null,
    PilotDecision Decision = PilotDecision.Open, [property: Description("The pilot it reuses, as in SEN/pilot-1.")] string? Origin = null);

/// <summary>What was done.</summary>
public sealed record AnswerGiven(
    string OperationId, [property: Description("The country's revision now.")] long Revision,
    [property: Description("Id of the action, obstacle or pilot that was said; null for the rest.")] string? Item);

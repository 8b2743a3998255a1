using System.Collections.Immutable;
using Exchange.Model.Alerts;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Orleans.Concurrency;

namespace Exchange.Web.Alerts;

/// <summary>The rules of early warning and the alerts they raised. Key 0. For the secretariat alone.</summary>
[GrainInterfaceType("alerts")]
public interface IAlertsGrain : IGrainWithIntegerKey
{
    /// <summary>All of it; null for anybody but the secretariat.</summary>
    [AlwaysInterleave, Alias("Read")]
    Task<AlertBook?> Read(Actor actor);

    /// <summary>Per alert and moment where the chain of its history stood; null before it began.</summary>
    [AlwaysInterleave, Alias("Heads")]
    Task<ImmutableArray<ImmutableArray<ChainHead?>>> Heads(ImmutableArray<DateTimeOffset> ends);

    /// <summary>The rules if they are to be looked through now, also when that should have happened while nothing ran; else none. For hosts.</summary>
    [AlwaysInterleave, Alias("DueRules")]
    Task<ImmutableArray<AlertRule>> DueRules();

    /// <summary>Takes what a host saw with these rules. For hosts.</summary>
    [Alias("Look")]
    Task Look(ImmutableArray<AlertRule> rules, ImmutableArray<Sighting> sightings);

    /// <summary>Makes a rule, or changes the one of its id.</summary>
    [Alias("Put")]
    Task<AlertAnswer> Put(Actor actor, string operation, AlertRule rule);

    /// <summary>Says that the actor looks after an alert.</summary>
    [Alias("Acknowledge")]
    Task<AlertAnswer> Acknowledge(Actor actor, string operation, string alert);

    /// <summary>Closes an alert with its outcome.</summary>
    [Alias("Resolve")]
    Task<AlertAnswer> Resolve(Actor actor, string operation, string alert, string outcome);
}

/// <summary>What a command answers.</summary>
/// <param name="Fault">Why it was refused; null if it was done.</param>
/// <param name="Field">The field it was refused for; null if there is none.</param>
[GenerateSerializer, Immutable, Alias("alert-answer")]
public sealed record AlertAnswer([property: Id(0)] AlertFault? Fault = null, [property: Id(1)] string? Field = null);

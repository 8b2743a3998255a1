using System.Collections.Immutable;
using Exchange.Model.People;

namespace Exchange.Model.Alerts;

/// <summary>Where an alert stands.</summary>
public enum AlertState
{
    /// <summary>Raised; nobody has said yet that they look after it.</summary>
    Open,
    /// <summary>Somebody looks after it.</summary>
    Acknowledged,
    /// <summary>Closed with an outcome.</summary>
    Resolved,
}

/// <summary>What happened to an alert.</summary>
public enum AlertAct
{
    /// <summary>Its case came up for the first time.</summary>
    Raised,
    /// <summary>Its case came up again after it had gone, or with something new after it was resolved.</summary>
    RaisedAgain,
    /// <summary>Its case is not seen any more; it stays until somebody resolves it.</summary>
    Gone,
    /// <summary>Somebody looks after it.</summary>
    Acknowledged,
    /// <summary>Somebody closed it with an outcome.</summary>
    Resolved,
}

/// <summary>One thing that happened to an alert.</summary>
/// <param name="At">When.</param>
/// <param name="Act">What.</param>
/// <param name="Actor">Name of who did it; null for what the rules did.</param>
/// <param name="Text">The outcome; null for other acts.</param>
/// <param name="OperationId">Identity of the command; null for what the rules did.</param>
/// <param name="Seen">What it was raised by; null for other acts.</param>
/// <param name="Hash">SHA-256 over the entry before and this one, as <see cref="AlertChain"/> makes it.</param>
[GenerateSerializer, Immutable, Alias("alert-entry")]
public sealed record AlertEntry(
    [property: Id(0)] DateTimeOffset At, [property: Id(1)] AlertAct Act, [property: Id(2)] string? Actor, [property: Id(3)] string? Text,
    [property: Id(4)] string? OperationId, [property: Id(5)] Sighting? Seen = null, [property: Id(6)] string Hash = "");

/// <summary>An alert: a rule that met its case in a member. There is one for each pair, however often it comes back.</summary>
/// <param name="Id">Rule and member: <c>rule-1.SEN</c>.</param>
/// <param name="Seen">What was seen last.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Holds">Whether its case is seen now.</param>
/// <param name="History">What happened to it, oldest first.</param>
[GenerateSerializer, Immutable, Alias("alert")]
public sealed record Alert(
    [property: Id(0)] string Id, [property: Id(1)] Sighting Seen, [property: Id(2)] AlertState State, [property: Id(3)] bool Holds,
    [property: Id(4)] ImmutableArray<AlertEntry> History)
{
    /// <summary>How often it was raised.</summary>
    public int Times => History.Count(e => e.Act is AlertAct.Raised or AlertAct.RaisedAgain);

    /// <summary>When it was raised last.</summary>
    public DateTimeOffset RaisedAt => History.Last(e => e.Act is AlertAct.Raised or AlertAct.RaisedAgain).At;

    /// <summary>The alert after one more thing has happened to it.</summary>
    public Alert After(AlertEntry entry) =>
        this with { History = History.Add(AlertChain.Link(History is [.., var last] ? last.Hash : AlertChain.Beginning(Id), entry)) };

    /// <summary>Its identity.</summary>
    public static string IdOf(Sighting seen) => $"{seen.Rule}.{seen.Member}";
}

/// <summary>All rules and alerts.</summary>
[GenerateSerializer, Immutable, Alias("alert-book")]
public sealed record AlertBook
{
    /// <summary>The rules; none is ever taken out, it is switched off.</summary>
    [Id(0)]
    public ImmutableArray<AlertRule> Rules { get; init; } = [];

    /// <summary>The alerts.</summary>
    [Id(1)]
    public ImmutableArray<Alert> Alerts { get; init; } = [];

    /// <summary>When the rules are next to be looked through; any host may do it. Null: at once.</summary>
    [Id(2)]
    public DateTimeOffset? Due { get; init; }

    /// <summary>When they were last looked through; null if never.</summary>
    [Id(3)]
    public DateTimeOffset? Looked { get; init; }

    /// <summary>Grows with every change.</summary>
    [Id(4)]
    public long Revision { get; init; }

    /// <summary>Identities of the last commands on rules; those on alerts stand in their histories.</summary>
    [Id(5)]
    public ImmutableArray<string> Operations { get; init; } = [];

    /// <summary>The rule of that id; null if there is none.</summary>
    public AlertRule? Rule(string id) => Rules.FirstOrDefault(r => r.Id == id);
}

/// <summary>Why a command is refused.</summary>
public enum AlertFault
{
    /// <summary>The actor is not of the secretariat.</summary>
    NotYours,
    /// <summary>No such rule or alert.</summary>
    Unknown,
    /// <summary>The rule cannot be watched as it is.</summary>
    RuleUnfit,
    /// <summary>Resolved without saying what came of it, or in too many words.</summary>
    OutcomeMissing,
    /// <summary>Resolved already.</summary>
    ResolvedAlready,
    /// <summary>More rules than are watched.</summary>
    TooMany,
}

/// <summary>What a command makes of the book.</summary>
/// <param name="Next">The book afterwards; the same instance if nothing is to be stored.</param>
/// <param name="Fault">Why it was refused; null if it was done.</param>
/// <param name="Field">The field it was refused for; null if there is none.</param>
public sealed record AlertDecision(AlertBook Next, AlertFault? Fault = null, string? Field = null);

/// <summary>The rules of raising, acknowledging and resolving alerts. Pure.</summary>
public static class AlertDesk
{
    /// <summary>Between two looks.</summary>
    public static TimeSpan Interval { get; } = TimeSpan.FromMinutes(5);

    private const int MostRules = 100;
    private const int LongestOutcome = 2_000;
    private const int OperationsKept = 50;

    /// <summary>Whether the rules are to be looked through: also when it should have happened while nothing ran.</summary>
    public static bool IsDue(AlertBook book, DateTimeOffset now) => book.Due is not { } due || due <= now;

    /// <summary>Takes what was seen. An alert is raised once; it is raised again when its case has gone and comes back, or was resolved and shows something new.</summary>
    /// <param name="book">The book.</param>
    /// <param name="rules">The rules that were looked through: others are left as they are.</param>
    /// <param name="sightings">What was seen.</param>
    /// <param name="now">The moment.</param>
    public static AlertBook Look(AlertBook book, ImmutableArray<AlertRule> rules, ImmutableArray<Sighting> sightings, DateTimeOffset now)
    {
        // A rule that was changed meanwhile is looked through again at once.
        var current = rules.Where(r => book.Rule(r.Id) == r).Select(r => r.Id).ToHashSet(StringComparer.Ordinal);
        var seen = sightings.Where(s => current.Contains(s.Rule)).ToDictionary(Alert.IdOf, StringComparer.Ordinal);
        var alerts = book.Alerts.Select(alert => !current.Contains(alert.Seen.Rule) ? alert
            : seen.Remove(alert.Id, out var sighting) ? Again(alert, sighting, now)
            : alert.Holds ? (alert with { Holds = false }).After(new(now, AlertAct.Gone, null, null, null))
            : alert).ToImmutableArray();
        alerts = alerts.AddRange(seen.Values.OrderBy(s => s.Rule, StringComparer.Ordinal).ThenBy(s => s.Member, StringComparer.Ordinal).Select(s =>
            new Alert(Alert.IdOf(s), s, AlertState.Open, true, []).After(new(now, AlertAct.Raised, null, null, null, s))));
        var isSame = alerts.SequenceEqual(book.Alerts);
        return book with
        {
            Alerts = isSame ? book.Alerts : alerts, Looked = now, Due = rules.All(r => current.Contains(r.Id)) ? now + Interval : null,
            Revision = isSame ? book.Revision : book.Revision + 1,
        };
    }

    /// <summary>Makes a rule, or changes the one of its id. It is looked through at once.</summary>
    public static AlertDecision Put(AlertBook book, Actor actor, string operation, AlertRule rule, Indicators.Reference reference)
    {
        if (!actor.IsSecretariat)
            return new(book, AlertFault.NotYours);
        if (book.Operations.Contains(operation))
            return new(book);
        if (rule.Id.Length > 0 && book.Rule(rule.Id) is null)
            return new(book, AlertFault.Unknown);
        if (rule.Id.Length == 0 && book.Rules.Length >= MostRules)
            return new(book, AlertFault.TooMany);
        if (rule.Unfit(reference) is { } field)
            return new(book, AlertFault.RuleUnfit, field);
        var named = rule.Id.Length > 0 ? rule : rule with { Id = FormattableString.Invariant($"rule-{book.Rules.Length + 1}") };
        var rules = rule.Id.Length > 0 ? book.Rules.Replace(book.Rule(rule.Id)!, named) : book.Rules.Add(named);
        ImmutableArray<string> operations = [.. book.Operations.Append(operation).TakeLast(OperationsKept)];
        return new(book with { Rules = rules, Operations = operations, Due = null, Revision = book.Revision + 1 });
    }

    /// <summary>Somebody says that they look after an alert.</summary>
    public static AlertDecision Acknowledge(AlertBook book, Actor actor, string operation, string id, DateTimeOffset now) => Act(
        book, actor, operation, id, alert => alert.State == AlertState.Open
            ? (alert with { State = AlertState.Acknowledged }).After(new(now, AlertAct.Acknowledged, actor.Name, null, operation))
            : alert);

    /// <summary>Closes an alert with its outcome, whether its case still holds or not.</summary>
    public static AlertDecision Resolve(AlertBook book, Actor actor, string operation, string id, string outcome, DateTimeOffset now) =>
        string.IsNullOrWhiteSpace(outcome) || outcome.Length > LongestOutcome ? new(book, actor.IsSecretariat ? AlertFault.OutcomeMissing : AlertFault.NotYours)
        : book.Alerts.FirstOrDefault(a => a.Id == id) is { State: AlertState.Resolved } done && actor.IsSecretariat && !Knows(done, operation) ? new(book, AlertFault.ResolvedAlready)
        : Act(book, actor, operation, id, alert =>
            (alert with { State = AlertState.Resolved }).After(new(now, AlertAct.Resolved, actor.Name, outcome.Trim(), operation)));

    private static AlertDecision Act(AlertBook book, Actor actor, string operation, string id, Func<Alert, Alert> act)
    {
        if (!actor.IsSecretariat)
            return new(book, AlertFault.NotYours);
        if (book.Alerts.FirstOrDefault(a => a.Id == id) is not { } alert)
            return new(book, AlertFault.Unknown);
        var next = Knows(alert, operation) ? alert : act(alert);
        return ReferenceEquals(next, alert) ? new(book) : new(book with { Alerts = book.Alerts.Replace(alert, next), Revision = book.Revision + 1 });
    }

    private static bool Knows(Alert alert, string operation) => alert.History.Any(e => e.OperationId == operation);

    private static Alert Again(Alert alert, Sighting sighting, DateTimeOffset now)
    {
        var isNews = !alert.Holds || (alert.State == AlertState.Resolved && sighting.Subject != alert.Seen.Subject);
        if (isNews)
            return (alert with { Seen = sighting, State = AlertState.Open, Holds = true }).After(new(now, AlertAct.RaisedAgain, null, null, null, sighting));
        return alert.Seen.Subject == sighting.Subject && alert.Seen.Arguments.SequenceEqual(sighting.Arguments) ? alert : alert with { Seen = sighting };
    }
}

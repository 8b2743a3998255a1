using System.Collections.Immutable;

namespace Exchange.Model.Recommendations;

/// <summary>Brings what was sent into the form that is kept: texts trimmed, empty ones left out, new items numbered, reports dated.</summary>
internal static class FollowUpTidying
{
    public static FollowUpChange Tidy(FollowUpChange change, FollowUp before, DateTimeOffset now) => change switch
    {
        { Support: { } s } => new()
        {
            Support = s with { Document = Given(s.Document), Address = Given(s.Address), Remark = Given(s.Remark) },
        },
        { Progress: { } p } => new()
        {
            Progress = p with
            {
                Round = p.Round.Trim(), Remark = Given(p.Remark), At = now,
                Proof = Given(p.Proof?.Address) is { } address ? new(address, Given(p.Proof!.Name) ?? address) : null,
            },
        },
        { Action: { } a } => new()
        {
            Action = a with
            {
                Id = New(a.Id, "action", before.Actions.Length), What = a.What.Trim(), Responsible = a.Responsible.Trim(), Resources = Given(a.Resources),
                InvestmentLine = Given(a.InvestmentLine), Block = Given(a.Block), Reason = a.State == ProgressState.Dropped ? Given(a.Reason) : null,
            },
        },
        { Barriers: { } b } => new() { Barriers = b with { Ranked = b.Ranked.IsDefault ? [] : b.Ranked } },
        { Obstacle: { } o } => new()
        {
            Obstacle = o with
            {
                Id = New(o.Id, "obstacle", before.Obstacles.Length), What = o.What.Trim(), Owner = o.Owner.Trim(), Outcome = Given(o.Outcome),
            },
        },
        { Pilot: { } p } => new()
        {
            Pilot = p with
            {
                Id = New(p.Id, "pilot", before.Pilots.Length), Title = p.Title.Trim(), Scope = p.Scope.Trim(), Hypothesis = p.Hypothesis.Trim(),
                Result = Given(p.Result), Origin = Given(p.Origin),
            },
        },
        _ => change,
    };

    public static bool SaysNothingNew(FollowUpChange change, FollowUp before) => change switch
    {
        { Support: { } s } => before.Supports.GetValueOrDefault(s.Recommendation) == s,
        { Progress: { } p } => before.Latest(p.Recommendation) is { } last && last with { At = p.At } == p,
        { Barriers: { } b } => (before.Barriers.GetValueOrDefault(b.Recommendation)?.Ranked ?? []).SequenceEqual(b.Ranked, StringComparer.Ordinal),
        { Action: { } a } => before.Actions.Contains(a),
        { Obstacle: { } o } => before.Obstacles.Contains(o),
        { Pilot: { } p } => before.Pilots.Contains(p),
        _ => true,
    };

    private static string New(string id, string kind, int count) => id.Length > 0 ? id : FormattableString.Invariant($"{kind}-{count + 1}");

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

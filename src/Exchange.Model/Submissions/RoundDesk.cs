using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>What a command makes of a round.</summary>
/// <param name="Next">The round afterwards; the same instance if nothing is to be stored, null if there is none.</param>
/// <param name="Findings">Why it was refused; empty if it was done.</param>
public sealed record RoundDecision(KeptRound? Next, ImmutableArray<Finding> Findings);

/// <summary>
/// The rules of making, changing, opening, extending and closing a round. Pure: state and command in, state and findings out. What members
/// were once asked is never taken away from them: not the invitation, not a question, not a day.
/// </summary>
public static class RoundDesk
{
    private const int LongestReason = 2_000;
    private const int LongestTitle = 200;

    /// <summary>Makes a round: as a draft, which may be incomplete and which nobody else sees; or at once.</summary>
    /// <param name="operation">Who, by which way, under which identity.</param>
    /// <param name="wanted">The round.</param>
    /// <param name="rounds">The rounds there are.</param>
    /// <param name="reference">Members and catalogue.</param>
    /// <param name="now">The moment.</param>
    public static RoundDecision Make(Operation operation, Round wanted, ImmutableArray<KeptRound> rounds, Reference reference, DateTimeOffset now)
    {
        var findings = Check(wanted, operation, reference);
        if (findings.IsEmpty && rounds.Any(r => r.Round.Id == wanted.Id))
            findings = [Refusal("RoundExists", wanted.Id)];
        return findings.IsEmpty
            ? Done(new(wanted, []), wanted, Entry(operation, RoundAct.Made, now, RoundFields.Changes(null, wanted)))
            : new(null, findings);
    }

    /// <summary>
    /// Changes a round. A draft may change in everything. Once it was shown to its members, members and questions are only added; once it is
    /// open, questions, opening and acceptance stay, and due and closing date only move later; once it is closed, only its title changes.
    /// </summary>
    /// <param name="before">The round as stored.</param>
    /// <param name="operation">Who, by which way, under which identity.</param>
    /// <param name="wanted">The round as it should be; its extensions and whether it is a draft are not asked.</param>
    /// <param name="reason">Why; null if nothing is said.</param>
    /// <param name="expectedRevision">Revision the page was made from; null if the caller does not care.</param>
    /// <param name="reference">Members and catalogue.</param>
    /// <param name="now">The moment.</param>
    public static RoundDecision Edit(
        KeptRound before, Operation operation, Round wanted, string? reason, long? expectedRevision, Reference reference, DateTimeOffset now)
    {
        if (Refused(before, operation, expectedRevision, reason) is { } refusal)
            return new(before, [refusal]);
        var was = before.Round;
        var next = wanted with { Id = was.Id, Trial = was.Trial, IsDraft = was.IsDraft, Extensions = was.Extensions };
        var findings = Check(next, operation, reference).AddRange(Fixed(was, next, now));
        if (!findings.IsEmpty)
            return new(before, findings);
        var changes = RoundFields.Changes(was, next);
        return changes.IsEmpty ? new(before, []) : Done(before, next, Entry(operation, RoundAct.Edited, now, changes, reason: Given(reason)));
    }

    /// <summary>Shows the round to its members: from its opening date on, or from now on.</summary>
    /// <param name="before">The round as stored.</param>
    /// <param name="operation">Who, by which way, under which identity.</param>
    /// <param name="atOnce">Figures are taken from now on, although the opening date is ahead.</param>
    /// <param name="expectedRevision">Revision the page was made from; null if the caller does not care.</param>
    /// <param name="reference">Members and catalogue.</param>
    /// <param name="now">The moment.</param>
    public static RoundDecision Open(
        KeptRound before, Operation operation, bool atOnce, long? expectedRevision, Reference reference, DateTimeOffset now)
    {
        if (Refused(before, operation, expectedRevision, null) is { } refusal)
            return new(before, [refusal]);
        var was = before.Round;
        if (was.PhaseAt(now) != RoundPhase.Upcoming || (!was.IsDraft && !atOnce))
            return new(before, [Refusal("RoundOpenAlready")]);
        var next = was with { IsDraft = false, Opens = atOnce || was.Opens < now ? now : was.Opens };
        // The dates are held against the moment of opening, so that what opens late is not overdue from its first day.
        var findings = was.Due <= next.Opens ? [Refusal("RoundDuePassed")] : Check(next, operation, reference);
        return findings.IsEmpty ? Done(before, next, Entry(operation, RoundAct.Opened, now, RoundFields.Changes(was, next))) : new(before, findings);
    }

    /// <summary>Takes figures of one member longer than of the others, also after the round has closed.</summary>
    /// <param name="before">The round as stored.</param>
    /// <param name="operation">Who, by which way, under which identity.</param>
    /// <param name="member">ISO alpha-3 code.</param>
    /// <param name="until">Until when; later than what holds for the member now.</param>
    /// <param name="reason">Why; the member reads it.</param>
    /// <param name="expectedRevision">Revision the page was made from; null if the caller does not care.</param>
    /// <param name="now">The moment.</param>
    public static RoundDecision Extend(
        KeptRound before, Operation operation, string member, DateTimeOffset until, string? reason, long? expectedRevision, DateTimeOffset now)
    {
        if (Refused(before, operation, expectedRevision, reason) is { } refusal)
            return new(before, [refusal]);
        var was = before.Round;
        var held = was.Extensions.TryGetValue(member, out var earlier) && earlier > was.Closes ? earlier : was.Closes;
        var finding = was.PhaseAt(now) == RoundPhase.Upcoming ? Refusal("RoundOpensFirst")
            : !was.Members.Contains(member) ? Refusal("RoundInvitesNot", member)
            : until <= now || until <= held ? Refusal("RoundExtensionNotLater", Day(held > now ? held : now))
            : string.IsNullOrWhiteSpace(reason) ? Refusal("RoundReasonMissing")
            : null;
        return finding is not null ? new(before, [finding]) : Done(
            before,
            was with { Extensions = was.Extensions.SetItem(member, until) },
            Entry(
                operation, RoundAct.Extended, now,
                [new("until", was.Extensions.TryGetValue(member, out var old) ? RoundFields.Moment(old) : null, RoundFields.Moment(until))], member, Given(reason)));
    }

    /// <summary>Takes nothing any more from now on, of nobody: extensions end too.</summary>
    /// <param name="before">The round as stored.</param>
    /// <param name="operation">Who, by which way, under which identity.</param>
    /// <param name="reason">Why; null if nothing is said.</param>
    /// <param name="expectedRevision">Revision the page was made from; null if the caller does not care.</param>
    /// <param name="now">The moment.</param>
    public static RoundDecision Close(KeptRound before, Operation operation, string? reason, long? expectedRevision, DateTimeOffset now)
    {
        if (Refused(before, operation, expectedRevision, reason) is { } refusal)
            return new(before, [refusal]);
        var was = before.Round;
        var running = was.Extensions.Where(e => e.Value > now).Select(e => e.Key).ToImmutableArray();
        var finding = was.PhaseAt(now) == RoundPhase.Upcoming ? Refusal("RoundOpensFirst")
            : was.PhaseAt(now) == RoundPhase.Closed && running.IsEmpty ? Refusal("RoundClosedAlready")
            : null;
        if (finding is not null)
            return new(before, [finding]);
        var next = was with
        {
            Due = was.Due < now ? was.Due : now,
            Closes = was.Closes < now ? was.Closes : now,
            Extensions = was.Extensions.RemoveRange(running),
        };
        var changes = RoundFields.Changes(was, next).AddRange(running.Order(StringComparer.Ordinal).Select(m => new RoundChange("until", $"{m} {RoundFields.Moment(was.Extensions[m])}", null)));
        return Done(before, next, Entry(operation, RoundAct.Closed, now, changes, reason: Given(reason)));
    }

    private static ImmutableArray<Finding> Check(Round round, Operation operation, Reference reference)
    {
        var findings = RoundRules.Check(round, operation.Actor, reference);
        return new[] { round.Title.En, round.Title.Fr, round.Title.Ar }.Any(t => t.Length > LongestTitle)
            ? findings.Add(Refusal("RoundTitleTooLong"))
            : findings;
    }

    private static Finding? Refused(KeptRound before, Operation operation, long? expectedRevision, string? reason) =>
        !operation.Actor.IsSecretariat ? Refusal("NotYours")
        : expectedRevision is { } revision && revision != before.Revision ? Refusal("RoundChanged")
        : reason?.Length > LongestReason ? Refusal("RoundReasonTooLong")
        : null;

    private static ImmutableArray<Finding> Fixed(Round was, Round next, DateTimeOffset now)
    {
        if (was.IsDraft)
            return [];
        var phase = was.PhaseAt(now);
        var findings = ImmutableArray.CreateBuilder<Finding>();
        Refuse("RoundMembersStay", was.Members.Except(next.Members).Any());
        Refuse("RoundIndicatorsStay", was.Indicators.Except(next.Indicators).Any());
        if (phase == RoundPhase.Upcoming)
            return findings.ToImmutable();
        Refuse("RoundQuestionsFixed", next.Indicators.Except(was.Indicators).Any());
        Refuse("RoundOpeningFixed", next.Opens != was.Opens);
        Refuse("RoundAcceptanceFixed", next.Acceptance != was.Acceptance);
        if (phase == RoundPhase.Closed)
            Refuse("RoundClosedFixed", next.Due != was.Due || next.Closes != was.Closes || next.Members.Except(was.Members).Any());
        else
            Refuse("RoundDatesOnlyLater", next.Due < was.Due || next.Closes < was.Closes);
        return findings.ToImmutable();

        void Refuse(string rule, bool isBroken)
        {
            if (isBroken)
                findings.Add(Refusal(rule));
        }
    }

    private static RoundDecision Done(KeptRound before, Round next, RoundEntry entry) => new(before.With(next, entry), []);

    private static RoundEntry Entry(
        Operation operation, RoundAct act, DateTimeOffset now, ImmutableArray<RoundChange> changes, string? member = null, string? reason = null) =>
        new(operation.OperationId, now, operation.Actor.Id, operation.Actor.Name, operation.Channel, act, changes, member, reason);

    private static Finding Refusal(string rule, params object[] arguments) => Finding.Of(rule, Severity.Error, null, arguments);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

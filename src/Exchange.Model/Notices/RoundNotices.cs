using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;

namespace Exchange.Model.Notices;

/// <summary>What a member was last told of a round's dates.</summary>
/// <param name="Kind">Invited, opened, due or late.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("told")]
public sealed record Told([property: Id(0)] NoticeKind Kind, [property: Id(1)] DateTimeOffset At);

/// <summary>
/// What a member is told of a round's dates, and when. A reminder is a moment that has passed since the last one was sent: after a stop the
/// latest is sent and the ones before it are not, and a due date that has moved is reminded of anew.
/// </summary>
public static class RoundNotices
{
    /// <summary>Reminders go out at this hour of the day, UTC: morning or noon for all members.</summary>
    public const int Hour = 6;

    private static readonly int[] Days = [14, 3, 0];

    /// <summary>What the member is to be told now; null if nothing.</summary>
    /// <param name="round">The round.</param>
    /// <param name="submission">The member's submission.</param>
    /// <param name="told">What it was told last; null if nothing yet.</param>
    /// <param name="now">The moment.</param>
    /// <returns>The kind and, of a due date, how many days are left.</returns>
    public static (NoticeKind Kind, int DaysLeft)? Next(Round round, Submission submission, Told? told, DateTimeOffset now)
    {
        if (round.IsDraft || !round.Members.Contains(submission.Member))
            return null;
        var phase = round.PhaseFor(submission.Member, now);
        if (told is null)
            return phase switch
            {
                RoundPhase.Upcoming => (NoticeKind.Invited, 0),
                RoundPhase.Open or RoundPhase.Late => (NoticeKind.Opened, 0),
                _ => null,
            };
        if (phase is not (RoundPhase.Open or RoundPhase.Late))
            return null;
        return Moments(round, submission)
            .Where(m => told.At < m.At && m.At <= now)
            .OrderBy(m => m.At)
            .Select(m => ((NoticeKind, int)?)(m.Kind, m.Kind == NoticeKind.Due ? DaysUntil(round.DueFor(submission.Member), now) : 0))
            .LastOrDefault();
    }

    /// <summary>The notices for those who answer for the member: its focal points, and colleagues who have sections.</summary>
    /// <param name="step">What <see cref="Next"/> answered.</param>
    /// <param name="round">The round.</param>
    /// <param name="submission">The member's submission.</param>
    /// <param name="people">Everybody who has an account.</param>
    /// <param name="now">The moment.</param>
    public static IEnumerable<Addressed> Of(
        (NoticeKind Kind, int DaysLeft) step, Round round, Submission submission, IEnumerable<Actor> people, DateTimeOffset now)
    {
        var due = round.DueFor(submission.Member);
        var key = step.Kind switch
        {
            NoticeKind.Due => FormattableString.Invariant($"{round.Id}/{submission.Member}/Due-{step.DaysLeft}/{due.UtcDateTime:yyyy-MM-dd}"),
            NoticeKind.Late => FormattableString.Invariant($"{round.Id}/{submission.Member}/Late/{due.UtcDateTime:yyyy-MM-dd}"),
            _ => $"{round.Id}/{submission.Member}/{step.Kind}",
        };
        foreach (var person in people)
        {
            var part = Access.Of(submission, person).Part;
            if (part == Part.Owner || (part == Part.Deputy && step.Kind is NoticeKind.Due or NoticeKind.Late))
                yield return new(person.Id, new(key, step.Kind, part, round.Id, round.Title, submission.Member, now)
                {
                    Day = step.Kind == NoticeKind.Invited ? round.Opens : due,
                    Count = step.DaysLeft,
                });
        }
    }

    private static IEnumerable<(NoticeKind Kind, DateTimeOffset At)> Moments(Round round, Submission submission)
    {
        yield return (NoticeKind.Opened, round.Opens);
        if (submission.Status is SubmissionStatus.Submitted or SubmissionStatus.Accepted)
            yield break;
        var due = round.DueFor(submission.Member);
        foreach (var days in Days)
        {
            var morning = new DateTimeOffset(due.UtcDateTime.Date.AddDays(-days).AddHours(Hour), TimeSpan.Zero);
            if (morning < due && morning > round.Opens)
                yield return (NoticeKind.Due, morning);
        }
        if (submission.Turnaround.HandedIn is null)
            yield return (NoticeKind.Late, due);
    }

    private static int DaysUntil(DateTimeOffset due, DateTimeOffset now) => Math.Max(0, (due.UtcDateTime.Date - now.UtcDateTime.Date).Days);
}

using System.Collections.Immutable;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Model.Submissions;

namespace Exchange.Model.Tests.Notices;

/// <summary>What a member is told of a round's dates as time goes by.</summary>
public sealed class RoundNoticesTests
{
    private static readonly DateTimeOffset Opens = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = new(2026, 12, 1, 23, 59, 59, TimeSpan.Zero);

    private static readonly Round Round = new(
        "2026", LocalText.Same("2026"), ["SEN", "MLI"], [], Opens, Due, Due.AddDays(20), Acceptance.Reviewed);

    private static Submission Silent => Submission.Blank("2026", "SEN");

    [Fact]
    public void A_round_is_told_in_its_steps_each_once() => Assert.Equal(
        [
            "2026-10-25 Invited 0", "2026-11-01 Opened 0", "2026-11-17 Due 14", "2026-11-28 Due 3", "2026-12-01 Due 0", "2026-12-02 Late 0",
        ],
        Told(Round, Silent, Opens.AddDays(-7), Due.AddDays(40)));

    [Fact]
    public void After_a_stop_the_latest_step_is_told_and_those_missed_are_not() =>
        Assert.Equal((NoticeKind.Due, 2), RoundNotices.Next(Round, Silent, new(NoticeKind.Invited, Opens.AddDays(-3)), Due.AddDays(-2)));

    [Fact]
    public void A_round_that_opens_at_once_is_not_announced_first() =>
        Assert.Equal((NoticeKind.Opened, 0), RoundNotices.Next(Round, Silent, null, Opens));

    [Fact]
    public void A_draft_a_closed_round_and_a_member_not_invited_are_told_nothing()
    {
        Assert.Null(RoundNotices.Next(Round with { IsDraft = true }, Silent, null, Opens));
        Assert.Null(RoundNotices.Next(Round, Silent, null, Due.AddDays(30)));
        Assert.Null(RoundNotices.Next(Round, Submission.Blank("2026", "TUR"), null, Opens));
    }

    [Theory]
    [InlineData(SubmissionStatus.Submitted, false, "")]
    [InlineData(SubmissionStatus.Accepted, true, "")]
    [InlineData(SubmissionStatus.Draft, false, "2026-11-17 Due 14,2026-11-28 Due 3,2026-12-01 Due 0,2026-12-02 Late 0")]
    [InlineData(SubmissionStatus.Returned, true, "2026-11-17 Due 14,2026-11-28 Due 3,2026-12-01 Due 0")]
    public void Whoever_has_handed_in_is_not_reminded_unless_it_was_sent_back(SubmissionStatus status, bool handedIn, string told)
    {
        var submission = Silent with { Status = status, Turnaround = Turnaround.None with { HandedIn = handedIn ? Opens.AddDays(2) : null } };
        Assert.Equal(told, string.Join(',', Told(Round, submission, Opens, Due.AddDays(10)).Skip(1)));
    }

    [Fact]
    public void An_extension_is_reminded_of_by_its_own_date_and_only_to_its_member()
    {
        var extended = Round with { Extensions = ImmutableDictionary<string, DateTimeOffset>.Empty.Add("SEN", Due.AddDays(5)) };
        Assert.Equal((NoticeKind.Due, 3), RoundNotices.Next(extended, Silent, new(NoticeKind.Late, Due), Due.AddDays(2)));
        Assert.Null(RoundNotices.Next(extended, Submission.Blank("2026", "MLI"), new(NoticeKind.Late, Due), Due.AddDays(2)));
    }

    [Fact]
    public void Focal_points_are_told_of_the_opening_and_colleagues_with_sections_of_what_is_due()
    {
        Actor[] people =
        [
            new("f1", "Focal point", Role.FocalPoint, "SEN"), new("d1", "Colleague", Role.Deputy, "SEN"), new("d2", "Without sections", Role.Deputy, "SEN"),
            new("f2", "Of Mali", Role.FocalPoint, "MLI"), new("s1", "Secretariat", Role.Secretariat),
        ];
        var submission = Silent with { Deputies = [new("d1", "Colleague", ["coverage"])] };

        Assert.Equal(["f1"], RoundNotices.Of((NoticeKind.Opened, 0), Round, submission, people, Opens).Select(a => a.Person));
        Assert.Equal(["f1", "d1"], RoundNotices.Of((NoticeKind.Due, 3), Round, submission, people, Opens).Select(a => a.Person));
    }

    // Looks every hour, as a clock would.
    private static List<string> Told(Round round, Submission submission, DateTimeOffset from, DateTimeOffset to)
    {
        var told = new List<string>();
        Told? last = null;
        for (var now = from; now < to; now = now.AddHours(1))
            if (RoundNotices.Next(round, submission, last, now) is var (kind, days))
            {
                told.Add(FormattableString.Invariant($"{now:yyyy-MM-dd} {kind} {days}"));
                last = new(kind, now);
            }
        return told;
    }
}

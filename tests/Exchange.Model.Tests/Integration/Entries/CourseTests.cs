using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Tests.Content;
using static Exchange.Model.Tests.Integration.Entries.Desk;

namespace Exchange.Model.Tests.Integration.Entries;

public sealed class CourseTests
{
    private static readonly DateOnly Accepted = new(2026, 11, 25);

    [Fact]
    public void A_level_falls_on_the_day_after_a_verification_lapsed_and_names_the_gate()
    {
        var steps = Course.Of([First], Accepted.AddYears(2), Shipped.Rubric);

        Assert.Equal([(Accepted, StepCause.Accepted), (new DateOnly(2027, 9, 26), StepCause.VerificationLapsed)], steps.Select(s => (s.Day, s.Cause)));
        Assert.Equal(["C1", "D4"], steps[1].Change!.Gates.Select(g => g.Gate.Code));
        Assert.Contains(steps[1].Change!.Gates[0].Reasons, r => r.Kind == ChangeKind.LinkLost);
    }

    [Fact]
    public void Nothing_of_the_future_is_told() => Assert.Single(Course.Of([First], new DateOnly(2027, 9, 25), Shipped.Rubric));

    [Fact]
    public void A_later_acceptance_takes_over_and_is_compared_with_what_stood_before()
    {
        var second = First with { Number = 2, At = First.At.AddMonths(6), Entries = [.. First.Entries.Where(e => e.Entry.Key.Kind != EntryKind.Link)] };
        var steps = Course.Of([First, second], Accepted.AddYears(3), Shipped.Rubric);

        Assert.Equal([1, 2], steps.Select(s => s.Standing.Accepted.Number));
        Assert.False(steps[1].Change!.After["C1"].Met is true);
        Assert.Equal(1, Course.InForce([First, second], Accepted.AddMonths(5))!.Number);
        Assert.Equal(2, Course.InForce([First, second], Accepted.AddMonths(7))!.Number);
        Assert.Null(Course.InForce([First, second], Accepted.AddDays(-1)));
    }

    [Fact]
    public void The_day_itself_counts_and_a_lapse_on_the_eve_of_a_later_acceptance_is_told()
    {
        var lapse = new DateOnly(2027, 9, 26);
        AcceptedInventory At(DateOnly day) => First with { Number = 2, At = new(day, new TimeOnly(9, 0), TimeSpan.Zero) };

        Assert.Single(Course.Of([First], Accepted, Shipped.Rubric));
        Assert.Empty(Course.Of([First], Accepted.AddDays(-1), Shipped.Rubric));
        Assert.Equal([StepCause.Accepted, StepCause.VerificationLapsed, StepCause.Accepted], Course.Of([First, At(lapse.AddDays(1))], lapse.AddDays(1), Shipped.Rubric).Select(s => s.Cause));
        Assert.Equal([StepCause.Accepted, StepCause.Accepted], Course.Of([First, At(lapse)], lapse, Shipped.Rubric).Select(s => s.Cause));
        Assert.Equal(2, Course.InForce([First, At(lapse)], lapse)!.Number);
        Assert.Equal((2, 1), (Course.InForce([First, At(lapse)], At(lapse).At)!.Number, Course.InForce([First, At(lapse)], At(lapse).At.AddTicks(-1))!.Number));
    }

    private static AcceptedInventory First { get; } = new(
        "SEN", 1, new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero), Accepted,
        [.. Small.Select(e => new AcceptedEntry(e, new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero), e.OwnGrade))]);
}

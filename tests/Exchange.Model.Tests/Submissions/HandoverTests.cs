using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;

namespace Exchange.Model.Tests.Submissions;

/// <summary>What somebody finds who takes a submission over.</summary>
public sealed class HandoverTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly CellKey First = new(Case.AllCov, 2024);
    private static readonly CellKey Later = new(Case.Cov, 2024);
    private static readonly Actor Reader = new("f9", "New focal point", Role.FocalPoint, "SEN");

    [Fact]
    public void Nothing_done_leaves_nothing_open() => Assert.True(Handover.Of(Submission.Blank("2026", "SEN"), [], Reader).NothingOpen);

    [Fact]
    public void What_was_sent_back_what_was_typed_and_what_others_were_asked_stand_apart_in_the_order_of_their_keys()
    {
        var (first, later, third) = (Cell.Typed(First, "20"), Cell.Typed(Later, "30"), Cell.Typed(new(Case.Q1, 2024), "40"));
        var submission = Submission.Blank("2026", "SEN") with
        {
            Cells = ImmutableDictionary<string, Cell>.Empty.SetItems([Pair(later), Pair(first), Pair(third)]),
            Reopened = ImmutableDictionary<string, ReturnedCell>.Empty.Add(third.Key.ToString(), new("Which?", Start, "Secretariat", third)),
            Verifications = ImmutableDictionary<string, Verification>.Empty
                .Add(Later.ToString(), new("MLI", "Focal point", Start, later)).Add(First.ToString(), new("MLI", "Focal point", Start, first) { Confirmed = false }),
        };
        var found = Handover.Of(submission, [], Reader);

        Assert.Equal([third.Key], found.SentBack.Select(s => s.Key));
        Assert.Equal([First, Later], found.Drafts);
        Assert.Equal([Later], found.Asked.Select(a => a.Key));
        Assert.False(found.NothingOpen);
        Assert.All(
            [submission with { Cells = submission.Cells.Clear(), Verifications = submission.Verifications.Clear() }, submission with { Reopened = submission.Reopened.Clear(), Verifications = submission.Verifications.Clear() },
                submission with { Reopened = submission.Reopened.Clear(), Cells = submission.Cells.Clear() }],
            one => Assert.False(Handover.Of(one, [], Reader).NothingOpen));
    }

    [Fact]
    public void The_latest_decisions_come_first_and_no_more_than_eight_of_them()
    {
        HistoryKind[] decisions = [HistoryKind.Accepted, HistoryKind.FirstReview, HistoryKind.Returned, HistoryKind.Verified];
        ImmutableArray<HistoryEntry> entries = [.. Enumerable.Range(0, 12).Select(i => Entry(decisions[i % 4], i)), .. Enum.GetValues<HistoryKind>().Except(decisions).Select((k, i) => Entry(k, 20 + i))];
        var found = Handover.Of(Submission.Blank("2026", "SEN"), entries, Reader).Decisions;

        Assert.Equal(Enumerable.Range(4, 8).Reverse().Select(i => Start.AddHours(i)), found.Select(e => e.At));
    }

    [Fact]
    public void A_talk_is_open_until_its_figure_is_accepted_and_the_latest_word_comes_first()
    {
        ImmutableArray<HistoryEntry> entries =
        [
            Entry(HistoryKind.Commented, 1) with { About = First }, Entry(HistoryKind.Commented, 2) with { About = Later },
            Entry(HistoryKind.Commented, 3) with { About = First }, Entry(HistoryKind.Commented, 4) with { About = new CellKey(Case.Q1, 2024) },
            Entry(HistoryKind.Accepted, 5) with { Published = [new(Case.Q1, 2024)] }, Entry(HistoryKind.Saved, 6) with { About = Later },
        ];
        var found = Handover.Of(Submission.Blank("2026", "SEN"), entries, Reader);

        Assert.Equal([(First, 2, Start.AddHours(3)), (Later, 1, Start.AddHours(2))], found.Threads.Select(t => (t.Key, t.Remarks, t.Last.At)));
        Assert.False(found.NothingOpen);
    }

    [Theory]
    [InlineData(HistoryKind.Saved, true), InlineData(HistoryKind.Submitted, true), InlineData(HistoryKind.Withdrawn, true), InlineData(HistoryKind.Delegated, true)]
    [InlineData(HistoryKind.Accepted, false), InlineData(HistoryKind.Returned, false), InlineData(HistoryKind.Commented, false)]
    public void Who_worked_on_it_before_is_named_to_whoever_has_done_nothing_yet(HistoryKind kind, bool named)
    {
        ImmutableArray<HistoryEntry> entries = [Entry(HistoryKind.Saved, 1) with { ActorName = "Somebody earlier" }, Entry(kind, 2)];

        Assert.Equal(named ? "Focal point" : "Somebody earlier", Handover.Predecessor(entries, Reader)!.ActorName);
        Assert.Null(Handover.Predecessor(entries.Add(Entry(HistoryKind.Commented, 3) with { ActorId = Reader.Id }), Reader));
        Assert.Null(Handover.Predecessor([], Reader));
    }

    private static KeyValuePair<string, Cell> Pair(Cell cell) => new(cell.Key.ToString(), cell);

    private static HistoryEntry Entry(HistoryKind kind, int hours) => new(
        $"operation-{hours}", Start.AddHours(hours), "f1", "Focal point", Channel.Web, kind, [], null, new(true, SubmissionStatus.Draft, hours, []));
}

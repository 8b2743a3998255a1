using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Model.Tests.Submissions;

/// <summary>
/// Histories are sealed for good: what a release has stored must be found in order by every later one. The seals stand here as they were first
/// made, so that a changed name, order or form of what is sealed is seen.
/// </summary>
public sealed class SealTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 9, 30, 15, TimeSpan.FromHours(3));
    private static readonly CellKey Key = new(Case.Cov, 2024);

    private static readonly Cell Full = new(Key, "24.1", 24.1, "Survey", "Checked")
    {
        Kind = AnswerKind.NotAvailable, Stance = Stance.Contests, Method = "Count", Evidence = [new(EvidenceKind.Link, "https://example.org/survey", "Survey")],
    };

    private static readonly HistoryEntry Entry = new(
        "operation-1", At, "f1", "Focal point", Channel.Api, HistoryKind.Returned, [new(Key, "20", "24.1", Full), new(Key, "24.1", null)], "Which survey?",
        new(true, SubmissionStatus.Returned, 3, []))
    {
        About = Key, Whom = "MLI", Confirmed = true, Returned = [new(Key, "Which survey?")], Published = [Key],
    };

    private static readonly RoundEntry Round = new(
        "operation-2", At, "s1", "Secretariat", Channel.Web, RoundAct.Extended, [new("until", null, "2027-01-01T00:00:00Z"), new("members", "MLI", null)], "SEN", "Late survey");

    [Fact]
    public void A_history_begins_with_its_round_and_member() => Assert.Equal("ba3234937e069028a8c3633accbcea83770081cb1333a1b706608899133a85e1", HistoryChain.Beginning("2026", "SEN"));

    [Fact]
    public void A_full_entry_is_sealed_as_it_always_was() => Assert.Equal("e7b5b5115f7464f4163da2ec5aab734020b20d75e9aa6cc6b8c97141c8fc5725", HistoryChain.Link("previous", Entry).Hash);

    [Fact]
    public void An_entry_that_says_little_is_sealed_as_it_always_was() => Assert.Equal(
        "8b68a2c32850e401fc891eca8c42208e6c79eb99ee4c1e743a7b3b81fea1c3e0", HistoryChain.Link("previous", Entry with { Changes = default, About = null, Whom = null, Confirmed = null, Reason = null, Returned = default, Published = default }).Hash);

    [Fact]
    public void A_rounds_history_begins_with_its_name() => Assert.Equal(("round:2026", "38c243ee7b361a67c1640736aaf32f811e43731dcbecb2b930f6e90668ef39c6"), (RoundChain.Name("2026"), RoundChain.Beginning("2026")));

    [Fact]
    public void An_entry_of_a_round_is_sealed_as_it_always_was() => Assert.Equal("45221ba65c6ef11491359cf89d44cf089a363fa548af07d1689d40e93092f70d", RoundChain.Link("previous", Round).Hash);

    [Fact]
    public void Nothing_that_an_entry_says_can_be_changed_unseen()
    {
        var kept = HistoryChain.Link("previous", Entry);
        HistoryEntry[] changed =
        [
            kept with { OperationId = "operation-9" }, kept with { At = At.AddTicks(1) }, kept with { ActorId = "f2" }, kept with { ActorName = "Somebody" }, kept with { Channel = Channel.Web },
            kept with { Kind = HistoryKind.Saved }, kept with { Reason = "Which" }, kept with { About = new CellKey(Case.Cov, 2023) }, kept with { Whom = "TUR" }, kept with { Confirmed = false },
            kept with { Returned = [new(Key, "Which?")] }, kept with { Published = [] }, kept with { Changes = [kept.Changes[0]] },
            .. new[]
            {
                Full with { Value = 24.2 }, Full with { Source = null }, Full with { Note = "Seen" }, Full with { Method = null }, Full with { Kind = AnswerKind.NotApplicable },
                Full with { Stance = Stance.Replaces }, Full with { Evidence = default }, Full with { Evidence = [Full.Evidence[0] with { Name = "Other" }] },
            }.Select(cell => kept with { Changes = kept.Changes.SetItem(0, kept.Changes[0] with { Cell = cell }) }),
        ];

        Assert.Null(HistoryChain.FirstUnfit("previous", [kept]));
        Assert.All(changed, entry => Assert.Equal(0, HistoryChain.FirstUnfit("previous", [entry])));
        Assert.Equal(1, HistoryChain.FirstUnfit("previous", [kept, kept]));
        Assert.Null(HistoryChain.FirstUnfit("previous", [kept, HistoryChain.Link(kept.Hash, Entry)]));
    }
}

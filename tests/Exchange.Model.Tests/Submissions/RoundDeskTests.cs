using System.Collections.Immutable;
using CsCheck;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Submissions;

/// <summary>What may be done to a round when, by whom; and that what members were asked is never taken away from them.</summary>
public sealed class RoundDeskTests
{
    private const string Coverage = "per_sa_allsa.cov_pop_tot";
    private const string Adequacy = "per_sa_allsa.adq_pop_tot";

    private static readonly Reference Reference = Shipped.Reference;
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Actor Secretariat = new("s1", "Secretariat", Role.Secretariat);
    private static readonly Actor Senegal = new("f1", "Focal point", Role.FocalPoint, "SEN");

    private static readonly Round Plain = new(
        "2026", new("Round", "Cycle", "جولة"), ["SEN", "MLI"], [Coverage], Start.AddDays(10), Start.AddDays(40), Start.AddDays(60), Acceptance.Reviewed);

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 20], Gen.Int[0, 9], Gen.Int[0, 90], Gen.Bool, Gen.Int[0, 7],
        (command, days, actor, date, flag, stale) => new Step(command, days, actor == 0 ? Senegal : Secretariat, date, flag, stale == 0));

    private sealed record Step(int Command, int DaysLater, Actor Actor, int Date, bool Flag, bool Stale);

    // As of submissions, where the tests themselves are tried.
    private static readonly int Lives = Environment.GetEnvironmentVariable("MUTATED_ROOM") is null ? 5_000 : 60;

    [Fact]
    public void Every_life_of_a_round_takes_nothing_away_from_its_members() => Steps.List[1, 25].Sample(Live, iter: Lives);

    [Fact]
    public void Only_the_secretariat_does_anything_to_a_round()
    {
        var kept = Made(Plain);
        RoundDecision[] refused =
        [
            RoundDesk.Make(By(Senegal), Plain, [], Reference, Start),
            RoundDesk.Edit(kept, By(Senegal), Plain, null, null, Reference, Start),
            RoundDesk.Open(kept, By(Senegal), true, null, Reference, Start),
            RoundDesk.Extend(kept, By(Senegal), "SEN", Start.AddDays(70), "Late survey", null, Start.AddDays(20)),
            RoundDesk.Close(kept, By(Senegal), null, null, Start.AddDays(20)),
        ];
        Assert.All(refused, d => Assert.Equal("NotYours", d.Findings[0].Rule));
    }

    [Fact]
    public void A_draft_may_be_incomplete_and_is_opened_only_when_it_is_not()
    {
        var draft = Made(Plain with { IsDraft = true, Members = [], Indicators = [] });
        var refused = RoundDesk.Open(draft, By(Secretariat), false, null, Reference, Start);
        var opened = RoundDesk.Open(Edited(draft, Plain), By(Secretariat), false, null, Reference, Start);

        Assert.Equal(["RoundAsksNobody", "RoundAsksNothing"], refused.Findings.Select(f => f.Rule));
        Assert.Equal(RoundPhase.Upcoming, opened.Next!.Round.PhaseAt(Start));
        Assert.Equal(RoundPhase.Open, opened.Next.Round.PhaseAt(Plain.Opens));
    }

    [Fact]
    public void A_round_shown_before_its_opening_can_be_opened_at_once()
    {
        var opened = RoundDesk.Open(Made(Plain), By(Secretariat), true, 1, Reference, Start);
        Assert.Equal((RoundPhase.Open, Start), (opened.Next!.Round.PhaseAt(Start), opened.Next.Round.Opens));
    }

    [Fact]
    public void A_draft_whose_due_date_has_passed_is_not_opened() => Assert.Equal(
        "RoundDuePassed",
        RoundDesk.Open(Made(Plain with { IsDraft = true }), By(Secretariat), false, null, Reference, Plain.Due).Findings.Single().Rule);

    [Theory]
    [InlineData("members", "RoundMembersStay")]
    [InlineData("indicators", "RoundIndicatorsStay")]
    [InlineData("questions", "RoundQuestionsFixed")]
    [InlineData("opens", "RoundOpeningFixed")]
    [InlineData("acceptance", "RoundAcceptanceFixed")]
    [InlineData("due", "RoundDatesOnlyLater")]
    [InlineData("closes", "RoundDatesOnlyLater")]
    public void What_an_open_round_asked_stays(string what, string rule)
    {
        var wanted = what switch
        {
            "members" => Plain with { Members = ["SEN", "TUR"] },
            "indicators" => Plain with { Indicators = [Adequacy] },
            "questions" => Plain with { Indicators = [Coverage, Adequacy] },
            "opens" => Plain with { Opens = Plain.Opens.AddDays(1) },
            "acceptance" => Plain with { Acceptance = Acceptance.Automatic },
            "due" => Plain with { Due = Plain.Due.AddDays(-1) },
            _ => Plain with { Closes = Plain.Closes.AddDays(-1) },
        };
        var kept = Made(Plain);
        var decision = RoundDesk.Edit(kept, By(Secretariat), wanted, null, null, Reference, Plain.Opens);

        Assert.Contains(rule, decision.Findings.Select(f => f.Rule));
        Assert.Same(kept, decision.Next);
    }

    [Fact]
    public void An_open_round_takes_a_new_title_later_dates_and_more_members_and_its_history_says_which()
    {
        var wanted = Plain with { Title = new("Round 2", "Cycle", "جولة"), Due = Plain.Due.AddDays(5), Members = ["SEN", "MLI", "TUR"] };
        var decision = RoundDesk.Edit(Made(Plain), By(Secretariat), wanted, "Turkey asked to join", 1, Reference, Plain.Opens);
        var entry = decision.Next!.History[^1];

        Assert.Empty(decision.Findings);
        Assert.Equal(["title.en", "members", "due"], entry.Changes.Select(c => c.Field));
        Assert.Equal(new RoundChange("members", null, "TUR"), entry.Changes[1]);
        Assert.Equal((RoundAct.Edited, "Secretariat", "Turkey asked to join"), (entry.Act, entry.ActorName, entry.Reason));
    }

    [Fact]
    public void A_closed_round_changes_nothing_but_its_title()
    {
        var closed = Made(Plain);
        Assert.Equal("RoundClosedFixed", RoundDesk.Edit(
            closed, By(Secretariat), Plain with { Closes = Plain.Closes.AddDays(30) }, null, null, Reference, Plain.Closes).Findings.Single().Rule);
        Assert.Empty(RoundDesk.Edit(closed, By(Secretariat), Plain with { Title = LocalText.Same("Renamed") }, null, null, Reference, Plain.Closes).Findings);
    }

    [Fact]
    public void An_extension_holds_for_its_member_alone_also_after_the_round_has_closed()
    {
        var now = Plain.Closes.AddDays(1);
        var until = now.AddDays(10);
        var extended = RoundDesk.Extend(Made(Plain), By(Secretariat), "SEN", until, "Late survey", null, now).Next!.Round;

        Assert.Equal(RoundPhase.Open, extended.PhaseFor("SEN", now));
        Assert.Equal(RoundPhase.Closed, extended.PhaseFor("SEN", until));
        Assert.Equal(RoundPhase.Closed, extended.PhaseFor("MLI", now));
    }

    [Theory]
    [InlineData("TUR", 70, "Late survey", "RoundInvitesNot")]
    [InlineData("SEN", 50, "Late survey", "RoundExtensionNotLater")]
    [InlineData("SEN", 70, " ", "RoundReasonMissing")]
    public void An_extension_needs_an_invited_member_a_later_day_and_a_reason(string member, int days, string reason, string rule) => Assert.Equal(
        rule, RoundDesk.Extend(Made(Plain), By(Secretariat), member, Start.AddDays(days), reason, null, Start.AddDays(20)).Findings.Single().Rule);

    [Fact]
    public void Closing_ends_the_extensions_too()
    {
        var extended = RoundDesk.Extend(Made(Plain), By(Secretariat), "SEN", Start.AddDays(90), "Late survey", null, Start.AddDays(20)).Next!;
        var now = Start.AddDays(30);
        var closed = RoundDesk.Close(extended, By(Secretariat), "Enough", 2, now).Next!;

        Assert.All(["SEN", "MLI"], m => Assert.Equal(RoundPhase.Closed, closed.Round.PhaseFor(m, now)));
        Assert.Equal("RoundClosedAlready", RoundDesk.Close(closed, By(Secretariat), null, null, now).Findings.Single().Rule);
    }

    [Fact]
    public void The_history_of_a_round_says_all_of_it_and_binds_it()
    {
        var closed = RoundDesk.Close(Made(Plain), By(Secretariat), "Enough", null, Start.AddDays(20)).Next!;
        var history = closed.History.SetItem(0, closed.History[0] with { ActorName = "Somebody else" });

        Assert.Equal(0, RoundChain.FirstUnfit(RoundChain.Beginning("2026"), history));
        Assert.Equal("members/TUR", RoundChain.FirstDifference(closed.Round with { Members = ["SEN", "MLI", "TUR"] }, closed.History));
        Assert.Equal("until/SEN", RoundChain.FirstDifference(closed.Round with { Extensions = closed.Round.Extensions.Add("SEN", Start) }, closed.History));
        Assert.Equal("trial", RoundChain.FirstDifference(closed.Round with { Trial = true }, closed.History));
    }

    [Fact]
    public void Who_has_read_an_older_state_overwrites_nothing() => Assert.Equal(
        "RoundChanged", RoundDesk.Close(Made(Plain), By(Secretariat), null, 0, Start.AddDays(20)).Findings.Single().Rule);

    [Theory]
    [InlineData(SubmissionStatus.NotStarted, 39, false)]
    [InlineData(SubmissionStatus.NotStarted, 41, true)]
    [InlineData(SubmissionStatus.Draft, 61, true)]
    [InlineData(SubmissionStatus.Submitted, 61, false)]
    public void Late_is_who_has_never_handed_in_after_due(SubmissionStatus status, int days, bool isLate)
    {
        var turnaround = Turnaround.None.Move(SubmissionStatus.Draft, Plain.Opens).Move(status, Plain.Opens.AddDays(2));
        var progress = new RoundProgress("SEN", status, 1, 0, 1, 0, 0, turnaround, null);
        Assert.Equal(isLate, progress.IsLate(Plain, Start.AddDays(days)));
    }

    [Fact]
    public void Days_count_for_the_side_that_has_it()
    {
        var opens = Plain.Opens;
        var turnaround = Turnaround.None.Move(SubmissionStatus.Draft, opens).Move(SubmissionStatus.Submitted, opens.AddDays(4))
            .Move(SubmissionStatus.Returned, opens.AddDays(7));
        var progress = new RoundProgress("SEN", SubmissionStatus.Returned, 3, 1, 1, 0, 0, turnaround, null);
        var now = opens.AddDays(9);

        Assert.Equal((2, 6, 3), (progress.DaysInHands(Plain, now), progress.DaysByMember(now), progress.DaysBySecretariat(now)));
    }

    [Fact]
    public void A_round_has_a_name_that_no_other_has_and_a_title_of_two_hundred_characters_at_most()
    {
        Assert.Equal(("RoundExists", "2026"), RoundDesk.Make(By(Secretariat), Plain, [Made(Plain)], Reference, Start).Findings.Select(f => (f.Rule, f.Arguments[0])).Single());
        Assert.Empty(RoundDesk.Make(By(Secretariat), Plain with { Id = "2027" }, [Made(Plain)], Reference, Start).Findings);
        Assert.Empty(RoundDesk.Make(By(Secretariat), Plain with { Title = LocalText.Same(new string('t', 200)) }, [], Reference, Start).Findings);
        LocalText[] longer = [Plain.Title with { En = new string('t', 201) }, Plain.Title with { Fr = new string('t', 201) }, Plain.Title with { Ar = new string('t', 201) }];
        Assert.All(longer, title => Assert.Equal("RoundTitleTooLong", RoundDesk.Make(By(Secretariat), Plain with { Title = title }, [], Reference, Start).Findings.Single().Rule));
        var kept = Made(Plain);
        Assert.Null(RoundDesk.Close(kept, By(Secretariat), new string('r', 2_000), null, Plain.Due).Findings.FirstOrDefault());
        Assert.Equal("RoundReasonTooLong", RoundDesk.Close(kept, By(Secretariat), new string('r', 2_001), null, Plain.Due).Findings.Single().Rule);
    }

    [Fact]
    public void What_stays_as_it_was_is_no_edit_and_a_date_may_stay()
    {
        var kept = Made(Plain);
        Assert.Same(kept, RoundDesk.Edit(kept, By(Secretariat), Plain, null, null, Reference, Plain.Opens).Next);
        Assert.Empty(RoundDesk.Edit(kept, By(Secretariat), Plain with { Closes = Plain.Closes.AddDays(1) }, " ", null, Reference, Plain.Opens).Findings);
        Assert.Null(RoundDesk.Edit(kept, By(Secretariat), Plain with { Closes = Plain.Closes.AddDays(1) }, " ", null, Reference, Plain.Opens).Next!.History[^1].Reason);
    }

    [Fact]
    public void A_round_is_opened_once_and_not_before_its_day_unless_at_once()
    {
        Assert.Equal("RoundOpenAlready", RoundDesk.Open(Made(Plain), By(Secretariat), false, null, Reference, Start).Findings.Single().Rule);
        Assert.Equal("RoundOpenAlready", RoundDesk.Open(Made(Plain), By(Secretariat), true, null, Reference, Plain.Opens).Findings.Single().Rule);
        var draft = Made(Plain with { IsDraft = true });
        Assert.Equal(Plain.Opens, RoundDesk.Open(draft, By(Secretariat), false, null, Reference, Start).Next!.Round.Opens);
        // What should have opened already opens now.
        Assert.Equal(Plain.Opens.AddDays(2), RoundDesk.Open(draft, By(Secretariat), false, null, Reference, Plain.Opens.AddDays(2)).Next!.Round.Opens);
        Assert.Equal("RoundDuePassed", RoundDesk.Open(draft, By(Secretariat), false, null, Reference, Plain.Due).Findings.Single().Rule);
    }

    [Fact]
    public void Nothing_is_extended_or_closed_before_it_has_opened_and_an_extension_is_longer_than_what_was_given()
    {
        var kept = Made(Plain);
        Assert.Equal("RoundOpensFirst", RoundDesk.Extend(kept, By(Secretariat), "SEN", Plain.Closes.AddDays(9), "Late", null, Start).Findings.Single().Rule);
        Assert.Equal("RoundOpensFirst", RoundDesk.Close(kept, By(Secretariat), null, null, Start).Findings.Single().Rule);
        var once = RoundDesk.Extend(kept, By(Secretariat), "SEN", Plain.Closes.AddDays(9), " Late ", null, Plain.Opens).Next!;
        Assert.Equal(("Late", "SEN", new RoundChange("until", null, "2027-01-09T00:00:00Z")), (once.History[^1].Reason, once.History[^1].Member, once.History[^1].Changes.Single()));
        Assert.Equal(("RoundExtensionNotLater", "2027-01-09"), Told(RoundDesk.Extend(once, By(Secretariat), "SEN", Plain.Closes.AddDays(9), "Late", null, Plain.Opens)));
        Assert.Equal(new RoundChange("until", "2027-01-09T00:00:00Z", "2027-01-10T00:00:00Z"), RoundDesk.Extend(once, By(Secretariat), "SEN", Plain.Closes.AddDays(10), "Late", null, Plain.Opens).Next!.History[^1].Changes.Single());
        Assert.Equal(("RoundExtensionNotLater", "2026-12-31"), Told(RoundDesk.Extend(kept, By(Secretariat), "SEN", Plain.Closes, "Late", null, Plain.Opens)));
        Assert.Equal(("RoundExtensionNotLater", "2027-01-05"), Told(RoundDesk.Extend(kept, By(Secretariat), "SEN", Plain.Closes.AddDays(5), "Late", null, Plain.Closes.AddDays(5))));
        Assert.Equal("RoundChanged", Told(RoundDesk.Extend(once, By(Secretariat), "SEN", Plain.Closes.AddDays(20), "Late", 1, Plain.Opens)).Rule);
    }

    [Fact]
    public void Closing_sets_no_date_later_and_tells_the_extensions_that_it_ended_in_order()
    {
        var now = Plain.Closes.AddDays(1);
        var extended = Made(Plain);
        foreach (var (member, days) in new[] { ("SEN", 20), ("MLI", 10) })
            extended = RoundDesk.Extend(extended, By(Secretariat), member, Plain.Closes.AddDays(days), "Late", null, Plain.Opens).Next!;
        var closed = RoundDesk.Close(extended, By(Secretariat), null, null, now).Next!;
        Assert.Equal((Plain.Due, Plain.Closes, true), (closed.Round.Due, closed.Round.Closes, closed.Round.Extensions.IsEmpty));
        Assert.Equal([new("until", "MLI 2027-01-10T00:00:00Z", null), new("until", "SEN 2027-01-20T00:00:00Z", null)], closed.History[^1].Changes.ToArray());
        Assert.Null(RoundChain.FirstDifference(closed.Round, closed.History));
        var early = RoundDesk.Close(Made(Plain), By(Secretariat), " Enough ", null, Plain.Opens.AddDays(1)).Next!;
        Assert.Equal((Plain.Opens.AddDays(1), Plain.Opens.AddDays(1), "Enough"), (early.Round.Due, early.Round.Closes, early.History[^1].Reason));
        Assert.Equal("RoundClosedAlready", Told(RoundDesk.Close(Made(Plain), By(Secretariat), null, null, Plain.Closes)).Rule);
        Assert.Equal("RoundClosedAlready", Told(RoundDesk.Close(RoundDesk.Extend(Made(Plain), By(Secretariat), "SEN", now, "Late", null, Plain.Opens).Next!, By(Secretariat), null, null, now)).Rule);
    }

    [Fact]
    public void A_history_says_every_field_of_a_round_and_a_difference_in_any_is_found()
    {
        var kept = Made(Plain with { IsDraft = true, Acceptance = Acceptance.Automatic, Indicators = [Coverage, Adequacy] });
        Assert.Equal(
            [
                "title.en  Round", "title.fr  Cycle", "title.ar  جولة", "members  SEN, MLI", $"indicators  {Coverage}, {Adequacy}",
                "opens  2026-11-11T00:00:00Z", "due  2026-12-11T00:00:00Z", "closes  2026-12-31T00:00:00Z", "acceptance  Automatic", "draft  yes",
            ],
            kept.History[0].Changes.Select(c => $"{c.Field} {c.From} {c.To}"));
        var round = kept.Round;
        (string Field, Round Other)[] others =
        [
            ("title.en", round with { Title = round.Title with { En = "x" } }), ("title.fr", round with { Title = round.Title with { Fr = "x" } }), ("title.ar", round with { Title = round.Title with { Ar = "x" } }),
            ("members/MLI", round with { Members = ["SEN"] }), ($"indicators/{Adequacy}", round with { Indicators = [Coverage] }), ("opens", round with { Opens = Start }), ("due", round with { Due = Start }),
            ("closes", round with { Closes = Start }), ("acceptance", round with { Acceptance = Acceptance.Reviewed }), ("draft", round with { IsDraft = false }), ("trial", round with { Trial = true }),
        ];
        Assert.Null(RoundChain.FirstDifference(round, kept.History));
        Assert.All(others, other => Assert.Equal(other.Field, RoundChain.FirstDifference(other.Other, kept.History)));
        // Of several the first by name.
        Assert.Equal("acceptance", RoundChain.FirstDifference(round with { Trial = true, Acceptance = Acceptance.Reviewed }, kept.History));
        var edited = RoundDesk.Edit(kept, By(Secretariat), round with { Indicators = [Coverage], Members = ["SEN", "TUR"], Title = round.Title with { Ar = "دورة" } }, null, null, Reference, Start).Next!;
        Assert.Equal(["title.ar جولة دورة", "members MLI TUR", $"indicators {Adequacy} "], edited.History[^1].Changes.Select(c => $"{c.Field} {c.From} {c.To}"));
        Assert.Null(RoundChain.FirstDifference(edited.Round, edited.History));
    }

    private static (string Rule, string? Argument) Told(RoundDecision decision) => (decision.Findings.Single().Rule, decision.Findings.Single().Arguments.FirstOrDefault());

    private static void Live(List<Step> steps)
    {
        var kept = Made(Plain with { IsDraft = true });
        var now = Start;
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            now = now.AddDays(step.DaysLater);
            var before = kept;
            var decision = Take(before, step, i, now);
            kept = decision.Next!;

            if (!decision.Findings.IsEmpty)
                Assert.Same(before, kept);
            if (ReferenceEquals(before, kept))
                continue;
            Assert.Same(Secretariat, step.Actor);
            Assert.False(step.Stale);
            Assert.Equal(before.Revision + 1, kept.Revision);
            Assert.Equal(($"{i}", now), (kept.History[^1].OperationId, kept.History[^1].At));
            Assert.True(kept.Round.Opens <= kept.Round.Closes);
            Assert.Null(RoundChain.FirstUnfit(RoundChain.Beginning(kept.Round.Id), kept.History));
            Assert.Null(RoundChain.FirstDifference(kept.Round, kept.History));
            if (before.Round.IsDraft)
                continue;
            Assert.False(kept.Round.IsDraft);
            Assert.Empty(before.Round.Members.Except(kept.Round.Members));
            Assert.Empty(before.Round.Indicators.Except(kept.Round.Indicators));
            // A day once given is taken back only by closing the round for everybody.
            if (before.Round.PhaseAt(now) != RoundPhase.Upcoming && kept.History[^1].Act != RoundAct.Closed)
                Assert.All(kept.Round.Members.Intersect(before.Round.Members), m => Assert.True(End(kept.Round, m) >= End(before.Round, m)));
        }
    }

    private static RoundDecision Take(KeptRound kept, Step step, int number, DateTimeOffset now)
    {
        var operation = new Operation($"{number}", step.Actor, Channel.Web);
        var revision = step.Stale ? kept.Revision - 1 : kept.Revision;
        return step.Command switch
        {
            0 => RoundDesk.Edit(kept, operation, Wanted(kept.Round, step), null, revision, Reference, now),
            1 => RoundDesk.Open(kept, operation, step.Flag, revision, Reference, now),
            2 => RoundDesk.Extend(kept, operation, step.Flag ? "SEN" : "TUR", Start.AddDays(step.Date), "Late survey", revision, now),
            _ => RoundDesk.Close(kept, operation, null, revision, now),
        };
    }

    private static Round Wanted(Round round, Step step) => (step.Date % 6) switch
    {
        0 => round with { Members = step.Flag ? round.Members.Add("TUR").Distinct().ToImmutableArray() : ["SEN"] },
        1 => round with { Indicators = step.Flag ? [Coverage, Adequacy] : [Coverage] },
        2 => round with { Due = round.Due.AddDays(step.Flag ? 3 : -3) },
        3 => round with { Closes = round.Closes.AddDays(step.Flag ? 5 : -5) },
        4 => round with { Opens = round.Opens.AddDays(step.Flag ? 2 : -2) },
        _ => round with { Title = LocalText.Same($"Round {step.Date}") },
    };

    private static DateTimeOffset End(Round round, string member) =>
        round.Extensions.TryGetValue(member, out var until) && until > round.Closes ? until : round.Closes;

    private static KeptRound Made(Round round) => RoundDesk.Make(By(Secretariat), round, [], Reference, Start).Next!;

    private static KeptRound Edited(KeptRound kept, Round wanted) => RoundDesk.Edit(kept, By(Secretariat), wanted, null, null, Reference, Start).Next!;

    private static Operation By(Actor actor) => new(Guid.NewGuid().ToString("N"), actor, Channel.Web);
}

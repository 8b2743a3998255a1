using System.Collections.Immutable;
using CsCheck;
using Exchange.Model.Alerts;
using Exchange.Model.Indicators;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.People;
using Exchange.Model.Tests.Content;
using Exchange.Model.Tests.Integration;

namespace Exchange.Model.Tests.Alerts;

/// <summary>What the rules see, now and in the past, and the life of an alert.</summary>
public sealed class AlertTests
{
    private const string Coverage = "per_sa_allsa.cov_pop_tot";

    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Secretariat = new("s1", "Secretariat", Role.Secretariat);
    private static readonly AlertRule Low = new("rule-1", AlertKind.Threshold, Coverage, true, 10, 0, AlertSeverity.Warning, LocalText.Same("Monitoring unit"), LocalText.Same("Ask the focal point"));

    [Theory]
    [InlineData(true, 9.9, true)]
    [InlineData(true, 10, false)]
    [InlineData(false, 10.1, true)]
    [InlineData(false, 10, false)]
    public void A_threshold_is_met_beyond_the_limit_by_the_latest_figure(bool below, double latest, bool met) =>
        Assert.Equal(met, !Watch.See(Low with { Below = below }, Facts((2020, 10), (2021, latest))).IsEmpty);

    [Theory]
    [InlineData(100, 150, true)]
    [InlineData(100, 50, true)]
    [InlineData(100, 149, false)]
    [InlineData(0, 1, true)]
    [InlineData(0, 0, false)]
    [InlineData(-10, -16, true)]
    public void A_jump_is_measured_against_the_figure_before(double before, double latest, bool met) =>
        Assert.Equal(met, !Watch.See(Low with { Kind = AlertKind.Jump, Limit = 50 }, Facts((2018, before), (2021, latest))).IsEmpty);

    [Fact]
    public void A_trend_worsens_so_many_times_in_a_row_in_the_direction_of_its_indicator()
    {
        // More coverage is better: it worsens when it falls.
        var rule = Low with { Kind = AlertKind.Trend, Span = 3 };
        Assert.Equal(["2021", "17", "20", "2018"], Assert.Single(Watch.See(rule, Facts((2018, 20), (2019, 19), (2020, 18), (2021, 17)))).Arguments);
        Assert.Empty(Watch.See(rule, Facts((2018, 20), (2019, 19), (2020, 19), (2021, 17))));
        Assert.Empty(Watch.See(rule, Facts((2019, 19), (2020, 18), (2021, 17))));
        Assert.Empty(Watch.See(rule, Facts((2018, 17), (2019, 18), (2020, 19), (2021, 20))));
    }

    [Fact]
    public void What_is_not_reported_meets_no_rule_on_a_series() =>
        Assert.All([AlertKind.Threshold, AlertKind.Jump, AlertKind.Trend], kind => Assert.Empty(Watch.See(Low with { Kind = kind, Span = 1, Limit = 1 }, Facts())));

    [Fact]
    public void Silence_begins_so_many_days_after_due_and_ends_with_handing_in()
    {
        var rule = Low with { Kind = AlertKind.Silence, Indicator = null, Span = 30 };
        Assert.Empty(Watch.See(rule, Facts() with { Duties = [new("SEN", "2026", Now.AddDays(-29), null)] }));
        Assert.Equal(["2026", "2026-10-26", "30"], Assert.Single(Watch.See(rule, Facts() with { Duties = [new("SEN", "2026", Now.AddDays(-30), null)] })).Arguments);
        Assert.Empty(Watch.See(rule, Facts() with { Duties = [new("SEN", "2026", Now.AddDays(-90), Now.AddDays(-1))] }));
        // One alert a member, about the round that has been due longest.
        Assert.Equal("2025", Assert.Single(Watch.See(rule, Facts() with { Duties = [new("SEN", "2026", Now.AddDays(-40), null), new("SEN", "2025", Now.AddDays(-400), null)] })).Subject);
    }

    [Fact]
    public void A_preview_counts_each_time_the_case_came_up_not_each_year_it_lasted()
    {
        var facts = Facts((2010, 9), (2011, 8), (2012, 12), (2013, 9), (2014, 20)) with
        {
            Duties = [new("SEN", "2024", Now.AddDays(-800), Now.AddDays(-700)), new("SEN", "2025", Now.AddDays(-400), Now.AddDays(-399)), new("SEN", "2026", Now.AddDays(-40), null)],
        };
        Assert.Equal(["2010", "2013"], Watch.Past(Low, facts).Select(s => s.Subject));
        Assert.Equal(["2024", "2026"], Watch.Past(Low with { Kind = AlertKind.Silence, Span = 30 }, facts).Select(s => s.Subject));
        Assert.Empty(Watch.See(Low, facts));
    }

    [Fact]
    public void A_level_that_rests_on_the_countrys_word_is_seen_from_the_share_on()
    {
        var rule = Low with { Kind = AlertKind.LevelWithoutEvidence, Indicator = null, Limit = 50 };
        Assert.Equal(["3", "1", "2"], Assert.Single(Watch.See(rule, Standing("01-full-level-3", EvidenceGrade.SelfDeclared, EvidenceGrade.Documented))).Arguments);
        Assert.Empty(Watch.See(rule, Standing("01-full-level-3", EvidenceGrade.Documented, EvidenceGrade.PeerVerified)));
        Assert.Empty(Watch.See(rule, Standing("04-fragmented-level-1", EvidenceGrade.SelfDeclared)));
        Assert.Empty(Watch.See(rule, Facts()));
    }

    [Fact]
    public void Evidence_is_stale_when_a_verification_has_lapsed_or_nobody_went_through_the_whole_for_two_years()
    {
        var rule = Low with { Kind = AlertKind.EvidenceStale, Indicator = null };
        var fresh = Standing("01-full-level-3", EvidenceGrade.Documented);
        Assert.Empty(Watch.See(rule, fresh));
        Assert.Equal(["1", "0"], Assert.Single(Watch.See(rule, Changed(fresh, s => s with { Reading = s.Reading with { Remarks = [new(RemarkKind.VerificationLapsed, null, new("A", "civil"))] } }))).Arguments);
        Assert.Equal(["0", "1"], Assert.Single(Watch.See(rule, Changed(fresh, s => s with { Inventory = s.Inventory with { Assessed = new(2024, 1, 1) } }))).Arguments);
        Assert.Single(Watch.Past(rule, Changed(fresh, s => s with { Inventory = s.Inventory with { Assessed = new(2024, 1, 1) } })));
    }

    [Fact]
    public void A_rule_switched_off_sees_nothing() => Assert.Empty(Watch.See(Low with { IsOn = false }, Facts((2021, 1))));

    [Fact]
    public void An_alert_is_raised_once_acknowledged_resolved_and_raised_again_when_it_returns()
    {
        var book = Put(new(), Low with { Id = "" });
        book = Look(book, Seen("2021"));
        book = Look(book, Seen("2021"));
        Assert.Equal((AlertState.Open, true, 1), (book.Alerts.Single().State, book.Alerts.Single().Holds, book.Alerts.Single().Times));

        book = AlertDesk.Acknowledge(book, Secretariat, "ack", "rule-1.SEN", Now).Next;
        book = Look(book, Seen("2021"));
        Assert.Equal(AlertState.Acknowledged, book.Alerts.Single().State);

        Assert.Equal(AlertFault.OutcomeMissing, AlertDesk.Resolve(book, Secretariat, "res", "rule-1.SEN", " ", Now).Fault);
        book = AlertDesk.Resolve(book, Secretariat, "res", "rule-1.SEN", "The survey had changed.", Now).Next;
        Assert.Same(book.Alerts.Single(), Look(book, Seen("2021")).Alerts.Single());
        Assert.Equal(AlertFault.ResolvedAlready, AlertDesk.Resolve(book, Secretariat, "other", "rule-1.SEN", "Again", Now).Fault);
        Assert.Null(AlertDesk.Resolve(book, Secretariat, "res", "rule-1.SEN", "The survey had changed.", Now).Fault);

        var gone = Look(book);
        Assert.Equal((AlertState.Resolved, false), (gone.Alerts.Single().State, gone.Alerts.Single().Holds));
        var back = Look(gone, Seen("2021"));
        Assert.Equal((AlertState.Open, true, 2), (back.Alerts.Single().State, back.Alerts.Single().Holds, back.Alerts.Single().Times));
        // Resolved, and yet something new: another year.
        Assert.Equal((AlertState.Open, 2), (Look(book, Seen("2022")).Alerts.Single().State, Look(book, Seen("2022")).Alerts.Single().Times));
    }

    [Fact]
    public void The_history_of_an_alert_is_a_chain_that_gives_away_every_change_and_says_how_the_alert_stands()
    {
        var book = Look(Look(Put(new(), Low with { Id = "" }), Seen("2021")));
        book = Look(book, Seen("2022"));
        book = AlertDesk.Acknowledge(book, Secretariat, "ack", "rule-1.SEN", Now).Next;
        book = AlertDesk.Resolve(book, Secretariat, "res", "rule-1.SEN", "The survey had changed.", Now).Next;
        var alert = book.Alerts.Single();
        Assert.Equal([AlertAct.Raised, AlertAct.Gone, AlertAct.RaisedAgain, AlertAct.Acknowledged, AlertAct.Resolved], alert.History.Select(e => e.Act));
        Assert.Equal(["2021", "2022"], alert.History.Select(e => e.Seen?.Subject).OfType<string>());
        Assert.Null(AlertChain.FirstUnfit(AlertChain.Beginning(alert.Id), alert.History));
        Assert.Null(AlertChain.FirstDifference(alert));

        AlertEntry[] altered =
        [
            alert.History[2] with { At = Now.AddDays(1) }, alert.History[2] with { Act = AlertAct.Raised }, alert.History[2] with { Actor = "Somebody" },
            alert.History[2] with { Text = "x" }, alert.History[2] with { OperationId = "x" }, alert.History[2] with { Seen = alert.Seen with { Subject = "2020" } },
            alert.History[2] with { Seen = alert.Seen with { Arguments = ["1"] } },
        ];
        Assert.All(altered, e => Assert.Equal(2, AlertChain.FirstUnfit(AlertChain.Beginning(alert.Id), alert.History.SetItem(2, e))));
        Assert.Equal(1, AlertChain.FirstUnfit(AlertChain.Beginning(alert.Id), alert.History.RemoveAt(1)));
        Assert.Equal(0, AlertChain.FirstUnfit(AlertChain.Beginning("rule-2.SEN"), alert.History));
        Assert.Equal(
            ["state", "holds", "seen"],
            new[] { alert with { State = AlertState.Open }, alert with { Holds = false }, alert with { Seen = alert.Seen with { Member = "MLI" } } }.Select(AlertChain.FirstDifference));
    }

    [Fact]
    public void An_alert_whose_case_has_gone_stays_until_somebody_says_what_came_of_it()
    {
        var book = Look(Look(Put(new(), Low with { Id = "" }), Seen("2021")));
        Assert.Equal((AlertState.Open, false), (book.Alerts.Single().State, book.Alerts.Single().Holds));
        Assert.Equal(AlertAct.Gone, book.Alerts.Single().History[^1].Act);
    }

    [Fact]
    public void When_the_rules_are_due_is_stored_and_a_stop_only_makes_it_late()
    {
        var book = Put(new(), Low with { Id = "" });
        Assert.True(AlertDesk.IsDue(book, Now));
        book = AlertDesk.Look(book, book.Rules, [], Now);
        Assert.False(AlertDesk.IsDue(book, Now + AlertDesk.Interval - TimeSpan.FromSeconds(1)));
        Assert.True(AlertDesk.IsDue(book, Now + AlertDesk.Interval));
        Assert.True(AlertDesk.IsDue(book, Now.AddDays(20)));
    }

    [Fact]
    public void A_rule_changed_while_it_was_looked_through_is_looked_through_again_at_once()
    {
        var book = Put(new(), Low with { Id = "" });
        var looked = book.Rules;
        book = Put(book, Low with { Limit = 5 });
        var after = AlertDesk.Look(book, looked, [Seen("2021")], Now);
        Assert.Empty(after.Alerts);
        Assert.True(AlertDesk.IsDue(after, Now));
    }

    [Fact]
    public void Only_the_secretariat_makes_rules_and_acts_on_alerts()
    {
        var book = Look(Put(new(), Low with { Id = "" }), Seen("2021"));
        foreach (var actor in new[] { Actor.Anonymous, new Actor("f1", "Focal point", Role.FocalPoint, "SEN"), new Actor("o1", "Operator", Role.Operator) })
        {
            Assert.Equal(AlertFault.NotYours, AlertDesk.Put(book, actor, "x", Low, Shipped.Reference).Fault);
            Assert.Equal(AlertFault.NotYours, AlertDesk.Acknowledge(book, actor, "x", "rule-1.SEN", Now).Fault);
            Assert.Equal(AlertFault.NotYours, AlertDesk.Resolve(book, actor, "x", "rule-1.SEN", "Done", Now).Fault);
        }
    }

    [Theory]
    [InlineData(AlertKind.Threshold, null, 1, 0, "indicator")]
    [InlineData(AlertKind.Threshold, "no-such", 1, 0, "indicator")]
    [InlineData(AlertKind.Threshold, Coverage, double.NaN, 0, "limit")]
    [InlineData(AlertKind.Jump, Coverage, 0, 0, "limit")]
    [InlineData(AlertKind.Trend, Coverage, 0, 0, "span")]
    [InlineData(AlertKind.Silence, null, 0, -1, "span")]
    [InlineData(AlertKind.LevelWithoutEvidence, null, 0, 0, "limit")]
    public void A_rule_that_cannot_be_watched_names_the_field(AlertKind kind, string? indicator, double limit, int span, string field)
    {
        var decision = AlertDesk.Put(new(), Secretariat, "x", Low with { Id = "", Kind = kind, Indicator = indicator, Limit = limit, Span = span }, Shipped.Reference);
        Assert.Equal((AlertFault.RuleUnfit, field), (decision.Fault, decision.Field));
        Assert.Equal("owner", (Low with { Owner = LocalText.Same(" ") }).Unfit(Shipped.Reference));
        Assert.Equal("todo", (Low with { ToDo = LocalText.Same("") }).Unfit(Shipped.Reference));
    }

    [Fact]
    public void However_sightings_come_and_go_there_is_one_alert_a_rule_and_member_and_nothing_of_its_history_is_lost() => Gen.Int[0, 4].List[1, 30].Sample(steps =>
    {
        var book = Put(new(), Low with { Id = "" });
        var entries = 0;
        foreach (var (step, i) in steps.Select((s, i) => (s, i)))
        {
            book = step switch
            {
                0 => Look(book),
                1 => Look(book, Seen("2021")),
                2 => Look(book, Seen("2022")),
                3 => AlertDesk.Acknowledge(book, Secretariat, $"a{i}", "rule-1.SEN", Now).Next,
                _ => AlertDesk.Resolve(book, Secretariat, $"r{i}", "rule-1.SEN", "Done", Now).Next,
            };
            Assert.True(book.Alerts.Length <= 1);
            var now = book.Alerts.Sum(a => a.History.Length);
            Assert.InRange(now, entries, entries + 1);
            entries = now;
        }
    }, iter: 2_000);

    private static Sighting Seen(string year) => new("rule-1", "SEN", year, [year, "9"]);

    private static AlertBook Look(AlertBook book, params Sighting[] sightings) => AlertDesk.Look(book, book.Rules, [.. sightings], Now);

    private static AlertBook Put(AlertBook book, AlertRule rule) => AlertDesk.Put(book, Secretariat, Guid.NewGuid().ToString("N"), rule, Shipped.Reference).Next;

    private static AlertFacts Standing(string vector, params EvidenceGrade[] grades)
    {
        var facts = Vectors.Facts(vector);
        var accepted = new AcceptedInventory("SEN", 1, Now.AddDays(-9), new(2026, 11, 1), [.. grades.Select(g => new AcceptedEntry(null!, Now, g))]);
        Standing standing = new(accepted, accepted.Day, new() { Assessed = accepted.Assessed }, new(facts, []), Assessment.Of(facts));
        return Facts() with
        {
            Courses = ImmutableDictionary<string, ImmutableArray<Step>>.Empty.Add("SEN", [new(accepted.Day, StepCause.Accepted, standing, null)]),
        };
    }

    private static AlertFacts Changed(AlertFacts facts, Func<Standing, Standing> change) => facts with
    {
        Courses = facts.Courses.SetItem("SEN", [.. facts.Courses["SEN"].Select(s => s with { Standing = change(s.Standing) })]),
    };

    private static AlertFacts Facts(params (int, double)[] series) => new(
        Now, ["SEN"], Shipped.Reference, (_, _) => series, [], ImmutableDictionary<string, ImmutableArray<Step>>.Empty);
}

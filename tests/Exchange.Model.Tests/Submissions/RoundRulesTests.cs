using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Submissions;

/// <summary>What a round must be like, where it stands, and what is asked in it.</summary>
public sealed class RoundRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Secretariat = new("s1", "Secretariat", Role.Secretariat);
    private static readonly Round Plain = new("2026", new("Round", "Cycle", "جولة"), ["SEN"], [Case.Cov], Start, Start.AddDays(30), Start.AddDays(60), Acceptance.Reviewed);

    [Fact]
    public void A_round_in_order_is_taken_and_only_from_the_secretariat()
    {
        Assert.Empty(Rules(Plain));
        Assert.Equal(["NotYours"], RoundRules.Check(Plain, new("f1", "Focal point", Role.FocalPoint, "SEN"), Shipped.Reference).Select(f => f.Rule));
    }

    [Theory]
    [InlineData("round-2026-b", true), InlineData("a", true), InlineData("z9-0", true)]
    [InlineData("", false), InlineData("Round", false), InlineData("2026/27", false), InlineData("round 1", false), InlineData("é", false), InlineData("a_b", false), InlineData("`", false), InlineData("{", false)]
    public void A_name_is_of_small_letters_digits_and_hyphens(string id, bool taken) => Assert.Equal(taken ? [] : ["RoundIdUnfit"], Rules(Plain with { Id = id }));

    [Fact]
    public void A_name_has_sixty_characters_at_most()
    {
        Assert.Empty(Rules(Plain with { Id = new string('a', 60) }));
        Assert.Equal(["RoundIdUnfit"], Rules(Plain with { Id = new string('a', 61) }));
        Assert.Equal(["RoundTitleMissing"], Rules(Plain with { Title = Plain.Title with { En = " " } }));
    }

    [Fact]
    public void A_round_opens_is_due_and_closes_in_this_order()
    {
        Assert.Empty(Rules(Plain with { Due = Plain.Opens }));
        Assert.Empty(Rules(Plain with { Due = Plain.Closes }));
        Assert.All(
            [Plain with { Due = Plain.Opens.AddTicks(-1) }, Plain with { Due = Plain.Closes.AddTicks(1) }, Plain with { Opens = Plain.Due, Closes = Plain.Due }],
            round => Assert.Equal(["RoundDatesOutOfOrder"], Rules(round)));
    }

    [Fact]
    public void A_round_asks_known_members_about_what_can_be_reported_and_a_draft_may_ask_nothing_yet()
    {
        Assert.Equal(["RoundAsksNobody", "RoundAsksNothing"], Rules(Plain with { Members = [], Indicators = [] }));
        Assert.Empty(Rules(Plain with { Members = [], Indicators = [], IsDraft = true }));
        Assert.Equal(["UnknownMember", "UnknownIndicator", "NotReportable", "NotReportable"], Rules(Plain with { Members = ["SEN", "XYZ"], Indicators = [Case.Cov, "nothing", "INT.LEVEL", "SI_COV_SOCAST"] }));
        Assert.Equal("XYZ", RoundRules.Check(Plain with { Members = ["XYZ"] }, Secretariat, Shipped.Reference)[0].Arguments[0]);
        Assert.All(RoundRules.Check(Plain with { Id = "", Title = LocalText.Same("") }, Secretariat, Shipped.Reference), f => Assert.Equal(Severity.Error, f.Severity));
    }

    [Fact]
    public void A_round_is_upcoming_open_late_and_closed_from_the_very_moment_on()
    {
        Assert.Equal(
            [RoundPhase.Upcoming, RoundPhase.Open, RoundPhase.Open, RoundPhase.Late, RoundPhase.Late, RoundPhase.Closed],
            new[] { Plain.Opens.AddTicks(-1), Plain.Opens, Plain.Due.AddTicks(-1), Plain.Due, Plain.Closes.AddTicks(-1), Plain.Closes }.Select(Plain.PhaseAt));
        Assert.Equal([false, true, true, false], new[] { Plain.Opens.AddTicks(-1), Plain.Opens, Plain.Due, Plain.Closes }.Select(Plain.TakesFiguresAt));
        Assert.Equal(RoundPhase.Upcoming, (Plain with { IsDraft = true }).PhaseAt(Plain.Due));
        var extended = Plain with { Extensions = Plain.Extensions.Add("SEN", Plain.Due.AddDays(-1)).Add("MLI", Plain.Closes.AddDays(1)) };
        Assert.Equal((Plain.Due, Plain.Closes), (extended.DueFor("SEN"), extended.ClosesFor("SEN")));
        Assert.Equal((Plain.Closes.AddDays(1), Plain.Closes.AddDays(1)), (extended.DueFor("MLI"), extended.ClosesFor("MLI")));
    }

    [Fact]
    public void What_is_asked_is_grouped_by_families_in_the_order_of_the_catalogue()
    {
        var sections = Sections.Of(Plain with { Indicators = ["SI_COV_CHLD", Case.Adq, Case.Cov] }, Shipped.Reference);

        Assert.Equal(["coverage", "adequacy", "effective-coverage-sdg-1-3-1"], sections.Select(s => s.Slug));
        Assert.True(sections[0].Asks(new(Case.Cov, 1999)));
        Assert.False(sections[0].Asks(new(Case.Adq, 1999)));
        Assert.Equal("coverage", Sections.Of(Case.Cov, Shipped.Reference));
        Assert.Null(Sections.Of("nothing", Shipped.Reference));
    }

    [Theory]
    [InlineData(AnswerKind.NotAvailable, Stance.None, StatementKind.NotAvailable), InlineData(AnswerKind.NotApplicable, Stance.Accepts, StatementKind.NotApplicable)]
    [InlineData(AnswerKind.Figure, Stance.Accepts, StatementKind.AcceptsPublished), InlineData(AnswerKind.Figure, Stance.Replaces, StatementKind.ReplacesPublished)]
    [InlineData(AnswerKind.Figure, Stance.Contests, StatementKind.ContestsPublished), InlineData(AnswerKind.Figure, Stance.None, null)]
    public void What_a_country_says_besides_a_figure_is_a_statement(AnswerKind kind, Stance stance, StatementKind? said)
    {
        var statement = Statements.Of("SEN", Cell.Typed(new(Case.Cov, 2024), "20", null, "Why") with { Kind = kind, Stance = stance }, new("round:2026", Start));
        Assert.Equal((said, said is null ? null : "Why"), (statement?.Kind, statement?.Reason));
    }

    private static string[] Rules(Round round) => [.. RoundRules.Check(round, Secretariat, Shipped.Reference).Select(f => f.Rule)];
}

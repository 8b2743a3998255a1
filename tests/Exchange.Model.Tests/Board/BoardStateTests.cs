using CsCheck;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Members;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Board;

public sealed class BoardStateTests
{
    private const int Members = 6;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Reference World = Made.Reference(Members, [
        Made.Published("M00", new(Made.X, 2019), 10), Made.Published("M00", new(Made.X, 2021), 12),
        Made.Published("M01", new(Made.X, 2020), 50), Made.Published("M01", new(Made.Y, 2020), 5)]);

    /// <summary>One thing a source does for a member: gives a value, or withdraws it.</summary>
    private sealed record Step(int Member, int Source, string Indicator, int Year, double? Value);

    private static readonly Gen<Step[]> Steps = Gen.Select(
        Gen.Int[0, Members - 1], Gen.Int[0, 2], Gen.Bool, Gen.Int[2019, 2023], Gen.Int[0, 1000], Gen.Int[0, 4],
        (member, source, x, year, value, remove) => new Step(member, source, x ? Made.X : Made.Y, year, remove == 0 ? null : value / 10.0)).Array[0, 30];

    [Fact]
    public void Applying_publications_one_by_one_gives_the_picture_drawn_from_the_end() => Steps.Sample(steps =>
    {
        var applied = BoardState.Build(World, []);
        foreach (var publication in Publications(steps))
            applied = applied.With(publication);
        var drawn = BoardState.Build(World, applied.Figures);
        return applied.Version == steps.Length && Alike(applied, drawn);
    }, iter: 1000);

    [Fact]
    public void Every_publication_a_second_time_changes_nothing() => Steps.Sample(steps =>
    {
        var board = BoardState.Build(World, []);
        foreach (var publication in Publications(steps))
        {
            board = board.With(publication);
            if (!ReferenceEquals(board, board.With(publication)))
                return false;
        }
        return Publications(steps).All(p => ReferenceEquals(board, board.With(p)));
    }, iter: 300);

    [Fact]
    public void Figures_pulled_after_a_gap_give_the_same_picture_as_the_publications_missed() =>
        Gen.Select(Steps, Gen.Int[0, 30]).Sample((steps, from) =>
        {
            var publications = Publications(steps).ToList();
            var complete = publications.Aggregate(BoardState.Build(World, []), (board, p) => board.With(p));
            var behind = publications.Take(from).Aggregate(BoardState.Build(World, []), (board, p) => board.With(p));
            var caughtUp = complete.Figures.Aggregate(behind, (board, figures) => board.With(figures));
            return caughtUp.Version == complete.Version && Alike(caughtUp, complete);
        }, iter: 500);

    [Fact]
    public void A_missed_publication_is_noticed()
    {
        var second = new Publication("M02", "round:a", 2, [Made.National("M02", new(Made.X, 2023), 1, "round:a", Start)], []);
        Assert.Throws<InvalidOperationException>(() => BoardState.Build(World, []).With(second));
    }

    [Fact]
    public void A_national_figure_stands_before_the_published_one_of_its_year_and_is_withdrawn_without_a_trace()
    {
        var key = new CellKey(Made.X, 2021);
        var before = BoardState.Build(World, []);
        var with = before.With(new Publication("M00", "round:a", 1, [Made.National("M00", key, 30, "round:a", Start)], []));
        Assert.Equal((30, 40.0, 2), (with[Made.X].Latest[0]!.Value, with[Made.X].All.Mean, with[Made.X].All.Reported));
        Assert.Equal((12.0, 30.0), (with[Made.X].Of("M00")[^1].Published!.Value, with[Made.X].Of("M00")[^1].National!.Value));
        Assert.Equal((12.0, 30.0), (with.Recent[0].From, with.Recent[0].To));
        Assert.Equal(Start, with[Made.X].LastChange);
        Assert.Equal(1, with.ReportedIn("round:a"));

        var without = with.With(new Publication("M00", "round:a", 2, [], [key]));
        Assert.Equal(before[Made.X].All with { LastChange = Start }, without[Made.X].All);
        Assert.Equal(12, without[Made.X].Latest[0]!.Value);
    }

    [Fact]
    public void A_breakdown_does_not_enter_the_picture_of_everybody()
    {
        var key = new CellKey(Made.X, "female", 2023);
        var board = BoardState.Build(World, []).With(new Publication("M03", "round:a", 1, [Made.National("M03", key, 30, "round:a", Start)], []));
        Assert.Equal(2, board[Made.X].All.Reported);
        Assert.Equal(30, board.FiguresOf("M03").Current(key)!.Value);
    }

    [Fact]
    public void The_shipped_picture_counts_who_reported_of_whom()
    {
        var board = BoardState.Build(Shipped.Reference, []);
        Assert.Equal((20, 57), (board["per_lm_alllm.cov_pop_tot"].All.Reported, board["per_lm_alllm.cov_pop_tot"].All.Of));
        Assert.Equal(57, Enum.GetValues<MemberGroup>().Sum(g => board[Made.X].Of(g).Of));
        Assert.Null(board.Find("no.such"));
    }

    private static IEnumerable<Publication> Publications(Step[] steps)
    {
        var sequences = new Dictionary<(int, int), long>();
        for (var i = 0; i < steps.Length; i++)
        {
            var (step, source) = (steps[i], $"round:{(char)('a' + steps[i].Source)}");
            var sequence = sequences[(step.Member, step.Source)] = sequences.GetValueOrDefault((step.Member, step.Source)) + 1;
            var (member, key) = (Made.Code(step.Member), new CellKey(step.Indicator, step.Year));
            yield return step.Value is { } value
                ? new(member, source, sequence, [Made.National(member, key, value, source, Start.AddMinutes(i))], [])
                : new(member, source, sequence, [], [key]);
        }
    }

    // Everything but the moment of the last change, which a picture drawn anew cannot know of what was withdrawn since.
    private static bool Alike(BoardState a, BoardState b) => a.Reference.AllIndicators.All(i =>
        a[i.Code].Latest.SequenceEqual(b[i.Code].Latest)
        && Timeless(a[i.Code].All) == Timeless(b[i.Code].All)
        && Enum.GetValues<MemberGroup>().All(g => Timeless(a[i.Code].Of(g)) == Timeless(b[i.Code].Of(g)))
        && a.Reference.Members.All(m => a[i.Code].Of(m.Iso3).SequenceEqual(b[i.Code].Of(m.Iso3))));

    private static Aggregate Timeless(Aggregate aggregate) => aggregate with { LastChange = null };
}

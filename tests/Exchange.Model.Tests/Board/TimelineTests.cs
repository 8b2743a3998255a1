using CsCheck;
using Exchange.Model.Board;
using Exchange.Model.Indicators;

namespace Exchange.Model.Tests.Board;

/// <summary>What a board showed at a moment can be drawn again at any later one.</summary>
public sealed class TimelineTests
{
    private const int Members = 5;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Reference World = Made.Reference(Members, [
        Made.Published("M00", new(Made.X, 2021), 12), Made.Published("M01", new(Made.X, 2020), 50), Made.Published("M01", new(Made.Y, 2020), 5)]);

    private sealed record Step(int Member, int Source, bool X, int Year, int Value, bool Withdraws, int Minutes);

    private static readonly Gen<List<Step>> Steps = Gen.Select(
        Gen.Int[0, Members - 1], Gen.Int[0, 2], Gen.Bool, Gen.Int[2019, 2022], Gen.Int[0, 1000], Gen.Int[0, 3], Gen.Int[0, 2],
        (member, source, x, year, value, withdraws, minutes) => new Step(member, source, x, year, value, withdraws == 0, minutes)).List[0, 25];

    [Fact]
    public void As_of_any_moment_the_board_is_what_the_live_board_showed_then() => Steps.Sample(steps =>
    {
        var (publications, shown) = Live(steps);
        var timeline = Timeline.Of(World, publications);
        // In any order: pictures already drawn must not change the next ones.
        foreach (var (moment, live) in Enumerable.Reverse(shown).Concat(shown))
            Same(live, timeline.AsOf(moment));
        Same(BoardState.Build(World, []), timeline.AsOf(Start.AddSeconds(-1)));
    }, iter: 300);

    [Fact]
    public void As_of_now_is_the_live_board() => Steps.Sample(steps =>
    {
        var (publications, shown) = Live(steps);
        Same(shown[^1].Live, Timeline.Of(World, publications).AsOf(Start.AddYears(1)));
    }, iter: 200);

    [Fact]
    public void What_is_learnt_later_changes_no_earlier_moment() => Gen.Select(Steps, Gen.Int[0, 25]).Sample((steps, known) =>
    {
        var (publications, shown) = Live(steps);
        var before = Timeline.Of(World, publications.Take(known));
        before.AsOf(Start.AddYears(1));
        var after = Timeline.Of(World, publications, before);
        foreach (var (moment, live) in shown)
            Same(live, after.AsOf(moment));
    }, iter: 200);

    [Fact]
    public void A_long_past_is_drawn_the_same_from_wherever_the_drawing_begins()
    {
        var random = new Random(7);
        var steps = Enumerable.Range(0, 1200).Select(_ => new Step(
            random.Next(Members), random.Next(3), random.Next(2) == 0, 2019 + random.Next(4), random.Next(1000), random.Next(4) == 0, 1)).ToList();
        var (publications, shown) = Live(steps);
        var timeline = Timeline.Of(World, publications.Take(700));
        timeline.AsOf(Start.AddYears(1));
        timeline = Timeline.Of(World, publications, timeline);
        foreach (var (moment, live) in Enumerable.Range(0, 80).Select(_ => shown[random.Next(shown.Count)]))
            Same(live, timeline.AsOf(moment));
    }

    [Fact]
    public void A_release_that_came_out_later_gives_way_to_what_was_known_before()
    {
        var (key, other) = (new CellKey(Made.X, 2021), new CellKey(Made.Y, 2021));
        static Observation Of(CellKey of, double value, string vintage) => Made.Published("M00", of, value) with { Vintage = new(vintage, null) };
        var world = new Reference(
            "dated", World.Members, World.AllIndicators, [Of(key, 12, "P-2"), Of(other, 7, "P-2"), Made.Published("M01", key, 50)], [Of(key, 9, "P-1")], [], [],
            new Dictionary<string, DateTimeOffset> { ["P-1"] = Start.AddDays(-10), ["P-2"] = Start.AddDays(10) });
        var timeline = Timeline.Of(world, [new("M02", "round:a", 1, [Made.National("M02", key, 30, "round:a", Start)], [], Start)]);

        var before = timeline.AsOf(Start.AddDays(5));
        Assert.Equal([9.0, 50.0, 30.0], before[Made.X].Latest.Where(o => o is not null).Select(o => o!.Value));
        Assert.Empty(before[Made.Y].Of("M00"));
        Assert.Empty(before.Reference.Earlier);
        Assert.Equal((1L, Start), (before.Version, before[Made.X].LastChange));
        var after = timeline.AsOf(Start.AddDays(10));
        Assert.Same(world, after.Reference);
        Assert.Equal(12, after[Made.X].Latest[0]!.Value);
        Assert.Equal(50, timeline.AsOf(Start.AddDays(-20))[Made.X].Latest.Single(o => o is not null)!.Value);
    }

    [Fact]
    public void A_clock_that_went_back_does_not_turn_the_order_of_one_source_around()
    {
        var key = new CellKey(Made.X, 2021);
        Publication[] publications = [Gives(1, 10, Start.AddMinutes(5)), Gives(2, 20, Start)];
        var timeline = Timeline.Of(World, publications);
        Assert.Null(timeline.AsOf(Start).FiguresOf("M02").Current(key));
        Assert.Equal(20, timeline.AsOf(Start.AddMinutes(5)).FiguresOf("M02").Current(key)!.Value);

        Publication Gives(long sequence, double value, DateTimeOffset at) =>
            new("M02", "round:a", sequence, [Made.National("M02", key, value, "round:a", at)], [], at);
    }

    // Several members may be accepted in one instant; of one member one comes after the other.
    private static (List<Publication> Publications, List<(DateTimeOffset Moment, BoardState Live)> Shown) Live(List<Step> steps)
    {
        var sequences = new Dictionary<(string, string), long>();
        var (at, board) = (Start, BoardState.Build(World, []));
        var publications = new List<Publication>();
        var shown = new List<(DateTimeOffset Moment, BoardState Live)> { (Start.AddSeconds(-1), board) };
        foreach (var step in steps)
        {
            var (member, source) = (Made.Code(step.Member), $"round:{(char)('a' + step.Source)}");
            at = at.AddMinutes(publications.Any(p => p.At == at && p.Member == member) ? 1 : step.Minutes);
            var sequence = sequences[(member, source)] = sequences.GetValueOrDefault((member, source)) + 1;
            var key = new CellKey(step.X ? Made.X : Made.Y, step.Year);
            publications.Add(step.Withdraws
                ? new(member, source, sequence, [], [key], at)
                : new(member, source, sequence, [Made.National(member, key, step.Value / 10.0, source, at)], [], at));
            board = board.With(publications[^1]);
            if (shown[^1].Moment == at)
                shown.RemoveAt(shown.Count - 1);
            shown.Add((at, board));
        }
        return (publications, shown);
    }

    private static void Same(BoardState live, BoardState drawn)
    {
        Assert.Equal(live.Version, drawn.Version);
        foreach (var (a, b) in live.Figures.Zip(drawn.Figures))
        {
            Assert.Equal(a.Sources.OrderBy(s => s.Key, StringComparer.Ordinal), b.Sources.OrderBy(s => s.Key, StringComparer.Ordinal));
            Assert.Equal(a.ByKey.Count, b.ByKey.Count);
            Assert.All(a.ByKey, pair => Assert.Equal(pair.Value, b.ByKey[pair.Key]));
        }
        foreach (var indicator in live.Reference.AllIndicators)
        {
            var (a, b) = (live[indicator.Code], drawn[indicator.Code]);
            Assert.Equal(a.All, b.All);
            Assert.Equal(a.Latest, b.Latest);
            Assert.All(Enum.GetValues<Exchange.Model.Members.MemberGroup>(), g => Assert.Equal(a.Of(g), b.Of(g)));
            Assert.All(live.Reference.Members, m => Assert.Equal(a.Of(m.Iso3), b.Of(m.Iso3)));
        }
        // Changes of one instant have no order of their own; where only the last are kept, which of them goes first is therefore open.
        if (live.Recent.Length < BoardState.RecentLength)
            Assert.Equal(Told(live), Told(drawn));
    }

    private static IEnumerable<string> Told(BoardState board) =>
        board.Recent.Select(c => $"{c.At:O} {c.Member} {c.Key} {c.From} {c.To} {c.Source}").Order(StringComparer.Ordinal);
}

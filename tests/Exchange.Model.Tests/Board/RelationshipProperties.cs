using CsCheck;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Members;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Board;

public sealed class RelationshipProperties
{
    private static readonly RelationshipQuery Query = new(Made.X, Made.Y);
    private static readonly Gen<(double X, double Y)[]> Pairs = Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 1000], (x, y) => (x / 10.0, y / 10.0)).Array[3, 40];

    [Fact]
    public void Every_figure_lies_where_it_can() => Pairs.Sample(pairs =>
    {
        var found = Relationship.Of(Made.Board(pairs), Query);
        if (found.Pearson is not { } r)
            return pairs.Select(p => p.X).Distinct().Count() == 1 || pairs.Select(p => p.Y).Distinct().Count() == 1;
        return r is >= -1 and <= 1
            && found.Spearman is >= -1 and <= 1
            && found.PearsonP is >= 0 and <= 1
            && found.SpearmanP is >= 0 and <= 1
            && (pairs.Length == 3 ? found.Lower is null : found.Lower <= r && r <= found.Upper && found.Lower >= -1 && found.Upper <= 1)
            && found.Band.All(b => b.Lower <= b.Fit && b.Fit <= b.Upper)
            && found.Band.Zip(found.Band.Skip(1)).All(b => b.First.X < b.Second.X);
    }, iter: 500);

    [Fact]
    public void Changing_the_axes_over_changes_no_correlation() => Pairs.Sample(pairs =>
    {
        var one = Relationship.Of(Made.Board(pairs), Query);
        var other = Relationship.Of(Made.Board(pairs), Query with { X = Query.Y, Y = Query.X });
        return Near(one.Pearson, other.Pearson) && Near(one.Spearman, other.Spearman) && Near(one.PearsonP, other.PearsonP) && Near(one.Lower, other.Lower);
    }, iter: 300);

    [Fact]
    public void Another_unit_changes_no_correlation_and_scales_the_slope() =>
        Gen.Select(Pairs, Gen.Double[0.1, 50], Gen.Double[-100, 100]).Sample((pairs, scale, shift) =>
        {
            var one = Relationship.Of(Made.Board(pairs), Query);
            var other = Relationship.Of(Made.Board([.. pairs.Select(p => (p.X, p.Y * scale + shift))]), Query);
            return Near(one.Pearson, other.Pearson) && Near(one.Slope * scale, other.Slope, 1e-6) && Near(one.PearsonP, other.PearsonP, 1e-6);
        }, iter: 300);

    [Fact]
    public void Turning_one_axis_round_turns_the_sign() => Pairs.Sample(pairs =>
    {
        var one = Relationship.Of(Made.Board(pairs), Query);
        var other = Relationship.Of(Made.Board([.. pairs.Select(p => (p.X, 100 - p.Y))]), Query);
        return Near(one.Pearson, -other.Pearson) && Near(one.Spearman, -other.Spearman) && Near(one.Lower, -other.Upper);
    }, iter: 300);

    [Fact]
    public void Leaving_a_member_out_is_the_board_without_its_figures()
    {
        var reference = Shipped.Reference;
        var all = Relationship.Of(BoardState.Build(reference, []), Query);
        foreach (var left in all.Points.Select(p => p.Member).Take(12))
        {
            var without = new Reference(
                "without", reference.Members, reference.AllIndicators, reference.Published.Where(o => o.Member != left), [], []);
            var expected = Relationship.Of(BoardState.Build(without, []), Query);
            var found = Relationship.Of(BoardState.Build(reference, []), Query with { Without = [left] });
            Assert.Equal(37, found.N);
            Assert.Equal(expected.Points, found.Points);
            Assert.Equal(expected.Pearson, found.Pearson);
            Assert.Equal(expected.Band, found.Band);
        }
    }

    [Fact]
    public void Spearman_sees_only_the_order() => Pairs.Sample(pairs =>
    {
        var one = Relationship.Of(Made.Board(pairs), Query);
        var other = Relationship.Of(Made.Board([.. pairs.Select(p => (p.X * p.X * p.X, Math.Sqrt(p.Y)))]), Query);
        return Near(one.Spearman, other.Spearman);
    }, iter: 300);

    [Fact]
    public void A_group_asked_for_is_the_others_left_out() => Pairs.Sample(pairs =>
    {
        var board = Made.Board(pairs);
        var group = Relationship.Of(board, Query with { Group = MemberGroup.Arab });
        var others = Relationship.Of(board, Query with { Without = [.. board.Reference.Members.Where(m => m.Group != MemberGroup.Arab).Select(m => m.Iso3)] });
        return group.Points.SequenceEqual(others.Points) && group.Pearson == others.Pearson;
    }, iter: 200);

    private static bool Near(double? a, double? b, double within = 1e-7) =>
        a is null || b is null ? a is null == b is null : Math.Abs(a.Value - b.Value) <= within * Math.Max(1, Math.Abs(a.Value));
}

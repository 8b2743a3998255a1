using CsCheck;
using Exchange.Model.History;
using Exchange.Model.Submissions;

namespace Exchange.Model.Tests.History;

public sealed class DayHeadTests
{
    private static readonly DateOnly First = new(2026, 11, 1);

    private static readonly Gen<List<(int Chain, int Entries)>> Days = Gen.Select(Gen.Int[0, 4], Gen.Int[1, 3]).List[1, 20];

    [Fact]
    public void Heads_that_were_not_altered_fit() => Days.Sample(growth =>
    {
        var days = Heads(growth);
        Assert.Empty(new Audit(days, days[^1].Hash).End().Where(m => m.Kind == MisfitKind.HeadAltered));
    }, iter: 300);

    [Fact]
    public void Any_altered_count_hash_link_or_order_is_found() => Gen.Select(Days, Gen.Int[0, 19], Gen.Int[0, 4]).Sample((growth, which, how) =>
    {
        var days = Heads(growth);
        var i = which % days.Count;
        var day = days[i];
        var altered = how switch
        {
            0 => day with { Hash = day.Hash[..^1] + (day.Hash[^1] == '0' ? '1' : '0') },
            1 => day with { Previous = DayHead.HashOf(day.Day, "", DayHead.NoChains) },
            2 => day with { Day = day.Day.AddDays(1) },
            3 => day with { Moved = [.. day.Moved.Select(c => c with { Entries = c.Entries + 1 })] },
            _ => day with { Moved = [.. day.Moved.Select(c => c with { Hash = "0" })] },
        };
        days[i] = altered;
        var found = new Audit(days, days[^1].Hash).End();
        Assert.Equal(MisfitKind.HeadAltered, found[0].Kind);
        Assert.Equal(i + 1, found[0].Entry);
    }, iter: 500);

    [Fact]
    public void A_last_day_taken_away_is_missed()
    {
        var days = Heads([(0, 1), (1, 1)]);
        Assert.Equal(MisfitKind.HeadAltered, new Audit(days.Take(1), days[1].Hash).End()[0].Kind);
        Assert.Equal(MisfitKind.HeadAltered, new Audit([], days[1].Hash).End()[0].Kind);
    }

    [Fact]
    public void A_history_that_a_head_counts_and_nobody_has_is_missed()
    {
        var days = Heads([(0, 2)]);
        var found = Assert.Single(new Audit(days, days[0].Hash).End());
        Assert.Equal(("2026/M0", 2, MisfitKind.Missing), (found.Chain, found.Entry, found.Kind));
    }

    private static List<DayHead> Heads(List<(int Chain, int Entries)> growth)
    {
        var (previous, chains, days) = (DayHead.Beginning, DayHead.NoChains, new List<DayHead>());
        foreach (var (chain, entries) in growth)
        {
            var name = $"2026/M{chain}";
            var grown = (chains.GetValueOrDefault(name)?.Entries ?? 0) + entries;
            (var day, chains) = DayHead.Make(First.AddDays(days.Count), previous, chains, [new(name, grown, $"{name}-{grown}")]);
            days.Add(day);
            previous = day.Hash;
        }
        return days;
    }
}

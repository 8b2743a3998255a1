using System.Collections.Immutable;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Members;
using Exchange.Model.Recommendations;
using Exchange.Model.Tests.Content;
using Exchange.Model.Tests.Integration;

namespace Exchange.Model.Tests.Recommendations;

/// <summary>What is counted over countries: counts, never a rank, and always of how many.</summary>
public sealed class CountryAtTests
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    private static readonly ImmutableArray<CountryAt> Countries =
    [
        new("SEN", MemberGroup.African, Of("04-fragmented-level-1")), new("MLI", MemberGroup.African, Of("03-empty")), new("NER", MemberGroup.African, null),
        new("EGY", MemberGroup.Arab, Of("24-no-gateway")), new("TUR", MemberGroup.Asian, Of("01-full-level-3")),
    ];

    [Fact]
    public void Levels_are_counted_by_group_beside_how_many_are_assessed_and_not_assessed_is_never_level_one()
    {
        var all = LevelSpread.Count(null, Countries);
        var african = LevelSpread.Count(MemberGroup.African, Countries);
        Assert.Equal((5, 3), (all.Of, all.Assessed));
        Assert.Equal([1, 1, 1], all.ByLevel);
        Assert.Equal((3, 1), (african.Of, african.Assessed));
        Assert.Equal([1, 0, 0], african.ByLevel);
    }

    [Fact]
    public void A_gate_blocks_those_whose_next_level_it_belongs_to_and_those_that_block_most_come_first()
    {
        var gates = GateCount.All(Countries);
        Assert.Equal(12, gates.Length);
        Assert.All(gates, g => Assert.Equal(3, g.Passed + g.NotPassed + g.Unknown));
        Assert.Equal(gates.Select(g => g.Blocks).OrderDescending(), gates.Select(g => g.Blocks));
        Assert.Equal(1, gates.Single(g => g.Gate.Code == "C1").Blocks);
        Assert.Equal(1, gates.Single(g => g.Gate.Code == "D5").Blocks);
        // A country at level 1 is not blocked by gates of level 3.
        Assert.Equal(4, gates.Sum(g => g.Blocks));
    }

    [Fact]
    public void Links_are_missing_by_kind_of_dataset_and_in_so_many_countries()
    {
        Inventory inventory = new()
        {
            Programmes = [Programme("A", "unconditional-cash"), Programme("B", "social-pension")],
            Datasets = [Dataset("civil-1", "civil"), Dataset("tax-1", "tax")],
            Needs = [Need("A", "civil-1"), Need("B", "civil-1"), Need("A", "tax-1")],
            Links = [new(new("A", "civil-1"), LinkTool.Query, LinkDirection.ToProgramme, RecordKey.UniqueId, true, null, Day, null)],
        };
        CountryAt[] countries = [new("SEN", MemberGroup.African, Of(inventory)), new("MLI", MemberGroup.African, Of(inventory))];

        Assert.Equal([new("civil", 4, 2, 2), new LinkCount("tax", 2, 0, 2)], LinkCount.All(countries).OrderBy(l => l.Kind));
        Assert.Equal(2, LinkCount.All(countries)[0].Missing);
        var line = InventoryLine.All(countries)[0];
        Assert.Equal((2, 2, 2, 3, 1), (line.Programmes, line.Kinds, line.Datasets, line.Needed, line.Live));
        Assert.Equal("civil", line.MissingMost);
        Assert.Equal(Grade.Unknown, line.Registry);
        Assert.Empty(InventoryLine.All([new("NER", MemberGroup.African, null)]));
    }

    [Fact]
    public void Groups_not_reached_are_counted_by_cause_over_programmes_once_each()
    {
        var missed = Programme("A", "unconditional-cash") with
        {
            Delivery = [new(1, 1, null, null, ["minority-reach", "finance"], ["women"]), new(2, 1, null, null, ["finance"], ["women"]), new(3, 1, null, null, [], ["refugees"])],
        };
        CountryAt[] countries = [new("SEN", MemberGroup.African, Of(new Inventory { Programmes = [missed] })), new("MLI", MemberGroup.African, Of(new Inventory { Programmes = [missed with { Active = false }] }))];

        Assert.Equal(
            [new("refugees", "", 1, 1), new("women", "finance", 1, 1), new NotReached("women", "minority-reach", 1, 1)], NotReached.All(countries));
    }

    [Fact]
    public void Every_kind_of_programme_is_counted_those_that_nobody_has_too()
    {
        var counts = InstrumentCount.All([new("SEN", MemberGroup.African, Of(new Inventory { Programmes = [Programme("A", "school-feeding"), Programme("B", "school-feeding")] }))], Shipped.Rubric);
        Assert.Equal(13, counts.Length);
        Assert.Equal(new("school-feeding", 2, 1), counts.Single(c => c.Programmes > 0));
    }

    private static Programme Programme(string id, string type) => new(id, "O", new(id, id, id), type);

    private static Dataset Dataset(string id, string kind) => new(id, "O", kind, new(id, id, id), DatasetFormat.Database, RecordKey.UniqueId, null, null, PersonalData.None);

    private static Need Need(string programme, string dataset) => new(new(programme, dataset), NeedPurpose.EligibilityCheck, DeliveryStage.Assessment);

    private static Standing Of(Inventory inventory)
    {
        var reading = inventory.On(Day, Shipped.Rubric);
        return new(Accepted, Day, inventory, reading, Assessment.Of(reading.Facts));
    }

    private static Standing Of(string vector) => new(Accepted, Day, new(), new(Vectors.Facts(vector), []), Assessment.Of(Vectors.Facts(vector)));

    private static AcceptedInventory Accepted { get; } = new("SEN", 1, new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), Day, []);
}

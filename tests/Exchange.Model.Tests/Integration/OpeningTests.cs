using Exchange.Model.Integration;
using Exchange.Model.Tests.Content;

namespace Exchange.Model.Tests.Integration;

public sealed class OpeningTests
{
    private static readonly Inventory Inventory = Country.Small with
    {
        Programmes = [Country.Programme("A", 600), Country.Programme("B", 400) with { DigitalMis = null }, Country.Programme("C", 9) with { GovernmentOwned = false }],
        CrossChecks = [],
        Links = [Country.Link("A", "civil")],
        Answers = Country.Answered("B06", evidence: true).Answers.Remove("B06.2a"),
    };

    private static readonly Reading Reading = Inventory.On(Country.Day, Shipped.Rubric);

    private static readonly Assessment Assessed = Assessment.Of(Reading.Facts);

    [Fact]
    public void What_could_be_done_about_a_gate_is_what_it_lacks()
    {
        Assert.Equal(["link:A/tax", "link:B/civil"], Texts("C1"));
        Assert.Equal(["cross-check:A/B"], Texts("C2"));
        Assert.Equal([new Opening(OpeningKind.Term, "B", "MIS", null)], Of("C3"));
        Assert.Equal([new Opening(OpeningKind.Criterion, "B06.2a", null, null)], Of("C4"));
    }

    [Fact]
    public void A_term_that_is_said_not_to_hold_is_told_apart_from_one_that_nobody_gave()
    {
        var said = Inventory with { Programmes = [Country.Programme("A", 600), Country.Programme("B", 400) with { DigitalMis = false }] };
        var reading = said.On(Country.Day, Shipped.Rubric);
        Assert.Equal([new Opening(OpeningKind.Term, "B", "MIS", false)], Opening.Of(Assessment.Of(reading.Facts)["C3"], reading, said, Shipped.Rubric).ToArray());
    }

    [Fact]
    public void Nothing_is_offered_where_a_gate_is_passed() => Assert.Empty(Of("D3"));

    [Fact]
    public void Whatever_is_offered_opens_its_gate_once_all_of_it_is_supposed()
    {
        foreach (var gate in Assessed.Gates)
        {
            var supposed = Opening.Suppose(Opening.Of(gate, Reading, Inventory, Shipped.Rubric).Select(o => o.Text), Inventory, Shipped.Rubric);
            Assert.True(WhatIf.Of(Reading.Facts, supposed).After[gate.Gate.Code].Met, gate.Gate.Code);
        }
    }

    [Theory]
    [InlineData("link:gone/civil")]
    [InlineData("link:A")]
    [InlineData("cross-check:A/A")]
    [InlineData("term:A/LLL")]
    [InlineData("criterion:B99.1a")]
    [InlineData("programme:A")]
    [InlineData("")]
    public void A_text_that_names_nothing_supposes_nothing(string text) =>
        Assert.Empty(WhatIf.Of(Reading.Facts, Opening.Suppose([text], Inventory, Shipped.Rubric)).Gates);

    [Fact]
    public void A_programme_wholly_in_shows_the_gate_it_opens()
    {
        var none = Made.Complete.With("A", p => p with { UidShare = 0 });
        Assert.Equal(["D3"], WhatIf.Of(none, new() { Whole = [new("A", Metric.UIDC)] }).Gates.Select(g => g.Gate.Code));
        foreach (var (gate, metric, without) in new (string, Metric, Func<ProgrammeFacts, ProgrammeFacts>)[]
        {
            ("D2", Metric.BRC, p => p with { InBeneficiaryRegistry = 0 }), ("D5", Metric.PGC, p => p with { GatewayShare = 0 }),
            ("D6", Metric.GRMC, p => p with { CommonGrm = false }), ("C3", Metric.MIS, p => p with { DigitalMis = null }),
        })
            Assert.Equal([gate], WhatIf.Of(Made.Complete.With("A", without), new() { Whole = [new("A", metric)] }).Gates.Select(g => g.Gate.Code));
    }

    private static Opening[] Of(string gate) => [.. Opening.Of(Assessed[gate], Reading, Inventory, Shipped.Rubric)];

    private static string[] Texts(string gate) => [.. Of(gate).Select(o => o.Text)];
}

using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Tests.Content;
using Fractions;
using static Exchange.Model.Tests.Integration.Entries.Desk;

namespace Exchange.Model.Tests.Integration.Entries;

public sealed class EntryReaderTests
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    [Fact]
    public void What_was_typed_is_assessed_as_the_same_inventory_written_by_hand()
    {
        var typed = Assessment.Of(EntryReader.Read(Small, Day).On(Day, Shipped.Rubric).Facts);
        var written = Assessment.Of(Country.Small.On(Day, Shipped.Rubric).Facts);

        Assert.Equal(written.Gates.Select(g => (g.Gate.Code, g.Met, g.Value)), typed.Gates.Select(g => (g.Gate.Code, g.Met, g.Value)));
        Assert.Equal(new Fraction(7, 10), typed.Metrics.LL);
    }

    [Theory]
    [InlineData("66.7", 667, 1000)]
    [InlineData("66,7 %", 667, 1000)]
    [InlineData("٨٠", 4, 5)]
    [InlineData("0.1", 1, 1000)]
    [InlineData("100", 1, 1)]
    public void A_share_typed_in_percent_is_exact(string text, int numerator, int denominator) =>
        Assert.Equal(new Fraction(numerator, denominator), Read(("uid_share", text)).UidShare);

    [Theory]
    [InlineData("101")]
    [InlineData("-1")]
    [InlineData("1,234")]
    [InlineData("most")]
    public void A_share_that_cannot_be_one_is_unknown_not_zero(string text) => Assert.Null(Read(("uid_share", text)).UidShare);

    [Fact]
    public void What_is_left_empty_is_unknown()
    {
        var programme = Read(("name_en", "A"));
        Assert.Null(programme.Beneficiaries);
        Assert.Null(programme.DigitalMis);
        Assert.Null(programme.Staff);
        Assert.True(programme is { Active: true, GovernmentOwned: true });
    }

    [Fact]
    public void A_list_nobody_touched_is_unknown_and_one_gone_through_is_empty()
    {
        Assert.Null(EntryReader.Read([], null).Links);
        Assert.Equal([], EntryReader.Read([Entry.Of(new(EntryKind.List, "links"), ("gone_through", "yes"))], null).Links!.Value);
        Assert.Null(EntryReader.Read([Entry.Of(new(EntryKind.List, "links"), ("gone_through", "no"))], null).Links);
        Assert.Equal([], EntryReader.Read([Entry.Of(EntryKey.CrossCheck(new("a", "b")), ("compared", "no"))], null).CrossChecks!.Value);
    }

    [Fact]
    public void A_link_to_what_is_not_there_counts_nowhere()
    {
        var inventory = EntryReader.Read([.. Small, Link("a", "gone"), Link("gone", "civil")], Day);
        Assert.Equal(["a/civil", "b/civil"], inventory.Links!.Value.Select(l => $"{l.At.Programme}/{l.At.Dataset}"));
    }

    [Fact]
    public void A_yes_at_grade_three_counts_with_a_document_in_words()
    {
        var bare = Entry.Of(new(EntryKind.Criterion, "B01.3a"), ("met", "yes"));
        var backed = Entry.Of(new(EntryKind.Criterion, "B01.3a"), ("met", "yes"), ("evidence", "Census 2025, table 4"));
        Assert.Null(EntryReader.Read([bare], null).Answers["B01.3a"].At(3));
        Assert.True(EntryReader.Read([backed], null).Answers["B01.3a"].At(3));
    }

    [Fact]
    public void The_delivery_chain_is_read_with_causes_and_groups()
    {
        var phase = Entry.Of(new(EntryKind.Delivery, "a/2"), ("grade", "1"), ("weakness", "Paper"), ("causes", "finance law"), ("not_reached", "women"));
        var review = Assert.Single(EntryReader.Read([.. Small, phase], null).Programmes[0].Delivery);
        Assert.Equal((2, 1, "Paper"), (review.Phase, review.Grade, review.Weakness));
        Assert.Equal(["finance", "law"], review.Causes);
        Assert.Equal(["women"], review.NotReached);
    }

    [Fact]
    public void A_name_in_one_language_stands_in_for_the_others() =>
        Assert.Equal("civil", EntryReader.NameOf(Dataset("civil")).In("ar"));

    [Theory]
    [InlineData("Programme élargi d’aide", "programme-elargi-d-aide")]
    [InlineData("سجل", "")]
    public void A_slug_is_made_of_a_name(string name, string slug) => Assert.Equal(slug, EntryKey.SlugOf(name));

    [Theory]
    [InlineData("a/civil", "a", "civil"), InlineData("a", "a", ""), InlineData("a/b/c", "a", ""), InlineData("/b", "", "b"), InlineData("a/", "a", "")]
    public void A_compound_id_has_two_parts(string id, string first, string second)
    {
        var key = new EntryKey(EntryKind.Link, id);
        Assert.Equal((first, second, new Connection(first, second)), (key.First, key.Second, key.At));
    }

    [Fact]
    public void Keys_are_read_as_they_were_written()
    {
        foreach (var key in Small.Select(e => e.Key))
            Assert.Equal(key, EntryKey.Parse(key.ToString()));
        Assert.Null(EntryKey.TryParse("programme:"));
        Assert.Null(EntryKey.TryParse("other:a"));
    }

    private static Programme Read(params (string, string?)[] fields) =>
        Assert.Single(EntryReader.Read([Entry.Of(new(EntryKind.Programme, "a"), fields)], null).Programmes);
}

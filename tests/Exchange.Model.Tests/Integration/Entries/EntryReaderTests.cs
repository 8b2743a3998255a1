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
    public void Everything_typed_about_a_programme_is_read()
    {
        var read = Read(
            ("name_en", "A"), ("organisation", "ministry"), ("type", "social-pension"), ("legal_basis", "Act 7"), ("active", "no"), ("government_owned", "no"), ("beneficiaries", "10"), ("households", "4"),
            ("budget", "1000.5"), ("spending", "900.25"), ("staff", "3"), ("digital_mis", "no"), ("in_beneficiary_registry", "11"), ("uid_share", "12"), ("gateway_share", "13"), ("common_grm", "yes"),
            ("digital_intake_share", "14"), ("digital_payment_share", "15"), ("intake_days", "1"), ("payment_days", "2"), ("event_days", "5"), ("surge", "6"), ("inclusion_error", "16"),
            ("exclusion_error", "17"), ("error_method", "Survey"), ("grievance_channels", "office phone"), ("grievance_cases", "7"), ("grievance_in_time", "18"));

        Assert.Equal(
            new Programme("a", "ministry", Model.LocalText.Same("A"), "social-pension")
            {
                LegalBasis = "Act 7", Active = false, GovernmentOwned = false, Beneficiaries = 10, Households = 4, Budget = 1000.5m, YearlySpending = 900.25m, Staff = 3, DigitalMis = false,
                InBeneficiaryRegistry = Share(11), UidShare = Share(12), GatewayShare = Share(13), CommonGrm = true, DigitalIntakeShare = Share(14), DigitalPaymentShare = Share(15),
                Pace = new(1, 2, 5, 6), Errors = new(Share(16), Share(17), "Survey"), Grievances = read.Grievances, Delivery = read.Delivery,
            },
            read);
        Assert.Equal(["office", "phone"], read.Grievances.Channels);
        Assert.Equal((7L, Share(18)), (read.Grievances.Cases, read.Grievances.InTime));
        Assert.Equal(("", ""), (Read(("name_en", "A")).Organisation, Read(("name_en", "A")).Type));
    }

    [Fact]
    public void Everything_typed_about_institutions_datasets_and_shocks_is_read()
    {
        var inventory = EntryReader.Read(
        [
            Entry.Of(new(EntryKind.Organisation, "o"), ("name_fr", "O"), ("level", "sub-national"), ("role", "Runs it"), ("coordinates", "yes"), ("mandate", "Chairs"), ("meetings", "4")),
            Entry.Of(new(EntryKind.Organisation, "p"), ("name_fr", "P")),
            Entry.Of(new(EntryKind.Dataset, "d"), ("name_ar", "D"), ("owner", "o"), ("kind", "civil"), ("format", "database"), ("key", "unique-id"), ("persons_covered", "9"), ("updated", "2026-01-02"),
                ("personal_data", "sensitive"), ("coverage", "81"), ("duplicates", "2"), ("decision", "merge"), ("decided_for", "2030-01-01")),
            Entry.Of(new(EntryKind.Dataset, "e")),
            Entry.Of(new(EntryKind.Shock, "s"), ("name_en", "S"), ("shock", "drought"), ("year", "2025"), ("affected", "12"), ("first_payment_days", "74"), ("response_share", "0.3")),
            Entry.Of(new(EntryKind.Shock, "t"), ("name_en", "T"), ("year", "10000")),
        ], null);

        Assert.Equal(
            [new("o", Model.LocalText.Same("O"), OrganisationLevel.SubNational, "Runs it") { Coordinates = true, Mandate = "Chairs", Meetings = 4 }, new("p", Model.LocalText.Same("P"), OrganisationLevel.National)],
            inventory.Organisations.ToArray());
        Assert.Equal(
            [
                new("d", "o", "civil", Model.LocalText.Same("D"), DatasetFormat.Database, RecordKey.UniqueId, 9, new(2026, 1, 2), PersonalData.Sensitive)
                {
                    Coverage = Share(81), Duplicates = Share(2), Decision = DatasetDecision.Merge, DecidedFor = new(2030, 1, 1),
                },
                new("e", "", "", Model.LocalText.Same("e"), DatasetFormat.Paper, RecordKey.None, null, null, PersonalData.Ordinary),
            ],
            inventory.Datasets.ToArray());
        Assert.Equal([new("s", Model.LocalText.Same("S"), "drought", 2025, 12, 74, new Fraction(3, 1000)), new("t", Model.LocalText.Same("T"), "", null, null, null, null)], inventory.Shocks.ToArray());
    }

    [Fact]
    public void Everything_typed_about_what_joins_them_is_read()
    {
        var at = new Connection("a", "civil");
        var inventory = EntryReader.Read(
        [
            .. Small.Where(e => e.Key.Kind is EntryKind.Organisation or EntryKind.Programme or EntryKind.Dataset),
            Entry.Of(EntryKey.Need(at), ("purpose", "payment"), ("stage", "provision")), Entry.Of(EntryKey.Need(new("a", "tax")), ("purpose", "nonsense")),
            Entry.Of(EntryKey.Link(at), ("tool", "event"), ("direction", "both"), ("key", "composite"), ("legal_basis", "yes"), ("first_live", "2024-01-01"), ("last_verified", "2026-01-01"), ("failures", "99999999999"),
                ("match_rate", "97"), ("planned_for", "2027-01-01")),
            Entry.Of(EntryKey.Link(new("a", "tax")), ("failures", "3")),
            Entry.Of(EntryKey.CrossCheck(new("a", "b")), ("compared", "yes")), Entry.Of(EntryKey.CrossCheck(new("a", "gone")), ("compared", "yes")),
            Entry.Of(new(EntryKind.Delivery, "a/9"), ("grade", "0"), ("strength", "Offices"), ("modes", "office"), ("reached", "women")), Entry.Of(new(EntryKind.Delivery, "a/3"), ("grade", "4")),
        ], null);

        Assert.Equal([(NeedPurpose.Payment, DeliveryStage.Provision), (NeedPurpose.EligibilityCheck, DeliveryStage.Assessment)], inventory.Needs!.Value.Select(n => (n.Purpose, n.Stage)));
        Assert.Equal(
            [
                new(at, LinkTool.Event, LinkDirection.Both, RecordKey.Composite, true, new(2024, 1, 1), new(2026, 1, 1), int.MaxValue) { MatchRate = Share(97), PlannedFor = new(2027, 1, 1) },
                new(new("a", "tax"), LinkTool.None, LinkDirection.ToProgramme, RecordKey.None, false, null, null, 3),
            ],
            inventory.Links!.Value.ToArray());
        Assert.Equal([new ProgrammePair("a", "b")], inventory.CrossChecks!.Value.ToArray());
        Assert.Equal([(3, null, null, "", ""), (9, (int?)0, "Offices", "office", "women")], inventory.Programmes[0].Delivery.Select(d => (d.Phase, d.Grade, d.Strength, string.Join(' ', d.Modes), string.Join(' ', d.Reached))));
    }

    [Fact]
    public void What_backs_an_answer_is_a_document_in_words_a_link_or_a_file()
    {
        var answer = Entry.Of(new(EntryKind.Criterion, "B01.3a"), ("met", "yes"), ("evidence", "Decree 12"), ("note", "Seen")) with
        {
            Evidence = [new(Exchange.Model.Submissions.EvidenceKind.Link, "https://example.org", "Page"), new(Exchange.Model.Submissions.EvidenceKind.File, "f", "Scan.pdf", "application/pdf", 1)],
        };
        var read = EntryReader.Read([answer], Day).Answers["B01.3a"];

        Assert.Equal((true, "Seen"), (read.Met, read.Note));
        Assert.Equal([new(EvidenceKind.Document, "Decree 12"), new(EvidenceKind.Link, "Page"), new(EvidenceKind.Document, "Scan.pdf")], read.Evidence.ToArray());
        Assert.Equal(Day, EntryReader.Read([answer], Day).Assessed);
    }

    [Theory]
    [InlineData("E", "F", "A", "E F A"), InlineData(null, "F", "A", "F F A"), InlineData("E", null, "A", "E E A"), InlineData("E", "F", null, "E F E")]
    [InlineData("E", null, null, "E E E"), InlineData(null, "F", null, "F F F"), InlineData(null, null, "A", "A A A"), InlineData(null, null, null, "o o o")]
    public void Each_language_is_stood_in_for_by_the_others_in_an_order(string? en, string? fr, string? ar, string names)
    {
        var name = EntryReader.NameOf(Entry.Of(new(EntryKind.Organisation, "o"), ("name_en", en), ("name_fr", fr), ("name_ar", ar)));
        Assert.Equal(names, $"{name.En} {name.Fr} {name.Ar}");
    }

    [Theory]
    [InlineData("needs"), InlineData("links"), InlineData("cross-checks")]
    public void Each_list_that_was_gone_through_is_empty_and_the_others_stay_unknown(string list)
    {
        var read = EntryReader.Read([Entry.Of(new(EntryKind.List, list), ("gone_through", "yes"))], null);
        Assert.Equal((list == "needs", list == "links", list == "cross-checks"), (read.Needs is not null, read.Links is not null, read.CrossChecks is not null));
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

    [Fact]
    public void Ids_have_a_form_and_a_longest()
    {
        bool Fits(EntryKind kind, string id) => new EntryKey(kind, id).IsWellFormed;
        Assert.All(["needs", "links", "cross-checks"], list => Assert.True(Fits(EntryKind.List, list)));
        Assert.Equal((true, true, false, false), (Fits(EntryKind.Criterion, "B"), Fits(EntryKind.Criterion, new('B', 20)), Fits(EntryKind.Criterion, ""), Fits(EntryKind.Criterion, new('B', 21))));
        Assert.Equal((true, false), (Fits(EntryKind.Programme, new('a', 60)), Fits(EntryKind.Programme, new('a', 61))));
        Assert.All(["-a", "a-", "A", "a_b", ""], id => Assert.False(Fits(EntryKind.Dataset, id)));
        Assert.Equal((true, true, false, false), (Fits(EntryKind.Delivery, "a/1"), Fits(EntryKind.Delivery, "a/9"), Fits(EntryKind.Delivery, "a/10"), Fits(EntryKind.Delivery, "A/1")));
        Assert.Equal((true, false, false), (Fits(EntryKind.Link, "a/b"), Fits(EntryKind.Link, "A/b"), Fits(EntryKind.Link, "a/B")));
        Assert.Contains("'nonsense'", Assert.Throws<FormatException>(() => EntryKey.Parse("nonsense")).Message, StringComparison.Ordinal);
        Assert.Throws<System.Text.Json.JsonException>(() => System.Text.Json.JsonSerializer.Deserialize<EntryKey>("null"));
    }

    [Fact]
    public void A_fresh_id_is_made_of_the_first_name_with_latin_letters_cut_and_numbered()
    {
        Assert.Equal(new string('a', 60), EntryKey.SlugOf(new string('a', 60)));
        Assert.Equal(new string('a', 60), EntryKey.SlugOf(new string('a', 61)));
        Assert.Equal(new string('a', 59), EntryKey.SlugOf(new string('a', 59) + " b"));
        Assert.Equal("cash", EntryKey.Fresh(EntryKind.Programme, [null, "سجل", "Cash"], _ => false));
        Assert.Equal("programme", EntryKey.Fresh(EntryKind.Programme, ["سجل"], _ => false));
        Assert.Equal("cash-3", EntryKey.Fresh(EntryKind.Programme, ["Cash"], key => key.Id is "cash" or "cash-2"));
        Assert.Equal(new string('a', 56), EntryKey.Fresh(EntryKind.Programme, [new string('a', 56)], _ => false));
        Assert.Equal(new string('a', 56), EntryKey.Fresh(EntryKind.Programme, [new string('a', 60)], _ => false));
        Assert.Equal(new string('a', 55), EntryKey.Fresh(EntryKind.Programme, [new string('a', 55) + " bcd"], _ => false));
    }

    [Fact]
    public void Codes_are_the_names_with_hyphens()
    {
        Assert.Equal(["national", "sub-national"], Codes.Of<OrganisationLevel>());
        Assert.Equal(("unique-id", RecordKey.UniqueId, null, null), (Codes.Of(RecordKey.UniqueId), Codes.Find<RecordKey>("unique-id"), Codes.Find<RecordKey>("UniqueId"), Codes.Find<RecordKey>(null)));
    }

    private static Fraction Share(int percent) => new(percent, 100);

    private static Programme Read(params (string, string?)[] fields) =>
        Assert.Single(EntryReader.Read([Entry.Of(new(EntryKind.Programme, "a"), fields)], null).Programmes);
}

using System.Collections.Immutable;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using Exchange.Model.Tests.Content;
using static Exchange.Model.Tests.Integration.Entries.Desk;

namespace Exchange.Model.Tests.Integration.Entries;

/// <summary>What is to be said of an entry.</summary>
public sealed class EntryRulesTests
{
    private static readonly DateOnly Day = new(2026, 11, 25);

    [Theory]
    [InlineData(EntryKind.Organisation, "name_en name_fr name_ar level role coordinates mandate meetings evidence note", "")]
    [InlineData(EntryKind.Programme, "name_en name_fr name_ar organisation type legal_basis active government_owned beneficiaries households budget spending staff digital_mis in_beneficiary_registry uid_share gateway_share common_grm digital_intake_share digital_payment_share intake_days payment_days event_days surge inclusion_error exclusion_error error_method grievance_channels grievance_cases grievance_in_time evidence note", "organisation type")]
    [InlineData(EntryKind.Dataset, "name_en name_fr name_ar owner kind format key persons_covered coverage updated personal_data duplicates decision decided_for evidence note", "owner kind format")]
    [InlineData(EntryKind.Need, "purpose stage dropped evidence note", "purpose")]
    [InlineData(EntryKind.Link, "tool direction key legal_basis legal_text first_live last_verified failures match_rate planned_for evidence note", "tool")]
    [InlineData(EntryKind.CrossCheck, "compared evidence note", "compared")]
    [InlineData(EntryKind.Delivery, "grade strength weakness causes not_reached modes reached evidence note", "")]
    [InlineData(EntryKind.Criterion, "met evidence note", "")]
    [InlineData(EntryKind.Shock, "name_en name_fr name_ar shock year affected first_payment_days response_share evidence note", "shock year")]
    [InlineData(EntryKind.List, "gone_through evidence note", "gone_through")]
    public void Every_kind_has_its_fields_of_which_some_must_be_filled(EntryKind kind, string names, string required)
    {
        Assert.Equal(names, string.Join(' ', EntryFields.Of(kind).Select(f => f.Name)));
        Assert.Equal(required, string.Join(' ', EntryFields.Of(kind).Where(f => f.Required).Select(f => f.Name)));
        Assert.Equal(required.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), Told(Entry.Of(Key(kind), ("note", "x"))).Where(f => f.Rule == "EntryFieldMissing").Select(f => f.Field!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("staff", "about five", "EntryNotACount"), InlineData("staff", "1.5", "EntryNotACount"), InlineData("staff", "-1", "EntryNotACount"), InlineData("staff", "0", null)]
    [InlineData("budget", "much", "EntryNotAnAmount"), InlineData("budget", "-0.5", "EntryNotAnAmount"), InlineData("budget", "0.5", null)]
    [InlineData("uid_share", "101", "EntryNotAPercent"), InlineData("uid_share", "100", null), InlineData("uid_share", "0", null)]
    [InlineData("active", "maybe", "EntryNotYesNo"), InlineData("active", "no", null)]
    [InlineData("type", "lottery", "EntryUnknownWord"), InlineData("type", "social-pension", null)]
    [InlineData("grievance_channels", "office pigeon", "EntryUnknownWord"), InlineData("grievance_channels", "office phone", null)]
    [InlineData("colour", "blue", "EntryUnknownField")]
    [InlineData("organisation", "nobody", "EntryReferenceGone")]
    public void A_text_that_its_field_does_not_take_is_told_with_the_text(string field, string text, string? rule)
    {
        var entry = Programme("a", "600") is var programme ? programme with { Fields = programme.Fields.SetItem(field, text) } : null!;
        var found = Told(entry).SingleOrDefault(f => f.Field == field);

        Assert.Equal(rule, found?.Rule);
        if (rule is not null)
            Assert.Equal((Severity.Error, rule == "EntryUnknownField" ? field : text), (found!.Severity, found.Arguments[^1]));
    }

    [Fact]
    public void Words_and_paragraphs_have_a_longest_and_choices_are_of_their_list()
    {
        Assert.Null(Rule(Organisation("o"), "name_fr", new string('n', 500)));
        Assert.Equal("EntryTooLong", Rule(Organisation("o"), "name_fr", new string('n', 501)));
        Assert.Null(Rule(Organisation("o"), "role", new string('n', 4_000)));
        Assert.Equal("EntryTooLong", Rule(Organisation("o"), "role", new string('n', 4_001)));
        Assert.Equal("EntryUnknownWord", Rule(Organisation("o"), "level", "galactic"));
        Assert.Null(Rule(Organisation("o"), "level", "sub-national"));
        Assert.Equal("EntryUnknownWord", Rule(Delivery("4"), "grade", "4"));
        Assert.Null(Rule(Delivery("4"), "grade", "3"));
        Assert.Equal("EntryUnknownWord", Rule(Dataset("civil"), "kind", "weather"));
        Assert.Equal("EntryUnknownWord", Rule(Entry.Of(new(EntryKind.Shock, "flood"), ("name_en", "Flood"), ("year", "2025")), "shock", "meteor"));
        Assert.Null(Rule(Delivery("1"), "not_reached", Shipped.Rubric.Groups[0].Code));
        Assert.Equal("EntryUnknownWord", Rule(Delivery("1"), "not_reached", Shipped.Rubric.Causes[0].Code));
        Assert.Null(Rule(Delivery("1"), "causes", Shipped.Rubric.Causes[0].Code));
    }

    [Theory]
    [InlineData("2026-11-25", null), InlineData("2026-2-3", null), InlineData(" 1900-01-01 ", null)]
    [InlineData("2026-11-26", "EntryDayToCome"), InlineData("1899-12-31", "EntryNotADay"), InlineData("25.11.2026", "EntryNotADay"), InlineData("soon", "EntryNotADay")]
    public void A_day_is_read_strictly_and_is_not_to_come(string text, string? rule) => Assert.Equal(rule, Rule(Link("a", "civil"), "first_live", text));

    [Fact]
    public void What_is_planned_may_be_to_come()
    {
        Assert.Null(Rule(Link("a", "civil"), "planned_for", "2030-01-01"));
        Assert.Null(Rule(Dataset("civil"), "decided_for", "2030-01-01"));
        Assert.Equal("EntryDayToCome", Rule(Dataset("civil"), "updated", "2030-01-01"));
    }

    [Fact]
    public void Whatever_has_a_name_needs_one_in_some_language()
    {
        Assert.Equal(("EntryNameMissing", "name_en"), Told(Entry.Of(new(EntryKind.Organisation, "o"), ("level", "national"))).Select(f => (f.Rule, f.Field!)).Single());
        Assert.All(["name_en", "name_fr", "name_ar"], name => Assert.Empty(Told(Entry.Of(new(EntryKind.Organisation, "o"), (name, "O")))));
        Assert.All([EntryKind.Programme, EntryKind.Dataset, EntryKind.Shock], kind => Assert.Contains("EntryNameMissing", Told(Entry.Of(new(kind, "x"), ("note", "x"))).Select(f => f.Rule)));
    }

    [Fact]
    public void What_joins_two_needs_both()
    {
        Assert.Equal(["programme x", "dataset y"], Gone(Entry.Of(EntryKey.Need(new("x", "y")), ("purpose", "exit"))));
        Assert.Equal(["dataset y"], Gone(Link("a", "y")));
        Assert.Equal(["programme x"], Gone(Entry.Of(EntryKey.CrossCheck(new("a", "x")), ("compared", "yes"))));
        Assert.Equal(["programme x"], Gone(Entry.Of(new(EntryKind.Delivery, "x/3"), ("grade", "1"))));
        Assert.Empty(Gone(Delivery("3")));

        static string[] Gone(Entry entry) => [.. Told(entry).Where(f => f.Rule == "EntryReferenceGone").Select(f => string.Join(' ', f.Arguments))];
    }

    [Fact]
    public void A_link_by_machine_that_does_not_count_as_live_is_told_why()
    {
        Assert.Empty(Told(Link("a", "civil", "2025-11-25")));
        Assert.Equal(["LinkVerificationLapsed"], Warned("query", "2025-11-24", "yes"));
        Assert.Equal(["LinkNeverVerified"], Warned("event", null, "yes"));
        Assert.Equal(["LinkNeverVerified", "LinkWithoutLegalBasis"], Warned("batch", null, null));
        Assert.Equal(["LinkWithoutLegalBasis"], Warned("query", "2026-09-25", "no"));
        Assert.All(["manual", "none"], tool => Assert.Empty(Warned(tool, null, null)));

        static string[] Warned(string tool, string? verified, string? legal)
        {
            var found = Told(Entry.Of(EntryKey.Link(new("a", "civil")), ("tool", tool), ("last_verified", verified), ("legal_basis", legal)));
            Assert.All(found, f => Assert.Equal((Severity.Warning, f.Rule == "LinkWithoutLegalBasis" ? "legal_basis" : "last_verified"), (f.Severity, f.Field)));
            return [.. found.Select(f => f.Rule)];
        }
    }

    [Fact]
    public void A_yes_at_grade_three_without_evidence_is_told_and_a_question_that_is_not_there_is_refused()
    {
        var third = Shipped.Rubric.Block("B06")!.Criteria.First(c => c.Grade == 3).Id;
        Assert.Equal(("CriterionWithoutEvidence", Severity.Warning, "evidence"), Told(Criterion(third, ("met", "yes"))).Select(f => (f.Rule, f.Severity, f.Field!)).Single());
        Assert.Empty(Told(Criterion(third, ("met", "no"))));
        Assert.Empty(Told(Criterion(third, ("met", "yes"), ("evidence", "Decree 12"))));
        Assert.Empty(Told(Criterion(third, ("met", "yes")) with { Evidence = [new(Exchange.Model.Submissions.EvidenceKind.Link, "https://example.org", "Decree")] }));
        Assert.Empty(Told(Criterion(Shipped.Rubric.Block("B06")!.Criteria.First(c => c.Grade == 2).Id, ("met", "yes"))));
        Assert.Equal(("EntryUnknownCriterion", "B99.1a"), Told(Criterion("B99.1a", ("met", "yes"))).Select(f => (f.Rule, f.Arguments[0])).Single());

        static Entry Criterion(string id, params (string, string?)[] fields) => Entry.Of(new(EntryKind.Criterion, id), fields);
    }

    [Fact]
    public void Findings_stand_in_the_order_of_the_entries() => Assert.Equal(
        ["link:a/civil", "programme:a"],
        EntryRules.Examine(With(Link("a", "civil", "2030-01-01"), Programme("a", "many")), Shipped.Rubric, Day).Select(f => f.Entry.ToString()!).Distinct());

    private static Entry Delivery(string phase) => Entry.Of(new(EntryKind.Delivery, "a/" + phase), ("strength", "x"));

    private static EntryKey Key(EntryKind kind) => kind switch
    {
        EntryKind.Need or EntryKind.Link => new(kind, "a/civil"),
        EntryKind.CrossCheck => new(kind, "a/b"),
        EntryKind.Delivery => new(kind, "a/1"),
        EntryKind.Criterion => new(kind, "B06.1a"),
        EntryKind.List => new(kind, "needs"),
        _ => new(kind, "x"),
    };

    private static string? Rule(Entry entry, string field, string text) => Told(entry with { Fields = entry.Fields.SetItem(field, text) }).FirstOrDefault(f => f.Field == field)?.Rule;

    private static EntryFinding[] Told(Entry entry) => [.. EntryRules.Examine(With(entry), Shipped.Rubric, Day).Where(f => f.Entry == entry.Key)];

    private static ImmutableDictionary<string, Entry> With(params Entry[] entries) =>
        Small.ToImmutableDictionary(e => e.Key.ToString(), StringComparer.Ordinal).SetItems(entries.Select(e => KeyValuePair.Create(e.Key.ToString(), e)));
}

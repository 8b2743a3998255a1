using System.Collections.Immutable;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Integration.Entries.Workbook;
using Exchange.Model.People;
using Exchange.Model.Submissions.Workbook;
using static Exchange.Model.Tests.Integration.Entries.Desk;

namespace Exchange.Model.Tests.Integration.Entries.Workbook;

public sealed class EntriesComparisonTests
{
    private readonly Desk _desk = Filled();

    [Fact]
    public void A_field_that_was_changed_is_entered_and_the_rest_of_the_entry_stays()
    {
        var comparison = Compare(Standing("programme:a", ("beneficiaries", "700")));

        var change = Assert.Single(comparison.Changes);
        Assert.Equal(("beneficiaries", "600", "700", "B6"), (change.Field, change.From, change.To, change.Where));
        Assert.Equal(_desk.Record.Entries["programme:a"].Fields.SetItem("beneficiaries", "700"), Assert.Single(comparison.Entries).Fields);
        Assert.Empty(comparison.Findings);
    }

    [Fact]
    public void A_line_that_says_what_stands_already_changes_nothing_and_a_missing_column_keeps_its_field()
    {
        var line = Standing("programme:a", ("beneficiaries", "600"));
        var without = line with { Fields = line.Fields.Remove("uid_share").SetItem("beneficiaries", new("700", "B6")) };

        Assert.Equal((1, 0), (Compare(line with { Issued = "" }).Unchanged, Compare(line with { Issued = "" }).Entries.Length));
        Assert.Equal("100", Assert.Single(Compare(without).Entries)["uid_share"]);
    }

    [Fact]
    public void What_was_changed_on_the_web_meanwhile_is_not_overwritten()
    {
        var line = Standing("programme:a", ("beneficiaries", "700"));
        _desk.Put(Programme("a", "800"));

        Assert.Equal("ChangedMeanwhile", Assert.Single(Compare(line).Refused).Finding.Rule);
    }

    [Fact]
    public void An_emptied_line_removes_its_entry_but_an_accepted_need_only_with_a_reason()
    {
        Assert.True(Assert.Single(Compare(Emptied("dataset:tax")).Entries).IsEmpty);
        Assert.Null(Assert.Single(Compare(Emptied("dataset:tax")).Changes).Field);
        _desk.HandIn();
        _desk.Accept();
        Assert.Equal("NeedDroppedWithoutReason", Assert.Single(Compare(Emptied("need:a/tax")).Refused).Finding.Rule);
    }

    [Fact]
    public void New_entries_get_ids_of_their_names_and_are_named_by_id_or_name_on_other_lines()
    {
        var comparison = Compare(
            Free("organisation:+1", ("name_fr", "Caisse sociale")),
            Free("programme:+1", ("name_en", "School meals"), ("organisation", "CAISSE sociale"), ("type", "school-feeding")),
            Free("need:+1", (LineParts.Programme, "school meals"), (LineParts.Dataset, "civil"), ("purpose", "payment")),
            Free("cross-check:+1", (LineParts.Programme, "School meals"), (LineParts.Other, "a"), ("compared", "yes")),
            Free("delivery:+1", (LineParts.Programme, "school-meals"), (LineParts.Phase, "4"), ("grade", "2")));

        Assert.Empty(comparison.Refused);
        Assert.Equal(
            ["organisation:caisse-sociale", "programme:school-meals", "need:school-meals/civil", "cross-check:a/school-meals", "delivery:school-meals/4"],
            comparison.Entries.Select(e => e.Key.ToString()));
        Assert.Equal("caisse-sociale", comparison.Entries[1]["organisation"]);
        Assert.DoesNotContain(comparison.Findings, f => f.Rule == "EntryReferenceGone");
    }

    [Fact]
    public void A_name_that_two_have_stands_for_neither_and_an_unknown_one_is_refused_in_its_place()
    {
        _desk.Put(Entry.Of(new(EntryKind.Dataset, "civil-2"), ("name_fr", "Civil"), ("owner", "ministry"), ("kind", "civil"), ("format", "file")));
        var comparison = Compare(
            Free("need:+1", (LineParts.Programme, "b"), (LineParts.Dataset, "Civil"), ("purpose", "payment")),
            Free("need:+2", (LineParts.Programme, "nowhere"), (LineParts.Dataset, "tax"), ("purpose", "payment")),
            Free("need:+3", (LineParts.Dataset, "tax"), ("purpose", "payment")),
            Free("cross-check:+1", (LineParts.Programme, "a"), (LineParts.Other, "a"), ("compared", "yes")));

        Assert.Equal(["PartUnknown", "PartUnknown", "PartMissing", "PartUnknown"], comparison.Refused.Select(r => r.Finding.Rule));
        Assert.Empty(comparison.Entries);
    }

    [Fact]
    public void An_id_is_given_once_and_a_line_with_nothing_to_say_or_with_a_formula_is_refused_alone()
    {
        var comparison = Compare(
            Free("dataset:+1", (LineParts.Id, "tax"), ("name_en", "Another tax")),
            Free("dataset:+2", (LineParts.Id, "Land registry"), ("name_en", "Land")),
            Free("dataset:+3", (LineParts.Id, "land-registry"), ("name_en", "Land again")),
            Free("link:+1", (LineParts.Programme, "a"), (LineParts.Dataset, "tax")),
            Free("organisation:+1", ("role", "pays")),
            new EntryLine("Links", 9, "link:a/civil", "", ImmutableDictionary<string, FilledIn>.Empty.Add("tool", new("=1", "D9", "Formula"))),
            Free("programme+1", ("name_en", "x")));

        Assert.Equal(
            ["EntryAlreadyThere", "EntryTwice", "LineSaysNothing", "EntryNameMissing", "Formula", "LineUnknown"], comparison.Refused.Select(r => r.Finding.Rule));
        Assert.Equal("D9", comparison.Refused[4].Where);
        Assert.Equal("dataset:land-registry", Assert.Single(comparison.Entries).Key.ToString());
    }

    [Fact]
    public void Two_new_entries_of_one_name_get_two_ids()
    {
        var comparison = Compare(Free("dataset:+1", ("name_en", "Tax")), Free("dataset:+2", ("name_en", "Tax")));

        Assert.Equal(["tax-2", "tax-3"], comparison.Entries.Select(e => e.Key.Id));
    }

    [Fact]
    public void What_the_desk_would_refuse_is_refused_line_by_line_and_the_rest_is_entered()
    {
        _desk.Delegate("datasets");
        var comparison = Compare(Colleague, Standing("dataset:tax", ("format", "paper")), Standing("programme:a", ("beneficiaries", "1")));

        Assert.Equal("NotYourPart", Assert.Single(comparison.Refused).Finding.Rule);
        Assert.Equal("dataset:tax", Assert.Single(comparison.Entries).Key.ToString());
    }

    [Fact]
    public void What_cannot_be_read_is_kept_and_said_beforehand()
    {
        var comparison = Compare(Standing("programme:a", ("beneficiaries", "about 600")));

        Assert.Equal("about 600", Assert.Single(comparison.Entries)["beneficiaries"]);
        Assert.Equal("EntryNotACount", Assert.Single(comparison.Findings).Rule);
    }

    [Fact]
    public void A_line_is_untouched_as_long_as_its_texts_are_those_that_were_issued()
    {
        var line = Standing("programme:a");
        Assert.True(line.IsUntouched(EntryKind.Programme, new(EntryKind.Programme, "a")));
        Assert.False(Standing("programme:a", ("staff", "3")).IsUntouched(EntryKind.Programme, new(EntryKind.Programme, "a")));
        Assert.True(Free("need:+1").IsUntouched(EntryKind.Need, null));
        Assert.False(Free("need:+1", (LineParts.Programme, "a")).IsUntouched(EntryKind.Need, null));
    }

    [Fact]
    public void What_backs_an_entry_stays_with_it_until_nothing_of_it_is_left()
    {
        _desk.Put(Dataset("tax") with { Evidence = [new(Model.Submissions.EvidenceKind.Link, "https://example.org", "Law")] });

        Assert.Single(Assert.Single(Compare(Standing("dataset:tax", ("format", "paper"))).Entries).Evidence);
        Assert.True(Assert.Single(Compare(Emptied("dataset:tax")).Entries).IsEmpty);
    }

    private EntriesComparison Compare(params EntryLine[] lines) => Compare(Senegal, lines);

    private EntriesComparison Compare(Actor actor, params EntryLine[] lines) =>
        EntriesComparison.Of([.. lines], _desk.Record, new("w", actor, Model.Submissions.Channel.Workbook), _desk.Setting);

    private EntryLine Standing(string key, params (string Field, string Text)[] changes)
    {
        var entry = _desk.Record.Entries[key];
        var fields = EntryFields.Of(entry.Key.Kind).ToImmutableDictionary(f => f.Name, f => new FilledIn(entry[f.Name] ?? "", "B6"));
        return new("Sheet", 6, key, EntryLine.Fingerprint(entry.Key.Kind, f => entry[f]), fields.SetItems(changes.Select(c => KeyValuePair.Create(c.Field, new FilledIn(c.Text, "B6")))));
    }

    private EntryLine Emptied(string key)
    {
        var line = Standing(key);
        return line with { Fields = line.Fields.ToImmutableDictionary(f => f.Key, f => f.Value with { Text = "" }) };
    }

    private static EntryLine Free(string key, params (string Field, string Text)[] fields) => new(
        "Sheet", 20, key, EntryLine.Parse(key) is var (kind, _) ? EntryLine.Fingerprint(kind, _ => null) : "",
        fields.ToImmutableDictionary(f => f.Field, f => new FilledIn(f.Text, "C20")));
}

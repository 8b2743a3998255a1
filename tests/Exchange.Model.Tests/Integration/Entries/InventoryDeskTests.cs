using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Submissions;
using static Exchange.Model.Tests.Integration.Entries.Desk;

namespace Exchange.Model.Tests.Integration.Entries;

public sealed class InventoryDeskTests
{
    private static readonly EntryKey A = new(EntryKind.Programme, "a");

    [Fact]
    public void An_inventory_is_entered_handed_in_and_accepted_and_only_then_public()
    {
        var desk = Filled();
        Assert.Equal(SubmissionStatus.Draft, desk.Record.Status);
        Assert.True(desk.HandIn().Done);
        Assert.Null(desk.Record.Accepted);

        var answer = desk.Accept();

        Assert.Equal((true, SubmissionStatus.Accepted, 1), (answer.Done, answer.Status, answer.Acceptances));
        Assert.Equal(Small.Length, desk.Record.Accepted!.Entries.Length);
        Assert.Equal(new DateOnly(2026, 11, 25), desk.Record.Accepted.Assessed);
        Assert.Empty(desk.Record.Pending());
    }

    [Fact]
    public void What_is_changed_afterwards_is_not_public_until_it_is_accepted()
    {
        var desk = Accepted();
        desk.Put(Programme("a", "700"));

        Assert.Equal(SubmissionStatus.Draft, desk.Record.Status);
        Assert.Equal(["programme:a"], desk.Record.Pending());
        Assert.Equal(600, desk.Record.Accepted!.Read().Programmes[0].Beneficiaries);
        desk.HandIn();
        desk.Accept();
        Assert.Equal((2, 700), (desk.Record.Acceptances, desk.Record.Accepted!.Read().Programmes[0].Beneficiaries));
    }

    [Fact]
    public void Text_that_cannot_be_read_is_kept_told_and_keeps_the_whole_from_being_handed_in()
    {
        var desk = Filled();
        desk.Put(Programme("a", "about 600"));

        Assert.Equal("about 600", desk.Record.Entries["programme:a"]["beneficiaries"]);
        var answer = desk.HandIn();
        Assert.Equal(("EntryNotACount", A, "beneficiaries"), Told(Assert.Single(answer.Findings)));
        Assert.Equal(SubmissionStatus.Draft, desk.Record.Status);
    }

    [Fact]
    public void A_link_to_a_dataset_that_was_removed_is_told_in_the_links_place()
    {
        var desk = Filled();
        desk.Put(Entry.Of(new(EntryKind.Dataset, "tax")), Link("a", "tax"));

        Assert.Equal(
            [("EntryReferenceGone", "link:a/tax", "dataset tax"), ("EntryReferenceGone", "need:a/tax", "dataset tax")],
            desk.Findings.Where(f => f.Severity == Severity.Error).Select(f => (f.Rule, f.Entry.ToString()!, string.Join(' ', f.Arguments))));
        Assert.False(desk.HandIn().Done);
    }

    [Fact]
    public void What_is_handed_in_is_not_changed_until_it_is_taken_back()
    {
        var desk = Filled();
        desk.HandIn();
        Assert.Equal("InventoryHandedIn", Assert.Single(desk.Put(Organisation("agency")).Findings).Rule);

        desk.Do(InventoryDesk.Withdraw(desk.Record, desk.By(Senegal), desk.Record.Revision, desk.Setting));

        Assert.True(desk.Put(Organisation("agency")).Done);
    }

    [Fact]
    public void Nothing_is_taken_back_once_something_of_it_was_decided()
    {
        var desk = Filled();
        desk.HandIn();
        desk.Accept("programmes");

        Assert.Equal(SubmissionStatus.Submitted, desk.Record.Status);
        var answer = desk.Do(InventoryDesk.Withdraw(desk.Record, desk.By(Senegal), desk.Record.Revision, desk.Setting));
        Assert.Equal("ReviewBegun", Assert.Single(answer.Findings).Rule);
    }

    [Fact]
    public void Of_entries_that_are_there_only_those_sent_back_are_open_and_new_ones_may_be_added()
    {
        var desk = Filled();
        desk.HandIn();
        desk.Return("", new EntryReason(A, "Which year?"));

        Assert.Equal(SubmissionStatus.Returned, desk.Record.Status);
        Assert.Equal("EntryLocked", Assert.Single(desk.Put(Programme("b", "1")).Findings).Rule);
        Assert.True(desk.Put(Programme("a", "650"), Organisation("agency")).Done);
        Assert.Equal(SubmissionStatus.Returned, desk.Record.Status);
        desk.HandIn();
        Assert.Equal("Which year?", desk.Record.Mended["programme:a"].Reason);
        Assert.Equal("600", desk.Record.Mended["programme:a"].Was!["beneficiaries"]);
        desk.Accept();
        Assert.Empty(desk.Record.Mended);
    }

    [Fact]
    public void The_rest_is_accepted_while_single_entries_are_sent_back()
    {
        var desk = Filled();
        desk.HandIn();
        desk.Return("", new EntryReason(A, "Which year?"));

        Assert.True(desk.Accept().Done);

        Assert.Equal(SubmissionStatus.Returned, desk.Record.Status);
        Assert.Equal(["b"], desk.Record.Accepted!.Read().Programmes.Select(p => p.Id));
        Assert.Equal("NothingToReview", Assert.Single(desk.Accept().Findings).Rule);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Nothing_is_sent_back_without_a_reason(string reason)
    {
        var desk = Filled();
        desk.HandIn();
        Assert.Equal("ReasonMissing", Assert.Single(desk.Return(reason).Findings).Rule);
        Assert.Equal("ReasonMissing", Assert.Single(desk.Return("", new EntryReason(A, reason)).Findings).Rule);
        Assert.Equal(SubmissionStatus.Submitted, desk.Record.Status);
    }

    [Fact]
    public void A_need_that_was_accepted_goes_away_only_with_a_reason()
    {
        var desk = Accepted();
        var need = EntryKey.Need(new("a", "tax"));
        Assert.Equal("NeedDroppedWithoutReason", Assert.Single(desk.Put(Entry.Of(need)).Findings).Rule);

        desk.Put(Entry.Of(need, ("purpose", "eligibility-check"), ("dropped", "The tax file holds nobody poor.")));
        desk.HandIn();
        desk.Accept();

        Assert.Equal("The tax file holds nobody poor.", desk.Record.Accepted!.Read().Needs!.Value.Single(n => n.At.Dataset == "tax").DroppedBecause);
    }

    [Fact]
    public void A_need_that_was_never_accepted_is_removed_without_one()
    {
        var desk = Filled();
        Assert.True(desk.Put(Entry.Of(EntryKey.Need(new("a", "tax")))).Done);
        Assert.DoesNotContain("need:a/tax", desk.Record.Entries.Keys);
    }

    [Fact]
    public void Nobody_else_reaches_it()
    {
        var desk = Filled();
        Assert.Equal("NotYours", Assert.Single(desk.Put(Mali, Organisation("x")).Findings).Rule);
        Assert.Equal("NotYours", Assert.Single(desk.Put(Colleague, Organisation("x")).Findings).Rule);
        Assert.False(InventoryAccess.Of(desk.Record, Mali).Sees);
        desk.HandIn();
        Assert.Equal("NotYours", Assert.Single(desk.Do(InventoryDesk.Accept(desk.Record, desk.By(Senegal), null, desk.Record.Revision, desk.Setting)).Findings).Rule);
    }

    [Fact]
    public void A_colleague_enters_the_parts_delegated_and_sees_of_others_the_names_alone()
    {
        var desk = Filled();
        desk.Delegate("datasets");

        Assert.True(desk.Put(Colleague, Dataset("civil")).Done);
        Assert.Equal("NotYourPart", Assert.Single(desk.Put(Colleague, Programme("a", "1")).Findings).Rule);
        Assert.Equal("OnlyFocalPointHandsIn", Assert.Single(desk.HandIn(Colleague).Findings).Rule);
        var seen = InventoryAccess.Of(desk.Record, Colleague).Visible();
        Assert.Equal(["name_en"], seen.Entries["programme:a"].Fields.Keys);
        Assert.Equal("database", seen.Entries["dataset:civil"]["format"]);
        Assert.DoesNotContain("link:a/civil", seen.Entries.Keys);
    }

    [Fact]
    public void A_colleague_of_an_institution_enters_what_is_its_own_and_cannot_take_over_what_is_anothers()
    {
        var desk = Filled();
        desk.Put(Organisation("agency"), Dataset("tax", "agency"));
        desk.Delegate("of:agency");

        Assert.True(desk.Put(Colleague, Dataset("tax", "agency"), Link("a", "tax")).Done);
        Assert.Equal("NotYourPart", Assert.Single(desk.Put(Colleague, Dataset("civil", "agency")).Findings).Rule);
        Assert.Equal("NotYourPart", Assert.Single(desk.Put(Colleague, Dataset("income")).Findings).Rule);
    }

    [Fact]
    public void Verification_by_another_member_raises_the_grade_of_that_very_entry()
    {
        var desk = Accepted();
        var link = EntryKey.Link(new("a", "civil"));
        desk.Do(InventoryDesk.AskVerification(desk.Record, desk.By(Senegal), link, "MLI", desk.Setting));
        Assert.Equal(["link:a/civil"], InventoryAccess.Of(desk.Record, Mali).Visible().Entries.Keys);

        var answer = desk.Do(InventoryDesk.Verify(desk.Record, desk.By(Mali), link, true, null, desk.Setting));

        Assert.Equal((true, 2), (answer.Done, answer.Acceptances));
        Assert.Equal(EvidenceGrade.PeerVerified, Grade(desk, link));
        desk.Put(Link("a", "civil", "2026-10-01"));
        desk.HandIn();
        desk.Accept();
        Assert.Equal(EvidenceGrade.Documented, Grade(desk, link));
    }

    [Fact]
    public void Evidence_documents_and_its_absence_is_the_countrys_word()
    {
        var desk = Accepted();
        Assert.Equal(EvidenceGrade.Documented, Grade(desk, EntryKey.Link(new("a", "civil"))));
        Assert.Equal(EvidenceGrade.SelfDeclared, Grade(desk, A));
    }

    [Fact]
    public void A_page_that_is_old_changes_nothing()
    {
        var desk = Filled();
        var refused = InventoryDesk.Put(desk.Record, desk.By(Senegal), [Organisation("x")], desk.Record.Revision - 1, desk.Setting);
        Assert.Same(desk.Record, refused.Next);
        Assert.Equal("StalePage", Assert.Single(refused.Answer.Findings).Rule);
    }

    [Fact]
    public void History_cannot_be_altered_unseen()
    {
        var desk = Accepted();
        var events = desk.Record.Recent;
        Assert.Null(InventoryChain.FirstUnfit(InventoryChain.Beginning("SEN"), events));

        var put = events[0];
        var changed = put.Changes[1] with { To = Programme("a", "6000") };
        Assert.Equal(0, InventoryChain.FirstUnfit(InventoryChain.Beginning("SEN"), events.SetItem(0, put with { Changes = put.Changes.SetItem(1, changed) })));
        Assert.Equal(1, InventoryChain.FirstUnfit(InventoryChain.Beginning("SEN"), events.RemoveAt(1)));
    }

    [Theory]
    [InlineData(EntryKind.Programme, "Cash")]
    [InlineData(EntryKind.Programme, "")]
    [InlineData(EntryKind.Link, "a")]
    [InlineData(EntryKind.CrossCheck, "b/a")]
    [InlineData(EntryKind.CrossCheck, "a/a")]
    [InlineData(EntryKind.Delivery, "a/0")]
    [InlineData(EntryKind.List, "programmes")]
    public void An_id_that_its_kind_does_not_have_is_refused(EntryKind kind, string id) =>
        Assert.Equal("EntryIdUnfit", Assert.Single(new Desk().Put(Entry.Of(new(kind, id), ("note", "x"))).Findings).Rule);

    private static Desk Accepted()
    {
        var desk = Filled();
        desk.HandIn();
        desk.Accept();
        return desk;
    }

    private static EvidenceGrade Grade(Desk desk, EntryKey key) => desk.Record.Accepted!.Entries.Single(e => e.Entry.Key == key).Grade;

    private static (string, EntryKey?, string?) Told(EntryFinding finding) => (finding.Rule, finding.Entry, finding.Field);
}

using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using static Exchange.Model.Tests.Integration.Entries.Desk;

namespace Exchange.Model.Tests.Integration.Entries;

/// <summary>Talk, delegation, verification, refusals and the seals of an inventory, one rule at a time.</summary>
public sealed class InventoryAroundTests
{
    private const int Longest = 4_000;

    private static readonly EntryKey A = new(EntryKind.Programme, "a");
    private static readonly EntryKey Joined = EntryKey.Link(new("a", "civil"));

    [Fact]
    public void A_remark_says_something_about_an_entry_that_is_there_and_changes_nothing()
    {
        var desk = Filled();
        string? Said(Actor who, EntryKey about, string text) => InventoryDesk.Comment(desk.Record, desk.By(who), about, text, desk.Setting).Answer.Findings.FirstOrDefault()?.Rule;

        Assert.All(["", " "], text => Assert.Equal("CommentEmpty", Said(Senegal, A, text)));
        Assert.Equal("TextTooLong", Said(Senegal, A, new string('w', Longest + 1)));
        Assert.Equal("EntryUnknown", Said(Senegal, new(EntryKind.Programme, "z"), "Why?"));
        Assert.Equal("NotYours", Said(Mali, A, "Why?"));
        Assert.Null(Said(Senegal, A, new string('w', Longest)));
        var revision = desk.Record.Revision;
        desk.Do(InventoryDesk.Comment(desk.Record, desk.By(Secretariat), A, " Which year? ", desk.Setting));
        var said = desk.Record.Recent[^1];
        Assert.Equal((HistoryKind.Commented, (EntryKey?)A, "Which year?", revision), (said.Kind, said.About, said.Reason, desk.Record.Revision));
    }

    [Fact]
    public void A_part_is_given_to_a_known_colleague_given_anew_and_taken_back()
    {
        var desk = Filled();
        InventoryAnswer Give(string account, string name, params string[] parts) => desk.Do(InventoryDesk.Delegate(desk.Record, desk.By(Senegal), new(account, name, [.. parts]), desk.Setting));

        Assert.Equal("DeputyUnknown", Give(" ", "Colleague", "datasets").Findings[0].Rule);
        Assert.Equal("DeputyUnknown", Give("d1", " ", "datasets").Findings[0].Rule);
        Assert.Equal("PartUnknown", Give("d1", "Colleague", "datasets", "of:nobody").Findings[0].Rule);
        Assert.Equal("NotYours", desk.Do(InventoryDesk.Delegate(desk.Record, desk.By(Colleague), new("d1", "Colleague", ["datasets"]), desk.Setting)).Findings[0].Rule);
        Assert.True(Give("d1", "Colleague", "datasets", "of:ministry").Done);
        Assert.Equal((HistoryKind.Delegated, "Colleague", "datasets, of:ministry"), (desk.Record.Recent[^1].Kind, desk.Record.Recent[^1].Whom, desk.Record.Recent[^1].Reason));
        Give("d2", "Other", "shocks");
        Give("d1", "Colleague", "blocks");
        Assert.Equal([("d2", "shocks"), ("d1", "blocks")], desk.Record.Deputies.Select(d => (d.Account, d.Sections.Single())));
        Give("d1", "Colleague");
        Assert.Equal(["d2"], desk.Record.Deputies.Select(d => d.Account));
    }

    [Fact]
    public void Another_member_is_asked_about_an_entry_that_is_there_and_answers_once()
    {
        var desk = Filled();
        InventoryAnswer Ask(EntryKey key, string member) => desk.Do(InventoryDesk.AskVerification(desk.Record, desk.By(Senegal), key, member, desk.Setting));
        InventoryAnswer Verify(Actor who, bool confirmed, string? note) => desk.Do(InventoryDesk.Verify(desk.Record, desk.By(who), Joined, confirmed, note, desk.Setting));

        Assert.Equal("EntryUnknown", Ask(EntryKey.Link(new("a", "z")), "MLI").Findings[0].Rule);
        Assert.Equal("UnknownMember", Ask(Joined, "XYZ").Findings[0].Rule);
        Assert.Equal("OwnMember", Ask(Joined, "SEN").Findings[0].Rule);
        Assert.Equal("NotYours", Verify(Mali, true, null).Findings[0].Rule);
        Ask(Joined, "MLI");
        Assert.Equal((HistoryKind.VerificationAsked, (EntryKey?)Joined, "MLI"), (desk.Record.Recent[^1].Kind, desk.Record.Recent[^1].About, desk.Record.Recent[^1].Whom));
        Assert.Equal("NotYours", Verify(Senegal, true, null).Findings[0].Rule);
        Assert.Equal("NotYours", Verify(new("f9", "Colleague", Role.Deputy, "MLI"), true, null).Findings[0].Rule);
        Assert.All([null, " "], note => Assert.Equal("ReasonMissing", Verify(Mali, false, note).Findings[0].Rule));
        Assert.Equal("TextTooLong", Verify(Mali, true, new string('w', Longest + 1)).Findings[0].Rule);
        Assert.True(Verify(Mali, false, " Not seen ").Done);
        var answered = desk.Record.Verifications[Joined.ToString()];
        Assert.Equal((false, "Not seen", "Focal point of Mali"), (answered.Confirmed, answered.Note, answered.By));
        Assert.Equal(((bool?)false, "Not seen", true), (desk.Record.Recent[^1].Confirmed, desk.Record.Recent[^1].Reason, desk.Record.Recent[^1].Accepted.IsDefault));
        Assert.Equal("AlreadyVerified", Verify(Mali, true, null).Findings[0].Rule);
        Assert.Equal(EvidenceGrade.Documented, desk.Record.GradeOf(desk.Record.Entries[Joined.ToString()]));
        Ask(Joined, "MLI");
        desk.Put(Link("a", "civil", "2026-10-01"));
        Assert.Equal("EntryChanged", Verify(Mali, true, null).Findings[0].Rule);
    }

    [Fact]
    public void A_verification_before_acceptance_counts_when_it_is_accepted_and_one_after_makes_a_new_version()
    {
        var desk = Filled();
        desk.Do(InventoryDesk.AskVerification(desk.Record, desk.By(Senegal), Joined, "MLI", desk.Setting));
        Assert.Equal(0, desk.Do(InventoryDesk.Verify(desk.Record, desk.By(Mali), Joined, true, new string('w', Longest), desk.Setting)).Acceptances);
        desk.HandIn();
        desk.Accept();
        Assert.Equal(EvidenceGrade.PeerVerified, desk.Record.Accepted!.Entries.Single(e => e.Entry.Key == Joined).Grade);

        desk.Do(InventoryDesk.AskVerification(desk.Record, desk.By(Senegal), A, "MLI", desk.Setting));
        var at = desk.Now;
        desk.Do(InventoryDesk.Verify(desk.Record, desk.By(Mali), A, true, null, desk.Setting));
        Assert.Equal((2, at), (desk.Record.Accepted!.Number, desk.Record.Accepted.At));
        Assert.Equal([Joined, A], desk.Record.Accepted.Entries.Where(e => e.Grade == EvidenceGrade.PeerVerified).Select(e => e.Entry.Key));
        Assert.Equal([A], desk.Record.Recent[^1].Accepted);
    }

    [Fact]
    public void What_is_handed_in_returned_or_taken_back_must_be_where_it_is_thought_to_be()
    {
        var desk = new Desk();
        Assert.Equal("NothingEntered", desk.HandIn().Findings[0].Rule);
        Assert.Equal("NothingToWithdraw", Withdraw(Senegal));
        Assert.Equal("NothingToReview", desk.Return("Why?").Findings[0].Rule);
        desk.Put(Small);
        Assert.Equal("NotYours", desk.HandIn(Mali).Findings[0].Rule);
        Assert.Equal("StalePage", InventoryDesk.HandIn(desk.Record, desk.By(Senegal), desk.Record.Revision - 1, desk.Setting).Answer.Findings[0].Rule);
        desk.HandIn();
        Assert.Equal("InventoryHandedIn", desk.HandIn().Findings[0].Rule);
        Assert.Equal("NotYours", Withdraw(Colleague));
        Assert.Equal("StalePage", InventoryDesk.Withdraw(desk.Record, desk.By(Senegal), desk.Record.Revision + 1, desk.Setting).Answer.Findings[0].Rule);
        Assert.Equal("StalePage", InventoryDesk.Accept(desk.Record, desk.By(Secretariat), null, desk.Record.Revision + 1, desk.Setting).Answer.Findings[0].Rule);
        Assert.Equal("StalePage", InventoryDesk.Return(desk.Record, desk.By(Secretariat), "Why?", [], desk.Record.Revision + 1, desk.Setting).Answer.Findings[0].Rule);
        Assert.Equal("NotYours", InventoryDesk.Return(desk.Record, desk.By(Senegal), "Why?", [], desk.Record.Revision, desk.Setting).Answer.Findings[0].Rule);
        Assert.Equal("NothingToReview", desk.Accept("shocks").Findings[0].Rule);
        Assert.Equal("TextTooLong", desk.Return(new string('w', Longest + 1)).Findings[0].Rule);
        Assert.Equal("ReasonMissing", desk.Return("", new EntryReason(A, new string('w', Longest + 1))).Findings[0].Rule);
        Assert.Equal("EntryUnknown", desk.Return("", new EntryReason(new(EntryKind.Programme, "z"), "Why?")).Findings[0].Rule);
        Assert.True(desk.Return(new string('w', Longest), new EntryReason(A, new string('w', Longest))).Done);
        Assert.Null(Withdraw(Senegal) is "NothingToWithdraw" ? null : "taken back");

        string? Withdraw(Actor who) => InventoryDesk.Withdraw(desk.Record, desk.By(who), desk.Record.Revision, desk.Setting).Answer.Findings.FirstOrDefault()?.Rule;
    }

    [Fact]
    public void What_was_sent_back_is_told_with_its_reason_who_said_so_and_what_stood_there()
    {
        var desk = Filled();
        desk.HandIn();
        var at = desk.Now;
        desk.Return("  The year is missing. ", new EntryReason(A, " Which year? "));

        Assert.Equal("The year is missing.", desk.Record.Reason);
        Assert.Equal(new ReturnedEntry("Which year?", at, "Secretariat", desk.Record.Entries["programme:a"]), Assert.Single(desk.Record.Reopened).Value);
        Assert.Equal(("The year is missing.", new EntryReason(A, "Which year?")), (desk.Record.Recent[^1].Reason, desk.Record.Recent[^1].Returned.Single()));
        Assert.Equal((false, true, false), (InventoryDesk.IsLocked(desk.Record, A), InventoryDesk.IsLocked(desk.Record, Joined), InventoryDesk.IsLocked(desk.Record, new(EntryKind.Programme, "new"))));
        desk.HandIn();
        Assert.Equal((null, false, true), (desk.Record.Reason, desk.Record.Reviewed, desk.Record.Reopened.IsEmpty));
        desk.Return("Once more");
        Assert.Equal((true, false), (desk.Record.Reopened.IsEmpty, InventoryDesk.IsLocked(desk.Record, A)));
        Assert.True(desk.Record.Recent[^1].Returned.IsDefault);
    }

    [Fact]
    public void What_is_an_error_by_now_is_not_made_public_and_the_rest_may_be()
    {
        var desk = Filled();
        desk.HandIn();
        var emptied = desk.Setting with { Rubric = desk.Setting.Rubric with { ProgrammeTypes = [] } };
        var decision = InventoryDesk.Accept(desk.Record, desk.By(Secretariat), null, desk.Record.Revision, emptied);

        Assert.Equal(["ErrorsRemain", "EntryUnknownWord", "EntryUnknownWord"], decision.Answer.Findings.Select(f => f.Rule));
        Assert.Same(desk.Record, decision.Next);
        var datasets = InventoryDesk.Accept(desk.Record, desk.By(Secretariat), "datasets", desk.Record.Revision, emptied).Next;
        Assert.Equal((SubmissionStatus.Submitted, true, 2), (datasets.Status, datasets.Reviewed, datasets.Accepted!.Entries.Length));
        Assert.Equal([new(EntryKind.Dataset, "civil"), new(EntryKind.Dataset, "tax")], datasets.Recent[^1].Accepted);
    }

    [Fact]
    public void Entries_that_cannot_be_taken_are_all_named()
    {
        var desk = new Desk();
        Evidence link = new(Exchange.Model.Submissions.EvidenceKind.Link, "https://example.org/survey", "Survey");
        var answer = desk.Put(
            Organisation("one"), Organisation("one"), Entry.Of(new(EntryKind.Organisation, "Two"), ("name_en", "Two")),
            Organisation("three") with { Evidence = [.. Enumerable.Repeat(link, 9)] }, Organisation("four") with { Evidence = [link with { Address = "file:///x" }] },
            Entry.Of(new(EntryKind.Organisation, "five"), ("role", new string('w', Longest + 1))), Entry.Of(new(EntryKind.Organisation, "six"), (new string('f', 501), "x")));

        Assert.Equal(
            [("EntryTwice", null, "one"), ("EntryIdUnfit", null, "Two"), ("EvidenceTooMany", "evidence", "8"), ("EvidenceLinkUnfit", "evidence", "Survey"), ("EntryTooLong", "role", null), ("EntryTooLong", new string('f', 501), null)],
            answer.Findings.Select(f => (f.Rule, f.Field, f.Arguments.FirstOrDefault())));
        Assert.Empty(desk.Record.Entries);
        Assert.True(desk.Put(Organisation("three") with { Evidence = [.. Enumerable.Repeat(link, 8)] }, Entry.Of(new(EntryKind.Organisation, "five"), ("role", new string('w', Longest)))).Done);
    }

    [Fact]
    public void An_entry_that_says_what_it_said_is_no_change_and_an_empty_one_is_gone()
    {
        var desk = Filled();
        desk.Put(Programme("a", "600"), Organisation("agency"), Entry.Of(EntryKey.CrossCheck(new("a", "b"))), Entry.Of(new(EntryKind.Shock, "flood")));

        Assert.Equal([("organisation:agency", false, true), ("cross-check:a/b", true, false)], desk.Record.Recent[^1].Changes.Select(c => (c.Key.ToString(), c.From is not null, c.To is not null)));
        Assert.DoesNotContain("cross-check:a/b", desk.Record.Entries.Keys);
        Assert.Equal((HistoryKind.Saved, SubmissionStatus.Draft), (desk.Record.Recent[^1].Kind, desk.Record.Status));
    }

    [Fact]
    public void Everybody_reaches_as_far_as_their_part()
    {
        var desk = Filled();
        desk.Delegate("datasets");
        desk.Do(InventoryDesk.AskVerification(desk.Record, desk.By(Senegal), Joined, "MLI", desk.Setting));
        (Part, bool, bool, bool) Reach(Actor who) => InventoryAccess.Of(desk.Record, who) is var a ? (a.Part, a.Sees, a.Enters, a.SpeaksForMember) : default;

        Assert.Equal((Part.Secretariat, true, true, true), Reach(Secretariat));
        Assert.Equal((Part.Owner, true, true, true), Reach(Senegal));
        Assert.Equal((Part.Deputy, true, true, false), Reach(Colleague));
        Assert.Equal((Part.Verifier, true, false, false), Reach(Mali));
        Actor[] others = [Actor.Anonymous, Colleague with { Id = "d9" }, Colleague with { Member = "MLI" }, Mali with { Member = "TUR" }, Mali with { Role = Role.Deputy }];
        Assert.All(others, who => Assert.Equal((Part.None, false, false, false), Reach(who)));
        Assert.Equal((true, false, true), (Sees(Colleague, "datasets"), Sees(Colleague, "programmes"), Sees(Senegal, "programmes")));
        Assert.False(Sees(Mali, "connections"));
        desk.Delegate("of:ministry");
        Assert.True(Sees(Colleague, "programmes"));

        bool Sees(Actor who, string part) => InventoryAccess.Of(desk.Record, who).SeesPart(part);
    }

    [Fact]
    public void What_passes_between_the_country_and_the_secretariat_is_not_the_verifiers_and_a_colleague_sees_its_part_of_it()
    {
        var desk = Filled();
        desk.Delegate("datasets");
        desk.Do(InventoryDesk.Delegate(desk.Record, desk.By(Senegal), new("d2", "Other", ["blocks"]), desk.Setting));
        desk.Do(InventoryDesk.AskVerification(desk.Record, desk.By(Senegal), Joined, "MLI", desk.Setting));
        desk.HandIn();
        desk.Return("Once more", new EntryReason(A, "Which year?"), new EntryReason(Joined, "Which law?"), new EntryReason(new(EntryKind.Dataset, "civil"), "Which office?"));
        var record = desk.Record with { Mended = desk.Record.Reopened };

        Assert.Same(record, InventoryAccess.Of(record, Senegal).Visible());
        var colleague = InventoryAccess.Of(record, Colleague).Visible();
        Assert.All([colleague.Reopened.Keys, colleague.Mended.Keys], keys => Assert.Equal(["dataset:civil"], keys));
        Assert.Equal(("Once more", "d1", 0, 0), (colleague.Reason, colleague.Deputies.Single().Account, colleague.Verifications.Count, colleague.Recent.Length));
        var verifier = InventoryAccess.Of(record, Mali).Visible();
        Assert.Equal((0, 0, null, 0), (verifier.Reopened.Count, verifier.Mended.Count, verifier.Reason, verifier.Deputies.Length));
        Assert.Equal([Joined.ToString()], verifier.Verifications.Keys);
    }

    [Fact]
    public void Of_the_events_a_colleague_sees_what_concerns_its_part_and_a_verifier_none()
    {
        var desk = Filled();
        desk.Delegate("datasets");
        desk.Do(InventoryDesk.Comment(desk.Record, desk.By(Senegal), new(EntryKind.Dataset, "civil"), "Which office?", desk.Setting));
        desk.Do(InventoryDesk.Comment(desk.Record, desk.By(Senegal), A, "Which year?", desk.Setting));
        desk.Put(Entry.Of(new(EntryKind.Dataset, "tax")), Entry.Of(EntryKey.Need(new("a", "tax"))));
        desk.Put(Programme("a", "700"));
        desk.HandIn();
        desk.Return("", new EntryReason(A, "Which year?"), new EntryReason(new(EntryKind.Dataset, "civil"), "Which office?"));
        desk.Do(InventoryDesk.AskVerification(desk.Record, desk.By(Senegal), Joined, "MLI", desk.Setting));
        var events = desk.Record.Recent.SetItem(0, desk.Record.Recent[0] with { Accepted = [A, new(EntryKind.Dataset, "civil")] });

        Assert.Equal(events, InventoryAccess.Of(desk.Record, Senegal).Visible(events));
        Assert.Empty(InventoryAccess.Of(desk.Record, Mali).Visible(events));
        var seen = InventoryAccess.Of(desk.Record, Colleague).Visible(events);
        Assert.Equal([HistoryKind.Saved, HistoryKind.Commented, HistoryKind.Saved, HistoryKind.Returned], seen.Select(e => e.Kind));
        Assert.Equal(["dataset:civil", "dataset:tax"], seen[0].Changes.Select(c => c.Key.ToString()));
        Assert.Equal([new(EntryKind.Dataset, "civil")], seen[0].Accepted);
        Assert.Equal(["dataset:tax"], seen[2].Changes.Select(c => c.Key.ToString()));
        Assert.Equal([new EntryReason(new(EntryKind.Dataset, "civil"), "Which office?")], seen[3].Returned);
        Assert.Equal((true, true), (seen[1].Returned.IsDefault, seen[1].Accepted.IsDefault));
        Assert.All(seen, e => Assert.Empty(e.Answer.Findings));
    }

    [Fact]
    public void Each_step_of_an_inventory_is_one_revision_later()
    {
        var desk = new Desk();
        Assert.Equal(1, desk.Put(Small).Revision);
        Assert.Equal(2, desk.HandIn().Revision);
        Assert.Equal(3, desk.Do(InventoryDesk.Withdraw(desk.Record, desk.By(Senegal), desk.Record.Revision, desk.Setting)).Revision);
        desk.HandIn();
        Assert.Equal(5, desk.Return("Why?").Revision);
        desk.HandIn();
        Assert.Equal(7, desk.Accept().Revision);
        // Accepted, it may be sent back again, also by what is accepted alone; what was handed in again is taken off.
        desk.Put(Entry.Of(EntryKey.CrossCheck(new("a", "b"))));
        desk.HandIn();
        Assert.Equal(new DateOnly(2026, 11, 25), desk.Record.HandedIn);
        desk.Now = desk.Now.AddDays(3);
        desk.Accept();
        Assert.DoesNotContain(desk.Record.Accepted!.Entries, e => e.Entry.Key.Kind == EntryKind.CrossCheck);
        Assert.Equal(new DateOnly(2026, 11, 25), desk.Record.Accepted.Assessed);
        Assert.True(desk.Return("", new EntryReason(A, "Which year?")).Done);
        Assert.True(desk.Return("All", []).Done);
        Assert.Empty(desk.Record.Reopened);
        Assert.Equal("NothingToReview", desk.Return("Why?").Findings[0].Rule);
        Assert.Equal("NothingToReview", desk.Accept().Findings[0].Rule);
    }

    [Fact]
    public void No_inventory_has_more_than_forty_thousand_entries() => Assert.Equal(40_000, InventoryDesk.MostEntries);

    [Fact]
    public void An_event_of_an_inventory_is_sealed_as_it_always_was()
    {
        var at = new DateTimeOffset(2026, 11, 25, 9, 30, 15, TimeSpan.FromHours(3));
        var full = Programme("a", "600") with { Evidence = [new(Exchange.Model.Submissions.EvidenceKind.Link, "https://example.org/survey", "Survey")] };
        var done = new InventoryEvent(
            "operation-1", at, "f1", "Focal point", Channel.Api, HistoryKind.Returned, [new(A, null, full), new(Joined, Link("a", "civil"), null)], "Which year?", new(true, SubmissionStatus.Returned, 3, [], 1))
        {
            About = A, Whom = "MLI", Confirmed = true, Returned = [new(A, "Which year?")], Accepted = [A],
        };

        Assert.Equal(("inventory:SEN", "50cec9f7b15b02720bb9b45cc0cbe2e2086f5f646542e664fc07faaf255fff8d"), (InventoryChain.Name("SEN"), InventoryChain.Beginning("SEN")));
        Assert.Equal("53d4f7a6fff13e8efbb6d15ca68ef7ab270f092cf6a250e041037b176f44c94b", InventoryChain.Link("previous", done).Hash);
        Assert.Equal("8b68a2c32850e401fc891eca8c42208e6c79eb99ee4c1e743a7b3b81fea1c3e0", InventoryChain.Link("previous", done with { Changes = default, Reason = null, About = null, Whom = null, Confirmed = null, Returned = default, Accepted = default }).Hash);
    }

    [Fact]
    public void Entries_are_equal_by_all_they_say()
    {
        var entry = Organisation("one") with { Evidence = [new(Exchange.Model.Submissions.EvidenceKind.Link, "https://example.org", "Survey")] };
        var same = Organisation("one") with { Evidence = [new(Exchange.Model.Submissions.EvidenceKind.Link, "https://example.org", "Survey")] };

        Assert.Equal(entry, same);
        Assert.Equal(entry.GetHashCode(), same.GetHashCode());
        Entry[] others = [entry with { Key = new(EntryKind.Organisation, "two") }, entry with { Evidence = default }, entry with { Fields = entry.Fields.Add("role", "x") }, entry with { Fields = entry.Fields.SetItem("name_en", "Two") }, Entry.Of(entry.Key, ("name_fr", "one")) with { Evidence = entry.Evidence }];
        Assert.All(others, other => Assert.NotEqual(entry, other));
        Assert.Equal((true, false, false), (Entry.Of(A, ("name_en", " ")).IsEmpty, entry.IsEmpty, (Entry.Of(A) with { Evidence = entry.Evidence }).IsEmpty));
        Assert.Equal("x y", Entry.Of(A, ("name_en", " x y "))["name_en"]);
        Assert.Equal((EvidenceGrade.Documented, EvidenceGrade.SelfDeclared, EvidenceGrade.Documented), (entry.OwnGrade, Organisation("one").OwnGrade, Entry.Of(A, ("evidence", "Decree")).OwnGrade));
    }

    [Theory]
    [InlineData("organisations", EntryKind.Organisation), InlineData("programmes", EntryKind.Programme), InlineData("programmes", EntryKind.Delivery), InlineData("datasets", EntryKind.Dataset)]
    [InlineData("blocks", EntryKind.Criterion), InlineData("shocks", EntryKind.Shock), InlineData("connections", EntryKind.Need), InlineData("connections", EntryKind.Link), InlineData("connections", EntryKind.CrossCheck), InlineData("connections", EntryKind.List)]
    public void Every_kind_belongs_to_a_part(string part, EntryKind kind)
    {
        Assert.Equal(part, InventoryParts.Of(kind));
        Assert.Equal(["organisations", "programmes", "datasets", "connections", "blocks", "shocks"], InventoryParts.All);
    }

    [Fact]
    public void An_entry_concerns_who_runs_its_programme_and_who_holds_its_dataset()
    {
        var entries = Small.Append(Organisation("agency")).Append(Dataset("tax", "agency")).Append(Programme("b", "1", "agency")).GroupBy(e => e.Key).ToImmutableDictionary(e => e.Key.ToString(), e => e.Last(), StringComparer.Ordinal);
        string[] Of(Entry entry) => [.. InventoryParts.Organisations(entry, entries)];

        Assert.Equal(["agency"], Of(Organisation("agency")));
        Assert.Equal(["ministry"], Of(Programme("a", "1")));
        Assert.Equal(["agency"], Of(Dataset("tax", "agency")));
        Assert.Equal(["ministry", "agency"], Of(Need("a", "tax")));
        Assert.Equal(["agency", "ministry"], Of(Link("b", "civil")));
        Assert.Equal(["ministry", "agency"], Of(Entry.Of(EntryKey.CrossCheck(new("a", "b")), ("compared", "yes"))));
        Assert.Equal(["agency"], Of(Entry.Of(new(EntryKind.Delivery, "b/1"), ("grade", "1"))));
        Assert.Empty(Of(Entry.Of(new(EntryKind.Criterion, "B06.1a"), ("met", "yes"))));
        Assert.True(InventoryParts.Exists("of:agency", entries) && InventoryParts.Exists("datasets", entries));
        Assert.False(InventoryParts.Exists("of:nobody", entries) || InventoryParts.Exists("weather", entries) || InventoryParts.Exists("agency", entries));
    }
}

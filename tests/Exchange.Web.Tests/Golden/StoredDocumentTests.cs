using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.Alerts;
using Exchange.Model.Indicators;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Model.Recommendations;
using Exchange.Model.History;
using Exchange.Model.Snapshots;
using Exchange.Model.Submissions;
using Exchange.Web.Exchanges;
using Exchange.Web.Hosting.Storage;
using Exchange.Web.History;
using Exchange.Web.Integration;
using Exchange.Web.Library;
using Exchange.Web.Members;
using Exchange.Web.Notices;
using Exchange.Web.People;
using Exchange.Web.Recommendations;
using Exchange.Web.Submissions;
using static Exchange.Web.Hosting.Storage.GrainDocuments;
using Track = Exchange.Model.Exchanges.Track;

namespace Exchange.Web.Tests.Golden;

/// <summary>What versions of the product have stored, the present one reads as it was meant; and what it writes does not change unseen.</summary>
public sealed class StoredDocumentTests
{
    public static TheoryData<string> Versions => [.. GoldenFiles.Versions];

    public static TheoryData<string> Kinds => [.. Samples.All.Keys];

    [Theory, MemberData(nameof(Kinds))]
    public void The_present_version_writes_what_the_newest_golden_file_says(string name)
    {
        var (document, text) = GoldenFiles.Write(Samples.All[name].State);
        var path = GoldenFiles.Path(GoldenFiles.Newest, name + ".json");
        if (File.Exists(path) && JsonNode.DeepEquals(JsonNode.Parse(document), JsonNode.Parse(File.ReadAllText(path))))
            return;
        var now = GoldenFiles.Save(name + ".json", Encoding.UTF8.GetBytes(text));
        Assert.Fail(
            $"The stored shape of {name} has changed. Installations hold documents of the old shape: see that they are still read as they were "
            + $"meant. Then add a folder behind {GoldenFiles.Newest} (or, if that was never released, change what is in it); the new shape is in {now}.");
    }

    [Theory, MemberData(nameof(Versions))]
    public void Nothing_that_a_version_stored_is_lost_by_reading_and_writing_it_again(string version) => Assert.All(GoldenFiles.Names(version), name =>
    {
        var stored = JsonNode.Parse(GoldenFiles.Document(version, name))!["state"];
        var read = typeof(GoldenFiles).GetMethod(nameof(GoldenFiles.Read))!.MakeGenericMethod(Samples.All[name].State.GetType()).Invoke(null, [version, name])!;
        Kept("state", stored, JsonNode.Parse(GoldenFiles.Write(read).Document)!["state"]);
    });

    [Fact]
    public void Every_kind_of_stored_document_has_a_golden_file()
    {
        var stored = Samples.All.Values.Select(s => s.State.GetType()).ToHashSet();
        var states =
            from type in typeof(Program).Assembly.GetTypes()
            from constructor in type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            from parameter in constructor.GetParameters()
            let name = parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName
            where name is not null
            let grain = type.GetCustomAttribute<GrainTypeAttribute>()!.GetGrainType(null!, type).ToString()
            select (Kind: $"{grain}.{name}", Type: parameter.ParameterType.GetGenericArguments()[0]);
        Assert.All(states.ToList(), state =>
        {
            Assert.True(Samples.All.ContainsKey(state.Kind), $"{state.Kind} is stored but has no sample and no golden file.");
            Assert.Equal(state.Type, Samples.All[state.Kind].State.GetType());
        });
        Assert.All(Documents(), type => Assert.True(
            stored.Contains(typeof(Stored<>).MakeGenericType(type)), $"A document of {type} is stored beside a grain but has no sample and no golden file."));
        Assert.Equal(Samples.All.Keys.Order(), GoldenFiles.Names(GoldenFiles.Newest).Order());
    }

    [Theory, MemberData(nameof(Versions))]
    public void Rounds_are_read_as_they_were_meant(string version)
    {
        var rounds = GoldenFiles.Read<RoundsGrain.Record>(version, "rounds.rounds").Rounds;
        var (round, history) = (rounds[0].Round, rounds[0].History);
        Assert.Equal(("make-2026", "Secretariat", "2026", "جولة 2026"), (history[0].OperationId, history[0].ActorName, round.Id, round.Title.Ar));
        Assert.Equal(["SEN", "MLI"], round.Members);
        Assert.Equal((Acceptance.Reviewed, true, false), (round.Acceptance, round.Trial, round.IsDraft));
        Assert.Equal(TimeSpan.FromDays(45), round.Closes - round.Opens);
        Assert.Equal((RoundPhase.Open, RoundPhase.Closed), (round.PhaseFor("MLI", round.Opens.AddDays(59)), round.PhaseFor("SEN", round.Opens.AddDays(59))));
        Assert.Equal((RoundAct.Extended, "MLI", "The survey ended late.", "until"), (history[1].Act, history[1].Member, history[1].Reason, history[1].Changes[0].Field));
        Assert.Equal(("SEN, MLI", "00ff", "ff00"), (history[0].Changes[0].To, history[0].Hash, history[1].Hash));
        Assert.Equal((2L, true, RoundPhase.Upcoming), (rounds[0].Revision, rounds[1].Round.IsDraft, rounds[1].Round.PhaseAt(round.Closes)));
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_submission_is_read_as_it_was_meant(string version)
    {
        var submission = GoldenFiles.Read<Submission>(version, "submission.submission");
        Assert.Equal(("2026", "SEN", SubmissionStatus.Returned, 5L, 1L, 1),
            (submission.Round, submission.Member, submission.Status, submission.Revision, submission.Publications, submission.SealedPages));
        Assert.Equal((24.1, "24,1"), (submission.Cells["per_sa_allsa.cov_pop_tot|total|2024"].Value, submission.Cells["per_sa_allsa.cov_pop_tot|total|2024"].Text));
        var unread = submission.Cells["per_sa_allsa.cov_pop_tot|female|2025"];
        Assert.Equal(("twenty", null, 2025), (unread.Text, unread.Value, unread.Key.Year));
        Assert.Equal(23.5, Assert.Single(submission.Whole().Observations).Value);
        Assert.Equal("Which figure?", submission.Reopened[unread.Key.ToString()].Reason);
        Assert.Equal(["coverage"], Assert.Single(submission.Deputies).Sections);
        Assert.True(Assert.Single(submission.Verifications.Values).Confirmed);
        Assert.Equal(TimeSpan.FromHours(2), submission.Turnaround.ByMember);
        var entry = Assert.Single(submission.Recent);
        Assert.Equal((HistoryKind.Accepted, 7L), (entry.Kind, entry.Answer.BoardVersion));
        var finding = Assert.Single(entry.Answer.Findings);
        Assert.Equal(("V05", Severity.Warning, true), (finding.Rule, finding.Severity, finding.NeedsSecondReviewer));
        Assert.Equal(["24.1", "SEN"], finding.Arguments);
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_page_of_history_is_read_as_it_was_meant(string version)
    {
        var entries = GoldenFiles.Read<Stored<HistoryPage>>(version, "submission.history").Content!.Entries;
        Assert.Equal(["operation-1", "operation-2"], entries.Select(e => e.OperationId));
        Assert.Equal(
            [("per_sa_allsa.cov_pop_tot|total|2024", null, "24,1"), ("per_sa_allsa.cov_pop_tot|female|2025", "20", "")],
            entries[0].Changes.Select(c => (c.Key.ToString(), c.From, c.To)));
        var answer = entries[0].Changes[0].Cell!;
        Assert.Equal((Stance.Replaces, "Weighted", 2), (answer.Stance, answer.Method, answer.Evidence.Length));
        Assert.Equal(("MLI", true, "00ff", "Which figure?"), (entries[1].Whom, entries[1].Confirmed, entries[1].Hash, entries[1].Returned[0].Reason));
        Assert.Equal((Channel.Web, "Point focal — السنغال", "The source is missing."), (entries[0].Channel, entries[0].ActorName, entries[1].Reason));
    }

    [Theory, MemberData(nameof(Versions))]
    public void A_members_sources_and_imports_are_read_as_they_were_meant(string version)
    {
        Assert.Equal(["round:2026", Samples.Import], GoldenFiles.Read<MemberGrain.Record>(version, "member.member").Sources);
        var import = GoldenFiles.Read<Stored<Publication>>(version, "member.import").Content!;
        var observation = Assert.Single(import.Observations);
        Assert.Equal((0.1, Basis.National, EvidenceGrade.PeerVerified, "Communiqué"), (observation.Value, observation.Basis, observation.Grade, observation.Note));
        Assert.Equal((Samples.Import, 1L, 2024), (import.Source, import.Sequence, Assert.Single(import.Removed).Year));
    }

    [Theory, MemberData(nameof(Versions))]
    public void An_inventory_its_versions_and_its_history_are_read_as_they_were_meant(string version)
    {
        var inventory = GoldenFiles.Read<InventoryRecord>(version, "inventory.inventory");
        Assert.Equal(("SEN", SubmissionStatus.Returned, 5L, 2), (inventory.Member, inventory.Status, inventory.Revision, inventory.Acceptances));
        var programme = inventory.Entries["programme:cash"];
        Assert.Equal(("about 600", "Bourses", "Decree 12"), (programme["beneficiaries"], programme["name_fr"], Assert.Single(programme.Evidence).Name));
        Assert.Equal(("Which year?", programme), (inventory.Reopened["programme:cash"].Reason, inventory.Reopened["programme:cash"].Was));
        Assert.Equal(["datasets", "of:ministry"], Assert.Single(inventory.Deputies).Sections);
        Assert.True(Assert.Single(inventory.Verifications.Values).Confirmed);
        var accepted = GoldenFiles.Read<Stored<VersionPage>>(version, "inventory.accepted").Content!.Accepted;
        Assert.Equal((1, new DateOnly(2026, 11, 1)), (accepted.Number, accepted.Assessed));
        var need = Assert.Single(accepted.Entries);
        Assert.Equal(("need:cash/civil", "السجل", EvidenceGrade.PeerVerified), (need.Entry.Key.ToString(), need.Entry["note"], need.Grade));
        var events = GoldenFiles.Read<Stored<InventoryPage>>(version, "inventory.history").Content!.Events;
        Assert.Equal([("programme:cash", null, true), ("need:cash/civil", "eligibility-check", false)],
            events[0].Changes.Select(c => (c.Key.ToString(), c.From?["purpose"], c.To is not null)));
        Assert.Equal(("Which year?", "MLI", true, "00ff"), (events[1].Returned[0].Reason, events[1].Whom, events[1].Confirmed, events[1].Hash));
    }

    [Theory, MemberData(nameof(Versions))]
    public void People_are_read_as_they_were_meant(string version)
    {
        var account = GoldenFiles.Read<Account>(version, "account.account");
        Assert.Equal((Samples.Account, Role.Secretariat, 2, "AQAAAAIAAYag"), (account.Id, account.Role, account.FailedSignIns, account.PasswordHash));
        Assert.Equal(("Firefox · Linux", SignInWay.Password), (account.Sessions[0].Browser, account.Sessions[0].Way));
        Assert.Equal(("JBSWY3DPEHPK3PXP", "f0f0", "ff0f"), (account.CodeKey, account.RecoveryCodes[0], account.UsedCodes[0].Hash));
        Assert.Equal(("AQIDBA", 3u, "subject-1", "0f0f"), (account.Passkeys[0].Id, account.Passkeys[0].SignCount, account.Organisation!.Subject, account.Recovery!.SecretHash));
        var roster = GoldenFiles.Read<Roster>(version, "roster.roster");
        Assert.True(roster.IsSetUp);
        Assert.Equal("00ff", roster.SetupTokenHashes["localhost"]);
        Assert.Equal((Role.FocalPoint, "SEN", "ff00"), (roster.Invitations[0].Role, roster.Invitations[0].Member, roster.Invitations[0].SecretHash));
        var token = Assert.Single(GoldenFiles.Read<ApiTokensGrain.Record>(version, "api-tokens.tokens").Tokens);
        Assert.Equal(("token-1", "0ff0", TimeSpan.FromDays(300), TimeSpan.FromHours(5)), (token.Id, token.Hash, token.Expires - token.Issued, token.Used - token.Issued));
    }

    [Theory, MemberData(nameof(Versions))]
    public void What_a_person_has_learned_is_read_as_it_was_meant(string version)
    {
        var learned = GoldenFiles.Read<LearnerRecord>(version, "learner.learner");
        Assert.True(Assert.Single(learned.Attempts).IsPassed);
        var certificate = GoldenFiles.Read<CertificateGrain.Record>(version, "certificate.certificate").Certificate!;
        Assert.Equal(certificate, Assert.Single(learned.Certificates));
        Assert.Equal(("civil-registry", "0f9c7d", "Secrétariat"), (certificate.Module, certificate.Version, certificate.Name));
    }

    [Theory, MemberData(nameof(Versions))]
    public void Seasons_and_calls_are_read_as_they_were_meant(string version)
    {
        var season = GoldenFiles.Read<SeasonState>(version, "season.season");
        var (offer, request, match) = (season.Offers["o1"], season.Requests["r1"], season.Matches["p-1"]);
        Assert.Equal(("موسم 2027", true, "2027-09"), (season.Season!.Title.Ar, season.Season.Trial, season.Season.LastMonth));
        Assert.Equal(("MAR", Track.Both, 3, 2, 6, true, 1, "Passerelle unique"), (offer.Member, offer.Track, offer.Capacity, offer.Together, offer.LargestDelegation, offer.Interpretation, offer.LeastGrade, offer.Note));
        Assert.Equal([Mode.Visit, Mode.Course], offer.Modes);
        Assert.Equal(("SEN", "D5", 4), (request.Member, request.Gate, request.People));
        Assert.Equal((MatchState.Refused, "MAR", "The team moves house.", 1), (match.State, match.RefusedBy, match.Reason, match.GuestGrade));
        Assert.Equal((1, 1, 4, "ff00"), (season.Pins.Length, season.Bans.Length, season.Limits["MAR"], season.Ledger.Head));
        var state = GoldenFiles.Read<CallState>(version, "call.call");
        var application = state.Applications["account-1"];
        Assert.Equal((CallStatus.Published, 6, "Rabat", new DateOnly(2027, 5, 7)), (state.Status, state.Call!.Places, state.Call.Where, state.Call.Ends));
        Assert.Equal((Stage.Closed, 5, 4, "b6", Outcome.UnderWay), (application.Stage, application.ByGuest!.Mark, application.ByHost!.Mark, application.Plan!.Recommendation, application.Checkpoints[0].Outcome));
        Assert.Equal(("cv.pdf", true), (application.Form.Documents[0].Name, application.Form.MayBeNamed));
        Assert.Equal("Select", Assert.Single(GoldenFiles.Read<Stored<LedgerPage>>(version, "call.history").Content!.Entries).Act);
        Assert.Equal("mar-b09-1", Assert.Single(GoldenFiles.Read<ExchangesGrain.Record>(version, "exchanges.exchanges").Calls));
    }

    [Theory, MemberData(nameof(Versions))]
    public void Notices_and_letters_are_read_as_they_were_meant(string version)
    {
        var inbox = GoldenFiles.Read<InboxGrain.Record>(version, "inbox.inbox");
        var line = inbox.Lines[0];
        Assert.Equal(("mar-b09-1", Side.FocalPoint, Stage.Applied, NoticeKind.Applied), (inbox.Lines[1].Notice.Call!.Call, inbox.Lines[1].Notice.Call!.Reader, inbox.Lines[1].Notice.Call!.Stage, inbox.Lines[1].Notice.Kind));
        var told = GoldenFiles.Read<LedgerHeard>(version, "call-notices.heard");
        Assert.Equal((12, "call/mar-b09-1/SEN/nominate"), (told.Heard, Assert.Single(told.Due)));
        Assert.Equal((NoticeKind.Returned, Part.Deputy, 1, true, ByMail.InDigest), (line.Notice.Kind, line.Notice.Reader, line.Notice.Count, line.IsRead, line.Mail));
        Assert.Equal(("fr", Delivery.Digest, "ar"), (inbox.Wishes.Language, inbox.Wishes.Of(NoticeKind.Returned), inbox.ReadIn));
        var heard = GoldenFiles.Read<RoundNoticesGrain.Record>(version, "round-notices.heard");
        Assert.Equal((9, NoticeKind.Due), (heard.Heard["SEN"], heard.Told["SEN"].Kind));
        Assert.Equal(17, GoldenFiles.Read<LedgerHeard>(version, "season-notices.heard").Heard);
        var parcel = Assert.Single(GoldenFiles.Read<Outbox<Letter>>(version, "mail-outbox.mail-outbox").Parcels);
        Assert.Equal((ParcelState.Taken, 2, "451 Later"), (parcel.State, parcel.Attempts, parcel.Answer));
        Assert.Equal(["en", "fr", "ar"], parcel.Content!.Languages);
        var hooks = GoldenFiles.Read<HooksGrain.Record>(version, "hooks.hooks");
        Assert.Equal(("SEN", "whsec_AAAA"), (Assert.Single(hooks.Hooks).Member, hooks.Hooks[0].Secret));
        Assert.Equal((Happening.Published, "2026/SEN/8/Published"), (hooks.Outbox.Parcels[0].Content!.Signal.Kind, hooks.Outbox.Parcels[0].Content!.Signal.Id));
        Assert.EndsWith(".secret", parcel.Content.Invitation!.Link, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Versions))]
    public void What_a_country_answers_is_read_as_it_was_meant(string version)
    {
        var record = GoldenFiles.Read<FollowUpGrain.Record>(version, "follow-up.follow-up");
        var entries = GoldenFiles.Read<Stored<FollowUpPage>>(version, "follow-up.history").Content!.Entries.AddRange(record.Recent);
        Assert.Null(FollowUpChain.FirstUnfit(FollowUpChain.Beginning("SEN"), entries));
        Assert.Equal(7, record.FollowUp.Revision);
        Assert.Equal(("b6", 3, LearnedState.UnderWay), (Assert.Single(record.FollowUp.Results).Recommendation, record.FollowUp.Results[0].Months, record.FollowUp.Results[0].State));
        Assert.Equal((SupportKind.Partly, new DateOnly(2026, 1, 15)), (record.FollowUp.Supports["b2"].Stance, record.FollowUp.Supports["b2"].Day));
        Assert.Equal(["law", "finance"], record.FollowUp.Barriers["b2"].Ranked);
        Assert.Equal((ProgressState.UnderWay, true), (record.FollowUp.Latest("b2")!.State, record.FollowUp.Latest("b2")!.IsDocumented));
        Assert.Equal((ObstacleKind.DataSharing, PilotDecision.Scale), (Assert.Single(record.FollowUp.Obstacles).Kind, Assert.Single(record.FollowUp.Pilots).Decision));
    }

    [Theory, MemberData(nameof(Versions))]
    public void Rules_and_alerts_are_read_as_they_were_meant(string version)
    {
        var book = GoldenFiles.Read<AlertBook>(version, "alerts.alerts");
        Assert.Equal((AlertKind.Jump, 12.5, AlertSeverity.Urgent, false), (book.Rules[0].Kind, book.Rules[0].Limit, book.Rules[0].Severity, book.Rules[0].IsOn));
        Assert.Equal((AlertState.Resolved, true, "The survey had changed."), (book.Alerts[0].State, book.Alerts[0].Holds, book.Alerts[0].History[1].Text));
        Assert.Equal([("2024", "00ff"), (null, "ff00")], book.Alerts[0].History.Select(e => (e.Seen?.Subject, e.Hash)));
        Assert.Equal(TimeSpan.FromMinutes(5), book.Due - book.Looked);
    }

    [Theory, MemberData(nameof(Versions))]
    public void Snapshots_and_heads_of_days_are_read_as_they_were_meant(string version)
    {
        var shelf = GoldenFiles.Read<SnapshotShelf>(version, "snapshots.snapshots");
        var snapshot = shelf.Find("pawg-28")!;
        Assert.Equal(("الاجتماع 28", "00ff", 42L, 15, "pawg-28b"), (snapshot.Title.Ar, snapshot.File, snapshot.Version, snapshot.Reported, snapshot.Superseded!.By));
        Assert.Equal([(SnapshotAct.Frozen, "0ff0"), (SnapshotAct.Superseded, "ff00")], shelf.History.Select(e => (e.Act, e.Hash)));
        var heads = GoldenFiles.Read<HistoryHeadsGrain.Record>(version, "history-heads.heads");
        var day = GoldenFiles.Read<Stored<DayHead>>(version, "history-heads.day").Content!;
        Assert.Equal((new DateOnly(2026, 11, 1), "00ff"), (heads.Last!.Value, heads.Hash!));
        Assert.Equal((heads.Last, heads.Hash, 3L), (day.Day, day.Hash, day.Entries));
        Assert.Equal(Assert.Single(heads.Chains), Assert.Single(day.Moved));
    }

    // What was stored is there; what is newer may stand beside it.
    private static void Kept(string path, JsonNode? stored, JsonNode? now)
    {
        if (stored is JsonObject fields)
            Assert.All(fields, field => Kept($"{path}.{field.Key}", field.Value, Assert.IsType<JsonObject>(now)[field.Key]));
        else if (stored is JsonArray items)
            Assert.All(items.Index(), item => Kept($"{path}[{item.Index}]", item.Item, Assert.IsType<JsonArray>(now)[item.Index]));
        else
            Assert.True(JsonNode.DeepEquals(stored, now), $"{path} was {stored?.ToJsonString() ?? "null"} and is {now?.ToJsonString() ?? "null"}.");
    }

    /// <summary>Every type of document that any code of the product hands to <see cref="GrainDocuments"/>.</summary>
    private static HashSet<Type> Documents()
    {
        var found = new HashSet<Type>();
        var module = typeof(Program).Module;
        // The table of calls to generic methods.
        for (var token = 0x2B000001; Resolve(module, token, out var isEnd) is var method && !isEnd; token++)
            if (method?.DeclaringType == typeof(GrainDocuments))
                found.Add(method.GetGenericArguments()[0]);
        Assert.NotEmpty(found);
        return found;
    }

    private static MethodBase? Resolve(Module module, int token, out bool isEnd)
    {
        isEnd = false;
        try
        {
            return module.ResolveMethod(token);
        }
        catch (ArgumentOutOfRangeException)
        {
            isEnd = true;
            return null;
        }
        catch (Exception e) when (e is ArgumentException or BadImageFormatException or TypeLoadException or FileNotFoundException)
        {
            // Within generic code; no grain is.
            return null;
        }
    }
}

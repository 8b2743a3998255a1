using System.Collections.Immutable;
using Exchange.Model;
using Exchange.Model.Alerts;
using Exchange.Model.Indicators;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Model.Recommendations;
using Exchange.Model.History;
using Exchange.Model.Snapshots;
using Exchange.Model.Submissions;
using Exchange.Model.Submissions.Workbook;
using Exchange.Storage;
using Exchange.Web.Exchanges;
using Exchange.Web.History;
using Exchange.Web.Integration;
using Exchange.Web.Integration.Workbook;
using Exchange.Web.Library;
using Exchange.Web.Members;
using Exchange.Web.Notices;
using Exchange.Web.People;
using Exchange.Web.Recommendations;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Workbook;
using static Exchange.Web.Hosting.Storage.GrainDocuments;
using Entry = Exchange.Model.Integration.Entries.Entry;

namespace Exchange.Web.Tests.Golden;

/// <summary>One of every kind of document that the product stores, every field filled; together a small installation.</summary>
internal static class Samples
{
    public const string Import = "import:0f9c7d";
    public static readonly string Account = Web.People.Account.IdOf("secretariat@example.org");

    private static readonly DateTimeOffset At = new(2026, 11, 1, 9, 0, 0, 123, TimeSpan.Zero);
    private static readonly CellKey Coverage = new("per_sa_allsa.cov_pop_tot", 2024);
    private static readonly CellKey Female = new("per_sa_allsa.cov_pop_tot", "female", 2025);

    /// <summary>The documents, by the name of their golden file.</summary>
    public static IReadOnlyDictionary<string, Sample> All { get; } = new Dictionary<string, Sample>(StringComparer.Ordinal)
    {
        ["rounds.rounds"] = new(new("rounds", "0", "rounds"), new RoundsGrain.Record { Rounds = [Kept, Drafted] }),
        ["submission.submission"] = new(new("submission", "2026/SEN", "submission"), Submission),
        ["submission.history"] = new(new("submission", "2026/SEN", HistoryPage.Name(0)), new Stored<HistoryPage> { Content = new([Entered, Returned]) }),
        ["member.member"] = new(new("member", "SEN", "member"), new MemberGrain.Record { Sources = ["round:2026", Import] }),
        ["member.import"] = new(new("member", "SEN", "import/" + Import), new Stored<Publication> { Content = Imported }),
        ["inventory.inventory"] = new(new("inventory", "SEN", "inventory"), Inventory),
        ["inventory.history"] = new(new("inventory", "SEN", InventoryPage.Name(0)), new Stored<InventoryPage> { Content = new([EntryPut, EntryReturned]) }),
        ["inventory.accepted"] = new(new("inventory", "SEN", VersionPage.Name(1)), new Stored<VersionPage> { Content = new(AcceptedFirst) }),
        ["account.account"] = new(new("account", Account, "account"), Secretariat),
        ["roster.roster"] = new(new("roster", "0", "roster"), Roster),
        ["learner.learner"] = new(new("learner", Account, "learner"), Learned),
        ["certificate.certificate"] = new(new("certificate", Given.Id, "certificate"), new CertificateGrain.Record { Certificate = Given }),
        ["season.season"] = new(new("season", "2027", "season"), ExchangeSamples.Season),
        ["season.history"] = new(new("season", "2027", LedgerPage.Name(0)), new Stored<LedgerPage> { Content = ExchangeSamples.Page }),
        ["call.call"] = new(new("call", "mar-b09-1", "call"), ExchangeSamples.Call),
        ["call.history"] = new(new("call", "mar-b09-1", LedgerPage.Name(0)), new Stored<LedgerPage> { Content = ExchangeSamples.Page }),
        ["exchanges.exchanges"] = new(new("exchanges", "0", "exchanges"), ExchangeSamples.Exchanges),
        ["inbox.inbox"] = new(new("inbox", Account, "inbox"), Inbox),
        ["round-notices.heard"] = new(new("round-notices", "2026", "heard"), new RoundNoticesGrain.Record
        {
            Heard = ImmutableDictionary<string, long>.Empty.Add("SEN", 9), Told = ImmutableDictionary<string, Told>.Empty.Add("SEN", new(NoticeKind.Due, At)),
        }),
        ["call-notices.heard"] = new(new("call-notices", "mar-b09-1", "heard"), new LedgerHeard { Heard = 12, Due = ["call/mar-b09-1/SEN/nominate"] }),
        ["season-notices.heard"] = new(new("season-notices", "2027", "heard"), new LedgerHeard { Heard = 17 }),
        ["notice-clock.clock"] = new(new("notice-clock", "0", "clock"), new NoticeClockGrain.Record { Digested = new(2026, 11, 1) }),
        ["mail-outbox.mail-outbox"] = new(new("mail-outbox", "0", "mail-outbox"), Outbox),
        ["alerts.alerts"] = new(new("alerts", "0", "alerts"), Watched),
        ["follow-up.follow-up"] = new(new("follow-up", "SEN", "follow-up"), new FollowUpGrain.Record { FollowUp = Answers, Recent = [Said[^1]], SealedPages = 1 }),
        ["follow-up.history"] = new(new("follow-up", "SEN", FollowUpPage.Name(0)), new Stored<FollowUpPage> { Content = new(Said[..^1]) }),
        ["snapshots.snapshots"] = new(new("snapshots", "0", "snapshots"), Shelf),
        ["history-heads.heads"] = new(
            new("history-heads", "0", "heads"), new HistoryHeadsGrain.Record { First = Head.Day, Last = Head.Day, Hash = Head.Hash, Chains = Head.Moved }),
        ["history-heads.day"] = new(new("history-heads", "0", HistoryHeadsGrain.Document(Head.Day)), new Stored<DayHead> { Content = Head }),
        ["inventory-workbook.inventory-workbook"] = new(
            new("inventory-workbook", "SEN/f1", "inventory-workbook"), new InventoryWorkbookGrain.Record { Sent = SentInventory }),
        ["workbook.workbook"] = new(new("workbook", "2026/SEN/f1", "workbook"), new WorkbookGrain.Record { Sent = Sent }),
        ["hooks.hooks"] = new(new("hooks", "0", "hooks"), Hooks),
        ["api-tokens.tokens"] = new(new("api-tokens", "0", "tokens"), new ApiTokensGrain.Record { Tokens = [Token] }),
    };

    private static Round Round => new(
        "2026", new LocalText("Round of 2026", "Cycle 2026", "جولة 2026"), ["SEN", "MLI"], [Coverage.Indicator],
        At, At.AddDays(30), At.AddDays(45), Acceptance.Reviewed, Trial: true)
    {
        Extensions = ImmutableDictionary<string, DateTimeOffset>.Empty.Add("MLI", At.AddDays(60)),
    };

    private static KeptRound Kept => new(Round, [
        new("make-2026", At, "s1", "Secretariat", Channel.Web, RoundAct.Made, [new("members", null, "SEN, MLI")]) { Hash = "00ff" },
        new("extend-2026", At.AddDays(40), "s2", "Second reviewer", Channel.Api, RoundAct.Extended,
            [new("until", "2026-12-20T23:59:59Z", "2026-12-31T09:00:00Z")], "MLI", "The survey ended late.") { Hash = "ff00" },
    ]);

    private static KeptRound Drafted => new(
        Round with { Id = "2027", Members = [], Indicators = [], Acceptance = Acceptance.Automatic, Trial = false, IsDraft = true, Extensions = ImmutableDictionary<string, DateTimeOffset>.Empty },
        [new("make-2027", At, "s1", "Secretariat", Channel.Web, RoundAct.Made, [])]);

    private static SnapshotShelf Shelf => new()
    {
        Snapshots =
        [
            new("pawg-28", new LocalText("28th meeting", "28e réunion", "الاجتماع 28"), "Before the corrections.", At, At.AddMinutes(1), "Secretariat", "00ff", 1_234_567, 42, "0f9c7d", 15, 57)
            {
                Superseded = new("A figure was corrected.", At.AddDays(2), "pawg-28b"), Trial = true,
            },
        ],
        History =
        [
            new("freeze-1", At.AddMinutes(1), "s1", "Secretariat", Channel.Web, SnapshotAct.Frozen, "pawg-28", "00ff", null) { Hash = "0ff0" },
            new("mark-1", At.AddDays(2), "s1", "Secretariat", Channel.Api, SnapshotAct.Superseded, "pawg-28", null, "A figure was corrected. → pawg-28b") { Hash = "ff00" },
        ],
    };

    private static DayHead Head => new(new(2026, 11, 1), DayHead.Beginning, [new("2026/SEN", 3, "0ff0")], 1, 3, "00ff");

    private static SentInventory SentInventory => new(
        "w-2", "Inventaire – السنغال.xlsx", 7, At,
        [new("Programmes", 6, "programme:+1", "ff11", ImmutableDictionary<string, FilledIn>.Empty.Add("name_fr", new("Bourse familiale", "E6", "Formula")))],
        12, true, At.AddDays(7));

    private static SentWorkbook Sent => new(
        "5f0c", "classeur.xlsx", new("SEN", "2026", 1, 7, "fr", At, "00aa"),
        [new("Couverture", 6, Coverage.ToString(), "ff11", [.. Enum.GetValues<WorkbookField>().Select(f => new FilledIn(f.ToString(), "N6", f == WorkbookField.Value ? "Formula" : null))])],
        40, IsAltered: true, At.AddDays(7));

    private static Finding Finding => Model.Submissions.Finding.Of("V05", Severity.Warning, Coverage, 24.1, "SEN") with { NeedsSecondReviewer = true };

    private static Cell Answered => Cell.Typed(Coverage, "24,1", "Survey of households", "Revised") with
    {
        Stance = Stance.Replaces, Method = "Weighted",
        Evidence = [new(EvidenceKind.Link, "https://example.org/survey", "Survey"), new(EvidenceKind.File, new('a', 64), "table.pdf", "application/pdf", 12)],
    };

    private static HistoryEntry Entered => new(
        "operation-1", At, "f1", "Point focal — السنغال", Channel.Web, HistoryKind.Saved, [new(Coverage, null, "24,1", Answered), new(Female, "20", "")], null,
        new(false, SubmissionStatus.Draft, 1, [Finding], 0));

    private static HistoryEntry Returned => new(
        "operation-2", At.AddHours(1), "s1", "Secretariat", Channel.Api, HistoryKind.Returned, [], "The source is missing.",
        new(true, SubmissionStatus.Returned, 2, [], 0))
    {
        About = Coverage, Returned = [new(Female, "Which figure?")], Published = [Coverage], Whom = "MLI", Confirmed = true, Hash = "00ff",
    };

    private static Submission Submission => new()
    {
        Round = "2026", Member = "SEN", Status = SubmissionStatus.Returned, Revision = 5, Publications = 1,
        Cells = new[] { Answered, Cell.Typed(Female, "twenty") }
            .ToImmutableDictionary(cell => cell.Key.ToString()),
        Accepted = new[] { new AcceptedCell(Cell.Typed(Coverage, "23.5", "Survey of households"), At.AddHours(2)) }
            .ToImmutableDictionary(accepted => accepted.Cell.Key.ToString()),
        Reason = "The second figure cannot be read.", SealedPages = 1, Trial = true, Reviewed = true,
        FirstReviews = ImmutableDictionary<string, string>.Empty.Add(Coverage.ToString(), "s1"),
        Reopened = ImmutableDictionary<string, ReturnedCell>.Empty.Add(Female.ToString(), new("Which figure?", At.AddHours(1), "Secretariat", Cell.Typed(Female, "twenty"))),
        Mended = ImmutableDictionary<string, ReturnedCell>.Empty.Add(Coverage.ToString(), new("Which survey?", At, "Secretariat", null)),
        Deputies = [new("account-2", "Collègue", ["coverage"])],
        Verifications = ImmutableDictionary<string, Verification>.Empty.Add(
            Coverage.ToString(), new("MLI", "Point focal", At, Answered, true, "Point focal du Mali", At.AddDays(1), "Same survey")),
        Turnaround = new(false, At.AddHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(3), At),
        Recent =
        [
            new("operation-3", At.AddHours(2), "s2", "Second reviewer", Channel.Web, HistoryKind.Accepted, [], null,
                new(true, SubmissionStatus.Accepted, 4, [Finding], 7)),
        ],
    };

    private static Entry Programme => Entry.Of(
        new(EntryKind.Programme, "cash"), ("name_fr", "Bourses"), ("organisation", "ministry"), ("beneficiaries", "about 600")) with
    {
        Evidence = [new(EvidenceKind.Link, "https://example.org/decree", "Decree 12")],
    };

    private static Entry Need => Entry.Of(EntryKey.Need(new("cash", "civil")), ("purpose", "eligibility-check"), ("note", "السجل"));

    private static AcceptedInventory AcceptedFirst =>
        new("SEN", 1, At.AddDays(1), new(2026, 11, 1), [new(Need, At.AddDays(1), EvidenceGrade.PeerVerified)]);

    private static InventoryEvent EntryPut => new(
        "operation-4", At, "f1", "Point focal — السنغال", Channel.Web, HistoryKind.Saved, [new(Programme.Key, null, Programme), new(Need.Key, Need, null)], null,
        new(false, SubmissionStatus.Draft, 1, [new("EntryNotACount", Severity.Error, Programme.Key, "beneficiaries", ["about 600"])], 0));

    private static InventoryEvent EntryReturned => new(
        "operation-5", At.AddHours(1), "s1", "Secretariat", Channel.Api, HistoryKind.Returned, [], "The figures are old.",
        new(true, SubmissionStatus.Returned, 2, [], 1))
    {
        About = Need.Key, Returned = [new(Programme.Key, "Which year?")], Accepted = [Need.Key], Whom = "MLI", Confirmed = true, Hash = "00ff",
    };

    private static InventoryRecord Inventory => new()
    {
        Member = "SEN", Status = SubmissionStatus.Returned, Revision = 5, HandedIn = new(2026, 11, 1), Reason = "The figures are old.", SealedPages = 1,
        Entries = new[] { Programme, Need }.ToImmutableDictionary(e => e.Key.ToString()),
        Accepted = AcceptedFirst with { Number = 2 },
        Reopened = ImmutableDictionary<string, ReturnedEntry>.Empty.Add(Programme.Key.ToString(), new("Which year?", At, "Secretariat", Programme)),
        Mended = ImmutableDictionary<string, ReturnedEntry>.Empty.Add(Need.Key.ToString(), new("For what?", At, "Secretariat", null)),
        Deputies = [new("account-2", "Collègue", ["datasets", "of:ministry"])],
        Verifications = ImmutableDictionary<string, EntryVerification>.Empty.Add(
            Need.Key.ToString(), new("MLI", "Point focal", At, Need, true, "Point focal du Mali", At.AddDays(1), "Seen")),
        Reviewed = true,
        Turnaround = new(false, At.AddHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(3), At),
        Recent = [EntryReturned with { OperationId = "operation-6" }],
    };

    private static Publication Imported => new(
        "SEN", Import, 1,
        [new("SEN", Female, 0.1, Basis.National, "Ministry", EvidenceGrade.PeerVerified, new(Import, At.AddHours(3)), "Communiqué")], [Coverage], At.AddHours(3));

    private static Account Secretariat => new()
    {
        Id = Account, Email = "secretariat@example.org", Name = "Secrétariat", Role = Role.Secretariat, Member = null, PasswordHash = "AQAAAAIAAYag",
        SecurityStamp = "11112222333344445555666677778888", ConcurrencyStamp = "88887777666655554444333322221111",
        FailedSignIns = 2, LockedUntil = At.AddMinutes(15), Made = At,
        Sessions = [new("0011223344556677", At, At.AddHours(1), "Firefox · Linux", SignInWay.Password)],
        Events = [new(At, AccountEventKind.Made), new(At.AddHours(1), AccountEventKind.RecoveryOffered, "Second reviewer")],
        Recovery = new("0f0f", "Second reviewer", At.AddDays(1)), CodeKey = "JBSWY3DPEHPK3PXP", RecoveryCodes = ["f0f0"], UsedCodes = [new("ff0f", At)],
        Passkeys = [new("AQIDBA", "pQECAyYgASFYIA", "Téléphone", At, At.AddHours(2), 3, ["internal"], true, true)],
        Organisation = new("https://id.example.org", "subject-1", At),
    };

    private static Roster Roster => new()
    {
        SetupTokenHashes = ImmutableDictionary<string, string>.Empty.Add("localhost", "00ff"),
        Accounts = [new(Account, "secretariat@example.org", "Secrétariat", Role.Secretariat, null, At)],
        Invitations = [new("invitation-1", "ff00", "focal@example.org", Role.FocalPoint, "SEN", Account, At.AddDays(14))],
    };

    private static Certificate Given => new(
        "00112233445566778899aabbccddeeff", "Secrétariat", "civil-registry", "Civil registry", "0f9c7d", At.AddDays(2));

    private static LearnerRecord Learned => new()
    {
        Attempts = [new("attempt-1", "civil-registry", "0f9c7d", 4, 4, At.AddDays(2))], Certificates = [Given],
    };

    private static Notice Noticed => new("2026/SEN/8/Returned", NoticeKind.Returned, Part.Deputy, "2026", new("Round of 2026", "Cycle 2026", "جولة 2026"), "SEN", At)
    {
        By = "Secretariat", Cell = Coverage, Section = "coverage", Text = "Which survey?", Day = At.AddDays(30), Count = 1,
    };

    private static Notice Called => new("call/mar-b09-1/4/Applied", NoticeKind.Applied, Part.None, "", new("One gateway", "Une passerelle", "بوابة واحدة"), "SEN", At)
    {
        By = "Awa", Call = new("mar-b09-1", "MAR", "account-1", Side.FocalPoint, Stage.Applied),
    };

    private static InboxGrain.Record Inbox => new()
    {
        Lines = [new(Noticed) { IsRead = true, Mail = ByMail.InDigest }, new(Called)], ReadIn = "ar",
        Wishes = new("fr", ImmutableDictionary<NoticeKind, Delivery>.Empty.Add(NoticeKind.Returned, Delivery.Digest)),
    };

    private static Outbox<Letter> Outbox => new()
    {
        Parcels =
        [
            new("00ff", "focal@example.org", "Invitation", new("focal@example.org", "Point focal", ["en", "fr", "ar"], [Noticed])
            {
                Invitation = new("Secretariat", Role.FocalPoint, "SEN", "https://example.org/people/invitation/invitation-1.secret", At.AddDays(14)),
            }, At)
            {
                State = ParcelState.Taken, Attempts = 2, Next = At.AddMinutes(2), Courier = "S127.0.0.1:11111:1", Heard = At.AddMinutes(1), Answer = "451 Later",
            },
        ],
    };

    private static HooksGrain.Record Hooks => new()
    {
        Hooks = [new("hook-1", "https://example.org/exchange", "whsec_AAAA", "SEN", "Point focal", At)],
        Outbox = new()
        {
            Parcels =
            [
                new("hook-1.00ff", "https://example.org/exchange", "Published", new("hook-1", new("2026/SEN/8/Published", Happening.Published, At, "2026", "SEN", [Coverage.ToString()])), At)
                {
                    State = ParcelState.Waiting, Attempts = 1, Next = At.AddMinutes(1), Heard = At, Answer = "500 Internal Server Error",
                },
            ],
        },
    };

    private static AlertBook Watched => new()
    {
        Rules = [new("rule-1", AlertKind.Jump, Coverage.Indicator, true, 12.5, 3, AlertSeverity.Urgent, new("Monitoring unit", "Unité de suivi", "وحدة المتابعة"), new("Ask the focal point", "Demandez au point focal", "اتصلوا بجهة الاتصال"), false)],
        Alerts =
        [
            new("rule-1.SEN", new("rule-1", "SEN", "2024", ["2024", "24.1", "12", "2020"]), AlertState.Resolved, true,
            [
                new(At, AlertAct.Raised, null, null, null, new("rule-1", "SEN", "2024", ["2024", "24.1", "12", "2020"]), "00ff"),
                new(At.AddHours(1), AlertAct.Resolved, "Secretariat", "The survey had changed.", "resolve-1", null, "ff00"),
            ]),
        ],
        Due = At.AddMinutes(5), Looked = At, Revision = 4, Operations = ["put-1"],
    };

    private static ImmutableArray<FollowUpEntry> Said => FollowUpSample.Entries(At);

    private static FollowUp Answers => FollowUp.At("SEN", Said, DateTimeOffset.MaxValue);

    private static ApiToken Token => new("token-1", "0ff0", "Ministry’s system", Role.FocalPoint, "SEN", Account, At, At.AddDays(300), At.AddHours(5));
}

/// <summary>A document: where it stands and what it says.</summary>
internal sealed record Sample(RecordKey Key, object State);

using System.Collections.Immutable;
using Exchange.Model;
using Exchange.Model.Indicators;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Storage;
using Exchange.Web.Library;
using Exchange.Web.Members;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using static Exchange.Web.Hosting.Storage.GrainDocuments;

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
        ["account.account"] = new(new("account", Account, "account"), Secretariat),
        ["roster.roster"] = new(new("roster", "0", "roster"), Roster),
        ["learner.learner"] = new(new("learner", Account, "learner"), Learned),
        ["certificate.certificate"] = new(new("certificate", Given.Id, "certificate"), new CertificateGrain.Record { Certificate = Given }),
        ["api-tokens.tokens"] = new(new("api-tokens", "0", "tokens"), new ApiTokensGrain.Record { Tokens = [Token] }),
    };

    private static Round Round => new(
        "2026", new LocalText("Round of 2026", "Cycle 2026", "جولة 2026"), ["SEN", "MLI"], [Coverage.Indicator],
        At, At.AddDays(30), At.AddDays(45), Acceptance.Reviewed, Trial: true)
    {
        Extensions = ImmutableDictionary<string, DateTimeOffset>.Empty.Add("MLI", At.AddDays(60)),
    };

    private static KeptRound Kept => new(Round, [
        new("make-2026", At, "s1", "Secretariat", Channel.Web, RoundAct.Made, []),
        new("extend-2026", At.AddDays(40), "s2", "Second reviewer", Channel.Api, RoundAct.Extended,
            [new("until", "2026-12-20T23:59:59Z", "2026-12-31T09:00:00Z")], "MLI", "The survey ended late."),
    ]);

    private static KeptRound Drafted => new(
        Round with { Id = "2027", Members = [], Indicators = [], Acceptance = Acceptance.Automatic, Trial = false, IsDraft = true, Extensions = ImmutableDictionary<string, DateTimeOffset>.Empty },
        [new("make-2027", At, "s1", "Secretariat", Channel.Web, RoundAct.Made, [])]);

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

    private static Publication Imported => new(
        "SEN", Import, 1,
        [new("SEN", Female, 0.1, Basis.National, "Ministry", EvidenceGrade.PeerVerified, new(Import, At.AddHours(3)), "Communiqué")], [Coverage], At.AddHours(3));

    private static Account Secretariat => new()
    {
        Id = Account, Email = "secretariat@example.org", Name = "Secrétariat", Role = Role.Secretariat, Member = null, PasswordHash = "AQAAAAIAAYag",
        SecurityStamp = "11112222333344445555666677778888", ConcurrencyStamp = "88887777666655554444333322221111",
        FailedSignIns = 2, LockedUntil = At.AddMinutes(15), Made = At, Language = "fr",
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

    private static ApiToken Token => new("token-1", "0ff0", "Ministry’s system", Role.FocalPoint, "SEN", Account, At, At.AddDays(300));
}

/// <summary>A document: where it stands and what it says.</summary>
internal sealed record Sample(RecordKey Key, object State);

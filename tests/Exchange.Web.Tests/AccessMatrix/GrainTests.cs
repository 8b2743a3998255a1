using System.Collections.Immutable;
using System.Reflection;
using Exchange.Model.Alerts;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Exchanges.Seasons;
using Exchange.Model.Indicators;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Model.Recommendations;
using Exchange.Model.Snapshots;
using Exchange.Model.Submissions;
using Exchange.Model.Submissions.Workbook;
using Exchange.Web.Alerts;
using Exchange.Web.Exchanges;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.Integration;
using Exchange.Web.Integration.Workbook;
using Exchange.Web.Library;
using Exchange.Web.Members;
using Exchange.Web.Notices;
using Exchange.Web.People;
using Exchange.Web.Recommendations;
using Exchange.Web.Snapshots;
using Exchange.Web.Submissions;
using Exchange.Web.Submissions.Workbook;
using Microsoft.Extensions.DependencyInjection;
using Request = Exchange.Model.Exchanges.Request;
using Track = Exchange.Model.Exchanges.Track;

namespace Exchange.Web.Tests.AccessMatrix;

/// <summary>
/// Every method of every grain. Those that somebody asks for in his own name refuse whoever may not, themselves: here they are called as a
/// page that forgot to check would call them. Those without an actor are public, or called by the product alone. A method in neither list fails.
/// </summary>
public sealed class GrainTests(Everybody everybody) : IClassFixture<Everybody>
{
    private static readonly Actor Anybody = Actor.Anonymous;
    private static readonly Actor Trainee = new("t1", "Trainee", Role.Trainee);
    private static readonly Actor Operator = new("o1", "Operator", Role.Operator);
    private static readonly Actor FocalPoint = new("f1", "Focal point", Role.FocalPoint, Everybody.Own);
    private static readonly Actor ForeignFocalPoint = new("f2", "Foreign focal point", Role.FocalPoint, Everybody.Foreign);
    private static readonly Actor ForeignDeputy = new("d2", "Foreign deputy", Role.Deputy, Everybody.Foreign);
    private static readonly Actor DeputyOfNothing = new("d1", "Deputy without a section", Role.Deputy, Everybody.Own);

    private static readonly ImmutableArray<Actor> Outsiders = [Anybody, Trainee, Operator, ForeignFocalPoint, ForeignDeputy, DeputyOfNothing];
    private static readonly ImmutableArray<Actor> AllButSecretariat = [.. Outsiders, FocalPoint];
    private static readonly ImmutableArray<Actor> WhoInvitesNobody = [Anybody, Trainee, Operator, ForeignDeputy, DeputyOfNothing];

    private static readonly EntryKey Entry = new(EntryKind.Organisation, "ministry");
    private static readonly AlertRule Rule = new("rule", AlertKind.Jump, null, false, 10, 2, AlertSeverity.Note, Model.LocalText.Same("owner"), Model.LocalText.Same("to do"));
    private static readonly FrozenFile File = new("f", 1, 1, "c", 0, 57, DateTimeOffset.UnixEpoch, false);

    private static readonly CellKey Key = new("per_sa_allsa.cov_pop_tot", "total", 2024);

    /// <summary>What is asked in somebody's name: who may not, and whether he was refused.</summary>
    private static readonly Dictionary<string, (ImmutableArray<Actor> Refused, Func<IGrainFactory, Actor, Task<bool>> Refuses)> Guarded = new()
    {
        ["ISubmissionGrain.Report"] = (Outsiders, (g, a) => Refused(Submission(g).Report(New(a), [], false, null))),
        ["ISubmissionGrain.Withdraw"] = (Outsiders, (g, a) => Refused(Submission(g).Withdraw(New(a), 0))),
        ["ISubmissionGrain.Accept"] = (AllButSecretariat, (g, a) => Refused(Submission(g).Accept(New(a), null, 0))),
        ["ISubmissionGrain.Return"] = (AllButSecretariat, (g, a) => Refused(Submission(g).Return(New(a), "why", [], 0))),
        ["ISubmissionGrain.Comment"] = (Outsiders, (g, a) => Refused(Submission(g).Comment(New(a), Key, "why"))),
        ["ISubmissionGrain.Delegate"] = (Outsiders, (g, a) => Refused(Submission(g).Delegate(New(a), new("d1", "Deputy", ["coverage"])))),
        ["ISubmissionGrain.AskVerification"] = (Outsiders, (g, a) => Refused(Submission(g).AskVerification(New(a), Key, Everybody.Foreign))),
        ["ISubmissionGrain.Verify"] = ([.. Outsiders, FocalPoint], (g, a) => Refused(Submission(g).Verify(New(a), Key, true, null))),
        ["ISubmissionGrain.View"] = (Outsiders, async (g, a) => await Submission(g).View(a) is null),
        ["ISubmissionGrain.History"] = (Outsiders, async (g, a) => (await Submission(g).History(a)).IsEmpty),
        ["ISubmissionGrain.Reading"] = (AllButSecretariat, async (g, a) => (await Submission(g).Reading(a)).IsEmpty),
        ["IWorkbookGrain.Keep"] = (AllButSecretariat, async (g, a) => !await Workbook(g).Keep(a, new("w", "w.xlsx", null!, [], 0, false, DateTimeOffset.MaxValue))),
        ["IWorkbookGrain.Find"] = (AllButSecretariat, async (g, a) => await Workbook(g).Find(a, "w") is null),
        ["IInventoryWorkbookGrain.Keep"] = (AllButSecretariat, async (g, a) => !await InventoryWorkbook(g).Keep(a, new("w", "w.xlsx", 0, DateTimeOffset.MinValue, [], 0, false, DateTimeOffset.MaxValue))),
        ["IInventoryWorkbookGrain.Find"] = (AllButSecretariat, async (g, a) => await InventoryWorkbook(g).Find(a, "w") is null),
        ["IInventoryGrain.Put"] = (Outsiders, (g, a) => Refused(Inventory(g).Put(New(a), [], null))),
        ["IInventoryGrain.HandIn"] = (Outsiders, (g, a) => Refused(Inventory(g).HandIn(New(a), 0))),
        ["IInventoryGrain.Withdraw"] = (Outsiders, (g, a) => Refused(Inventory(g).Withdraw(New(a), 0))),
        ["IInventoryGrain.Accept"] = (AllButSecretariat, (g, a) => Refused(Inventory(g).Accept(New(a), null, 0))),
        ["IInventoryGrain.Return"] = (AllButSecretariat, (g, a) => Refused(Inventory(g).Return(New(a), "why", [], 0))),
        ["IInventoryGrain.Comment"] = (Outsiders, (g, a) => Refused(Inventory(g).Comment(New(a), Entry, "why"))),
        ["IInventoryGrain.Delegate"] = (Outsiders, (g, a) => Refused(Inventory(g).Delegate(New(a), new("d1", "Deputy", ["programmes"])))),
        ["IInventoryGrain.AskVerification"] = (Outsiders, (g, a) => Refused(Inventory(g).AskVerification(New(a), Entry, Everybody.Foreign))),
        ["IInventoryGrain.Verify"] = ([.. Outsiders, FocalPoint], (g, a) => Refused(Inventory(g).Verify(New(a), Entry, true, null))),
        ["IInventoryGrain.View"] = (Outsiders, async (g, a) => await Inventory(g).View(a) is null),
        ["IInventoryGrain.History"] = (Outsiders, async (g, a) => (await Inventory(g).History(a)).IsEmpty),
        ["IFollowUpGrain.Say"] = (Outsiders, async (g, a) => (await FollowUp(g).Say(new("o", a, new()))).Refusals is [{ Fault: FollowUpFault.NotYours }]),
        ["IFollowUpGrain.History"] = (Outsiders, async (g, a) => (await FollowUp(g).History(a)).IsEmpty),
        ["IAlertsGrain.Read"] = (AllButSecretariat, async (g, a) => await Alerts(g).Read(a) is null),
        ["IAlertsGrain.Put"] = (AllButSecretariat, async (g, a) => (await Alerts(g).Put(a, "o", Rule)).Fault == AlertFault.NotYours),
        ["IAlertsGrain.Acknowledge"] = (AllButSecretariat, async (g, a) => (await Alerts(g).Acknowledge(a, "o", "alert")).Fault == AlertFault.NotYours),
        ["IAlertsGrain.Resolve"] = (AllButSecretariat, async (g, a) => (await Alerts(g).Resolve(a, "o", "alert", "outcome")).Fault == AlertFault.NotYours),
        ["ISnapshotsGrain.Freeze"] = (AllButSecretariat, async (g, a) =>
            (await Snapshots(g).Freeze(New(a), new("name", new("Title", "Titre", "عنوان"), null, DateTimeOffset.UnixEpoch), File)).Fault == SnapshotFault.NotYours),
        ["ISnapshotsGrain.Supersede"] = (AllButSecretariat, async (g, a) => (await Snapshots(g).Supersede(New(a), "name", "why", null)).Fault == SnapshotFault.NotYours),
        ["IHistoryHeadsGrain.Read"] = (Outsiders, async (g, a) => (await g.GetGrain<Web.History.IHistoryHeadsGrain>(0).Read(a, null, 10)).IsEmpty),
        ["IRoundsGrain.Read"] = (AllButSecretariat, async (g, a) => await Rounds(g).Read(a, Everybody.Round) is null),
        ["IRoundsGrain.Make"] = (AllButSecretariat, async (g, a) => Refused(await Rounds(g).Make(New(a), (await Rounds(g).Find(Everybody.Round))! with { Id = "another" }))),
        ["IRoundsGrain.Edit"] = (AllButSecretariat, async (g, a) => Refused(await Rounds(g).Edit(New(a), (await Rounds(g).Find(Everybody.Round))!, "why", null))),
        ["IRoundsGrain.Open"] = (AllButSecretariat, async (g, a) => Refused(await Rounds(g).Open(New(a), Everybody.Round, true, null))),
        ["IRoundsGrain.Extend"] = (AllButSecretariat, async (g, a) => Refused(await Rounds(g).Extend(New(a), Everybody.Round, Everybody.Own, DateTimeOffset.MaxValue, "why", null))),
        ["IRoundsGrain.Close"] = (AllButSecretariat, async (g, a) => Refused(await Rounds(g).Close(New(a), Everybody.Round, "why", null))),
        ["IMemberGrain.Import"] = (AllButSecretariat, (g, a) => Throws(g.GetGrain<IMemberGrain>(Everybody.Own).Import(New(a), "import", []))),
        ["IRosterGrain.List"] = (Outsiders, async (g, a) => await Roster(g).List(a) is not { } seen
            || (seen.Accounts.All(x => x.Role == Role.Deputy && x.Member == a.Member) && seen.Invitations.All(x => x.Role == Role.Deputy && x.Member == a.Member))),
        ["IRosterGrain.Invite"] = (WhoInvitesNobody, async (g, a) => await Roster(g).Invite(a, Invitation) == AccountFault.NotYours),
        // Its own deputies' invitations are a focal point's to take back; what the secretariat has offered somebody is not.
        ["IRosterGrain.Revoke"] = (AllButSecretariat, async (g, a) => await NotRevoked(g, a, Invitation) && (a == FocalPoint || await NotRevoked(g, a, InvitedDeputy))),
        ["IRosterGrain.Recover"] = (Outsiders, async (g, a) =>
            await Roster(g).Recover(a, Account.IdOf(Everybody.Deputy), new("ff", "f", DateTimeOffset.MaxValue)) == AccountFault.NotYours),
        ["IRosterGrain.Remove"] = (AllButSecretariat, async (g, a) => await Roster(g).Remove(a, "a") == AccountFault.NotYours),
        ["IApiTokensGrain.List"] = (Outsiders, async (g, a) => (await Tokens(g).List(a)).IsEmpty),
        ["IApiTokensGrain.Issue"] = (Outsiders, async (g, a) => await Tokens(g).Issue(a, Token) is not null),
        ["IApiTokensGrain.Revoke"] = (AllButSecretariat, async (g, a) => await Tokens(g).Revoke(a, "t") is not null),
        ["ILearnerGrain.Answer"] = (AllButSecretariat, async (g, a) => await Learner(g).Answer("o", a, "payment-gateway", "en", [0]) is null),
        ["IInboxGrain.Read"] = (AllButSecretariat, async (g, a) => await Inbox(g).Read(a) is null),
        ["IInboxGrain.Unread"] = (AllButSecretariat, async (g, a) => await Inbox(g).Unread(a, "fr") == 0),
        ["IInboxGrain.MarkRead"] = (AllButSecretariat, async (g, a) => await Inbox(g).MarkRead(a, "n") is null),
        ["IInboxGrain.Wish"] = (AllButSecretariat, async (g, a) => !await Inbox(g).Wish(a, Wishes.None)),
        ["IMailOutboxGrain.List"] = (Outsiders, async (g, a) => a.Role == Role.Operator || await g.GetGrain<IMailOutboxGrain>(0).List(a) is null),
        ["IMailOutboxGrain.Again"] = (Outsiders, async (g, a) => !await g.GetGrain<IMailOutboxGrain>(0).Again(a, "m")),
        ["IHooksGrain.Register"] = (Outsiders, async (g, a) => await Hooks(g).Register(a, new("h", "https://example.org", "whsec_AAAA", Everybody.Own, "f", DateTimeOffset.UnixEpoch)) == HookFault.NotYours),
        ["IHooksGrain.List"] = (Outsiders, async (g, a) => (await Hooks(g).List(a)).Hooks.IsEmpty),
        ["IHooksGrain.Remove"] = (Outsiders, async (g, a) => await Hooks(g).Remove(a, "h") == HookFault.Unknown),
        ["IHooksGrain.Again"] = (Outsiders, async (g, a) => await Hooks(g).Again(a, "h.c") == HookFault.CallUnknown),
        ["IHooksGrain.Ping"] = (Outsiders, async (g, a) => await Hooks(g).Ping(a, "h") == HookFault.Unknown),
        ["ISeasonGrain.Make"] = (AllButSecretariat, async (g, a) => Refused(await g.GetGrain<ISeasonGrain>("another").Make(By(a), ExchangeThings.Season))),
        ["ISeasonGrain.StateOffer"] = (Outsiders, async (g, a) => Refused(await (await ExchangeThings.SeasonOf(g)).StateOffer(By(a), ExchangeThings.Offer))),
        ["ISeasonGrain.StateRequest"] = (Outsiders, async (g, a) => Refused(await (await ExchangeThings.SeasonOf(g)).StateRequest(By(a), ExchangeThings.Request with { Id = "r2", Member = Everybody.Own }))),
        ["ISeasonGrain.Withdraw"] = (Outsiders, async (g, a) => Refused(await (await ExchangeThings.SeasonOf(g)).Withdraw(By(a), ExchangeThings.Offer.Id))),
        ["ISeasonGrain.Limit"] = (Outsiders, async (g, a) => Refused(await (await ExchangeThings.SeasonOf(g)).Limit(By(a), Everybody.Own, 3))),
        ["ISeasonGrain.Wish"] = (AllButSecretariat, async (g, a) => Refused(await (await ExchangeThings.SeasonOf(g)).Wish(By(a), new("r1", "o1"), true))),
        ["ISeasonGrain.Propose"] = (Outsiders, async (g, a) => Refused(await (await ExchangeThings.SeasonOf(g)).Propose(By(a), [new("r1", "o1", "2100-05")]))),
        ["ISeasonGrain.Move"] = (Outsiders, async (g, a) => Refused(await (await ExchangeThings.SeasonOf(g)).Move(By(a), ExchangeThings.Match, MatchAct.Agree, null))),
        ["ISeasonGrain.View"] = (WhoInvitesNobody, async (g, a) => await (await ExchangeThings.SeasonOf(g)).View(a) is null),
        ["ISeasonGrain.History"] = (Outsiders, async (g, a) => (await (await ExchangeThings.SeasonOf(g)).History(a)).IsEmpty),
        ["ICallGrain.Make"] = (Outsiders, async (g, a) => Refused(await g.GetGrain<ICallGrain>("another").Make(By(a), ExchangeThings.Call))),
        ["ICallGrain.Edit"] = (Outsiders, async (g, a) => Refused(await (await ExchangeThings.CallOf(g)).Edit(By(a), ExchangeThings.Call))),
        ["ICallGrain.Publish"] = (Outsiders, async (g, a) => Refused(await (await ExchangeThings.CallOf(g)).Publish(By(a)))),
        ["ICallGrain.Cancel"] = (Outsiders, async (g, a) => Refused(await (await ExchangeThings.CallOf(g)).Cancel(By(a), "why"))),
        ["ICallGrain.Move"] = (Outsiders, async (g, a) => Refused(await (await ExchangeThings.CallOf(g)).Move(By(a), new(ExchangeThings.Applicant.Id, Act.Nominate)))),
        ["ICallGrain.Say"] = (Outsiders, async (g, a) => Refused(await (await ExchangeThings.CallOf(g)).Say(By(a), ExchangeThings.Applicant.Id, 5, "Good"))),
        ["ICallGrain.Forget"] = (AllButSecretariat, async (g, a) => Refused(await (await ExchangeThings.CallOf(g)).Forget(By(a), ExchangeThings.Applicant.Id))),
        ["ICallGrain.View"] = (Outsiders, async (g, a) => (await (await ExchangeThings.CallOf(g)).View(a)) is null or { Applications.IsEmpty: true, Call.Contacts: "" }),
        ["ICallGrain.History"] = (AllButSecretariat, async (g, a) => (await (await ExchangeThings.CallOf(g)).History(a)).IsEmpty),
        ["ILearnerGrain.Forget"] = (AllButSecretariat, async (g, a) => !await Learner(g).Forget(a)),
        ["ILearnerGrain.Progress"] = (AllButSecretariat, async (g, a) => await Learner(g).Progress(a) is null),
    };

    /// <summary>What anybody may know.</summary>
    private static readonly string[] Public =
        [
            "IBoardGrain.Watch", "IBoardGrain.Unwatch", "IBoardGrain.Observers", "IMemberGrain.Figures", "IMemberGrain.Publications", "IRoundsGrain.Find", "IRoundsGrain.List",
            "ICertificateGrain.Find", "IInventoryGrain.Accepted", "IInventoryGrain.AcceptedAfter", "IInventoriesGrain.After", "IFollowUpGrain.Read", "IFollowUpGrain.At",
            "IFollowUpBoardGrain.After", "IFollowUpBoardGrain.At", "ISnapshotsGrain.Read",
            "ISeasonGrain.Line",
        ];

    /// <summary>What only the product's own grains and sign-in call; no page and no address hands its caller's words to them.</summary>
    private static readonly string[] WithinTheProduct =
        [
            "IInboxGrain.Deliver", "IInboxGrain.SendDigest", "IMailOutboxGrain.Post", "IMailOutboxGrain.Take", "IMailOutboxGrain.Report", "INoticeClockGrain.Digests",
            "IRoundNoticesGrain.CatchUp", "IRoundListener.Note", "ISubmissionGrain.Since", "IHooksGrain.Announce", "IHooksGrain.Take", "IHooksGrain.Report",
            "IHistoryHeadsGrain.CatchUp", "IRoundsGrain.Heads", "IAlertsGrain.Heads", "ISubmissionGrain.Heads", "IInventoryGrain.Heads", "IFollowUpGrain.Heads", "IInventoryGrain.Progress", "IInventoriesGrain.Note",
            "IFollowUpBoardGrain.Note", "IAlertsGrain.DueRules", "IAlertsGrain.Look", "IPublicationSource.Publications",
            "IMemberGrain.Enrol", "IMemberGrain.Publish", "IMemberGrain.CatchUp", "IPublicationSink.Apply", "IPublicationSink.Take",
            "ISubmissionGrain.Progress", "IRoundBoardGrain.Note", "IRoundBoardGrain.After", "ICertificateGrain.Keep", "ICertificateGrain.Remove",
            "ICallGrain.Since", "ICallListener.Note", "ICallNoticesGrain.CatchUp", "IFollowUpGrain.Learn",
            "IAccountGrain.Find", "IAccountGrain.Make", "IAccountGrain.Save", "IAccountGrain.CountFailure", "IAccountGrain.Remove", "IAccountGrain.Begin",
            "IAccountGrain.Seen", "IAccountGrain.End", "IAccountGrain.EndOthers", "IAccountGrain.TakeCode", "IAccountGrain.TakeRecoveryCode", "IAccountGrain.Rename",
            "IAccountGrain.OfferRecovery", "IAccountGrain.Recover",
            "IRosterGrain.IsSetUp", "IRosterGrain.OfferSetup", "IRosterGrain.SetUp", "IRosterGrain.FindInvitation", "IRosterGrain.Accept", "IRosterGrain.Rename",
            "IApiTokensGrain.RevokeAllOf", "IApiTokensGrain.Verify", "IApiTokensGrain.Used", "IExchangesGrain.Know", "IExchangesGrain.Note", "IExchangesGrain.After",
            "ICallGrain.Line", "ISeasonGrain.Since", "ISeasonListener.Note", "ISeasonNoticesGrain.CatchUp",
        ];

    public static TheoryData<string> Asked() => [.. Guarded.Keys];

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task A_grain_refuses_whoever_may_not_though_no_page_has_checked(string method)
    {
        var (refused, refuses) = Guarded[method];
        var grains = everybody.Product.Services.GetRequiredService<IGrainFactory>();
        foreach (var actor in refused)
            Assert.True(await refuses(grains, actor), $"{method} served {actor.Name}.");
    }

    [Fact]
    public void Every_method_of_every_grain_is_guarded_or_known_to_need_no_guard()
    {
        var all = typeof(ISubmissionGrain).Assembly.GetTypes()
            .Where(t => t.IsInterface && t.IsAssignableTo(typeof(IGrain)))
            .SelectMany(t => t.GetMethods().Select(m => (Name: $"{t.Name}.{m.Name}", Method: m))).ToList();
        string[] listed = [.. Guarded.Keys, .. Public, .. WithinTheProduct];

        Assert.Equal(all.Select(m => m.Name).Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Empty(all.Where(m => AsksInSomebodysName(m.Method)).Select(m => m.Name).Except(Guarded.Keys));
    }

    private static bool AsksInSomebodysName(MethodInfo method) =>
        method.GetParameters().Any(p => p.ParameterType == typeof(Actor) || p.ParameterType == typeof(Operation) || p.ParameterType == typeof(Command));

    private static Command By(Actor actor) => new(Guid.NewGuid().ToString("N"), actor);

    private static bool Refused(ExchangeAnswer answer) => !answer.Done && answer.Refusals is [{ Rule: "NotYours" }];

    private static Operation New(Actor actor) => new(Guid.NewGuid().ToString("N"), actor, Channel.Api);

    private static ISubmissionGrain Submission(IGrainFactory grains) => grains.GetGrain<ISubmissionGrain>($"{Everybody.Round}/{Everybody.Own}");

    // Somebody else's of the same member.
    private static IInventoryWorkbookGrain InventoryWorkbook(IGrainFactory grains) => grains.GetGrain<IInventoryWorkbookGrain>($"{Everybody.Own}/somebody");

    private static IWorkbookGrain Workbook(IGrainFactory grains) => grains.GetGrain<IWorkbookGrain>($"{Everybody.Round}/{Everybody.Own}/somebody");

    private static IInventoryGrain Inventory(IGrainFactory grains) => grains.GetGrain<IInventoryGrain>(Everybody.Own);

    private static IFollowUpGrain FollowUp(IGrainFactory grains) => grains.GetGrain<IFollowUpGrain>(Everybody.Own);

    private static IAlertsGrain Alerts(IGrainFactory grains) => grains.GetGrain<IAlertsGrain>(0);

    private static ISnapshotsGrain Snapshots(IGrainFactory grains) => grains.GetGrain<ISnapshotsGrain>(0);

    private static IRoundsGrain Rounds(IGrainFactory grains) => grains.GetGrain<IRoundsGrain>(0);

    private static IRosterGrain Roster(IGrainFactory grains) => grains.GetGrain<IRosterGrain>(0);

    private static IApiTokensGrain Tokens(IGrainFactory grains) => grains.GetGrain<IApiTokensGrain>(0);

    // Somebody else's.
    private static IInboxGrain Inbox(IGrainFactory grains) => grains.GetGrain<IInboxGrain>("somebody");

    private static IHooksGrain Hooks(IGrainFactory grains) => grains.GetGrain<IHooksGrain>(0);

    // Somebody else's.
    private static ILearnerGrain Learner(IGrainFactory grains) => grains.GetGrain<ILearnerGrain>("somebody");

    private static Invitation Invitation => new("i", "ff", "somebody@example.org", Role.FocalPoint, Everybody.Own, "f", DateTimeOffset.MaxValue);

    private static Invitation InvitedDeputy => Invitation with { Id = "j", Email = "another@example.org", Role = Role.Deputy };

    private static ApiToken Token => new("t", "ff", "token", Role.FocalPoint, Everybody.Own, "f", DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);

    private static async Task<bool> Refused(Task<SubmissionAnswer> asked) => Refused((await asked).Findings);

    private static async Task<bool> Refused(Task<InventoryAnswer> asked) => (await asked).Findings is [{ Rule: "NotYours" }, ..];

    // Refused to take back an invitation that there is.
    private static async Task<bool> NotRevoked(IGrainFactory grains, Actor actor, Invitation invitation)
    {
        Assert.Null(await Roster(grains).Invite(new("s1", "Secretariat", Role.Secretariat), invitation));
        return await Roster(grains).Revoke(actor, invitation.Id) == AccountFault.NotYours;
    }

    private static bool Refused(RoundAnswer answer) => answer.Round is null && Refused(answer.Findings);

    private static bool Refused(ImmutableArray<Finding> findings) => findings is [{ Rule: "NotYours" }];

    private static async Task<bool> Throws(Task asked)
    {
        try
        {
            await asked;
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return true;
        }
    }
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Exchange.Model.People;

namespace Exchange.Model.Exchanges.Calls;

/// <summary>What goes with a move of an application.</summary>
[GenerateSerializer, Immutable, Alias("application-move")]
public sealed record ApplicationMove([property: Id(0)] string Account, [property: Id(1)] Act Act)
{
    /// <summary>Why.</summary>
    [Id(2)] public string? Reason { get; init; }
    /// <summary>What was written: of keeping and handing in.</summary>
    [Id(3)] public ApplicationForm? Form { get; init; }
    /// <summary>The plan: of planning.</summary>
    [Id(4)] public ReturnPlan? Plan { get; init; }
    /// <summary>What became of it: of reporting.</summary>
    [Id(5)] public Checkpoint? Checkpoint { get; init; }
}

/// <summary>
/// The rules of a call and its applications. Pure: state and command in, state and answer out; a refusal changes nothing. Places held never
/// exceed places given.
/// </summary>
public static class CallDesk
{
    /// <summary>Most applications of a call, drafts included.</summary>
    public const int MostApplications = 1_000;

    /// <summary>Months after the exchange at which results are reported.</summary>
    public static ImmutableArray<int> CheckpointMonths { get; } = [3, 6];

    /// <summary>Act of an entry that nobody made: a free place went to the first of the waiting list.</summary>
    public const string MovedUp = "MovedUp";

    private const int LongestText = 4_000;

    /// <summary>Makes a call, as a draft.</summary>
    public static ExchangeDecision<CallState> Make(CallState before, Command command, Call call, Func<string, bool> isMember, DateTimeOffset now)
    {
        if (!command.Actor.MayReport(call.Host))
            return No(before, "NotYours");
        if (before.Call is not null)
            return No(before, "CallExists");
        var unfit = CallRules.Check(call, isMember);
        return unfit.IsEmpty
            ? Done(before with { Call = call, Status = CallStatus.Draft, Ledger = Ledger.Begin(call.Id) }, command, "CallMade", null, now, Written(call))
            : new(before, new(false, 0, null, unfit));
    }

    /// <summary>
    /// Changes a call. A draft changes in everything but its host. Once it is public, block, mode and who may apply stay, deadlines only move
    /// later, and places never fall below those held; places added go to the waiting list.
    /// </summary>
    public static ExchangeDecision<CallState> Edit(CallState before, Command command, Call wanted, Func<string, bool> isMember, DateTimeOffset now)
    {
        if (before.Call is not { } was || !command.Actor.MayReport(was.Host))
            return No(before, "NotYours");
        if (before.Status == CallStatus.Cancelled)
            return No(before, "CallCancelled");
        var next = wanted with { Id = was.Id, Host = was.Host, Season = was.Season, Matches = was.Matches, Trial = was.Trial };
        var unfit = CallRules.Check(next, isMember);
        if (!unfit.IsEmpty)
            return new(before, new(false, before.Ledger.Length, null, unfit));
        if (before.Status == CallStatus.Published)
        {
            if (next.Block != was.Block || next.Mode != was.Mode || !next.Members.ToHashSet().IsSupersetOf(was.Members) || (was.Members.IsEmpty && !next.Members.IsEmpty))
                return No(before, "CallFixed");
            if (next.ApplyBy < was.ApplyBy || next.NominateBy < was.NominateBy)
                return No(before, "CallOnlyLater");
            if (next.Places < before.Held)
                return No(before, "PlacesHeld", before.Held);
        }
        return Done(before with { Call = next }, command, "CallChanged", null, now, Written(next));
    }

    /// <summary>Makes the call public.</summary>
    public static ExchangeDecision<CallState> Publish(CallState before, Command command, DateTimeOffset now) =>
        before.Call is not { } call || !command.Actor.MayReport(call.Host) ? No(before, "NotYours")
        : before.Status != CallStatus.Draft ? No(before, "CallPublic")
        : call.ApplyBy <= now ? No(before, "CallOver")
        : Done(before with { Status = CallStatus.Published }, command, "CallPublished", null, now, []);

    /// <summary>Calls it off; nothing moves afterwards.</summary>
    public static ExchangeDecision<CallState> Cancel(CallState before, Command command, string? reason, DateTimeOffset now) =>
        before.Call is not { } call || !command.Actor.MayReport(call.Host) ? No(before, "NotYours")
        : before.Status == CallStatus.Cancelled ? No(before, "CallCancelled")
        : before.Applications.Values.Any(a => a.TookPart) ? No(before, "CallTookPlace")
        : string.IsNullOrWhiteSpace(reason) ? No(before, "ReasonMissing")
        : reason.Length > LongestText ? No(before, "ReasonTooLong", LongestText)
        : Done(before with { Status = CallStatus.Cancelled, Reason = reason.Trim() }, command, "CallCancelled", null, now, [], reason.Trim());

    /// <summary>Moves an application, as the table of moves allows.</summary>
    public static ExchangeDecision<CallState> Move(CallState before, Command command, ApplicationMove move, Func<string, bool> isMember, DateTimeOffset now)
    {
        if (before.Call is not { } call || before.Status == CallStatus.Draft)
            return No(before, "NotYours");
        var known = before.Applications.GetValueOrDefault(move.Account);
        var sides = known is not null ? before.SidesOf(command.Actor, known) : move.Account == command.Actor.Id ? Side.Applicant : Side.None;
        if (sides == Side.None || (known is not null && !before.Sees(command.Actor, known)) || command.Actor.Role is Role.Public or Role.Operator)
            return No(before, "NotYours");
        if (before.Status == CallStatus.Cancelled)
            return No(before, "CallCancelled");
        if (Calls.Move.Find(known?.Stage, move.Act, sides) is not { } to)
            return No(before, "NotNow");
        if (Unfit(before, call, known, move, sides, isMember, now) is { } refusals)
            return new(before, new(false, before.Ledger.Length, null, refusals));
        var next = Moved(before, known ?? new(move.Account, command.Actor.Name, to, move.Form!, now), move, to, command.Actor, now);
        var state = before with { Applications = before.Applications.SetItem(move.Account, next) };
        return Done(state, command, move.Act.ToString(), move.Account, now, Written(move, known?.Stage, next, to), Given(move.Reason), own: (sides & Side.Applicant) != 0);
    }

    /// <summary>Says how it was: a guest of its exchange, the host of a guest.</summary>
    public static ExchangeDecision<CallState> Say(CallState before, Command command, string account, int mark, string text, DateTimeOffset now)
    {
        if (!before.Applications.TryGetValue(account, out var application) || !before.Sees(command.Actor, application))
            return No(before, "NotYours");
        var sides = before.SidesOf(command.Actor, application);
        if ((sides & (Side.Applicant | Side.Host)) == 0)
            return No(before, "NotYours");
        if (!application.TookPart)
            return No(before, "NotNow");
        if (mark is < 1 or > 5)
            return No(before, "MarkUnfit");
        if (text.Length > LongestText)
            return No(before, "TextTooLong", LongestText);
        var said = new Feedback(mark, text.Trim(), now);
        var next = (sides & Side.Applicant) != 0 ? application with { ByGuest = said } : application with { ByHost = said };
        return Done(
            before with { Applications = before.Applications.SetItem(account, next) }, command, (sides & Side.Applicant) != 0 ? "GuestSaid" : "HostSaid",
            account, now, [new("mark", FormattableString.Invariant($"{mark}")), new("text", Fingerprint([said.Text]))], own: (sides & Side.Applicant) != 0);
    }

    /// <summary>Takes everything out that a removed account wrote; what it did stays, without its name. The secretariat, or whoever wrote it.</summary>
    public static ExchangeDecision<CallState> Forget(CallState before, Command command, string account, DateTimeOffset now)
    {
        if (!before.Applications.TryGetValue(account, out var application) || (!command.Actor.IsSecretariat && command.Actor.Id != account))
            return No(before, "NotYours");
        // A place that the person will not take is free for the next.
        var isAhead = Calls.Move.Find(application.Stage, Act.Withdraw, Side.Applicant) is not null;
        var forgotten = application with
        {
            Name = "",
            Form = application.Form with { Institution = "", Position = "", Motivation = "", Use = "", MayBeNamed = false, Documents = [] },
            Stage = isAhead ? Stage.Withdrawn : application.Stage,
            WithdrawalReason = null,
            ByGuest = application.ByGuest is { } said ? said with { Text = "" } : null,
        };
        var applications = application.Stage == Stage.Draft ? before.Applications.Remove(account) : before.Applications.SetItem(account, forgotten);
        return Done(before with { Applications = applications }, command, "Forgotten", account, now, []);
    }

    private static ImmutableArray<Refusal>? Unfit(
        CallState before, Call call, Application? known, ApplicationMove move, Side sides, Func<string, bool> isMember, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var reason = Given(move.Reason);
        if (reason?.Length > LongestText)
            return One("ReasonTooLong", LongestText);
        if (reason is null && (move.Act is Act.Decline or Act.Select or Act.Wait or Act.Reject || (move.Act == Act.Withdraw && (sides & Side.Applicant) == 0)))
            return One("ReasonMissing");
        switch (move.Act)
        {
            case Act.Save or Act.Apply:
                if (now >= call.ApplyBy)
                    return One("ApplyingOver");
                if (move.Form is null)
                    return One("FormMissing");
                if (known is null && before.Applications.Count >= MostApplications)
                    return One("CallCrowded");
                return ApplicationRules.Check(move.Form, call, move.Act == Act.Apply, isMember) is { IsEmpty: false } unfit ? unfit : null;
            case Act.Nominate or Act.Decline:
                return now >= call.NominateBy ? One("NominatingOver") : null;
            case Act.Select:
                return today > call.Ends ? One("ExchangeOver") : before.Held >= call.Places ? One("NoPlaceLeft", call.Places) : null;
            case Act.Wait:
                // Whoever waits is given the next free place by itself, so nobody waits while there is one.
                return today > call.Ends ? One("ExchangeOver") : before.Held < call.Places ? One("PlaceFree") : null;
            case Act.Place:
                return today > call.Ends ? One("ExchangeOver") : null;
            case Act.Complete:
                return today < call.Starts ? One("ExchangeAhead") : null;
            case Act.Plan:
                return string.IsNullOrWhiteSpace(move.Plan?.What) ? One("PlanMissing")
                    : move.Plan.What.Length > LongestText ? One("TextTooLong", LongestText)
                    : move.Plan.Recommendation is { } id && !IsRecommendation(id) ? One("RecommendationUnknown", id) : null;
            case Act.Report:
                // A month early is taken: nobody should have to wait for a day.
                var due = call.Ends.AddMonths(CheckpointMonths[known!.Checkpoints.Length] - 1);
                return today < due ? One("CheckpointEarly", FormattableString.Invariant($"{due:yyyy-MM-dd}"))
                    : move.Checkpoint is not { } point || !Enum.IsDefined(point.Outcome) || string.IsNullOrWhiteSpace(point.Text) ? One("ReportMissing")
                    : point.Text.Length > LongestText ? One("TextTooLong", LongestText) : null;
            default:
                return null;
        }
    }

    private static Application Moved(CallState before, Application was, ApplicationMove move, Stage to, Actor actor, DateTimeOffset now)
    {
        var next = was with { Stage = to, At = now };
        var reason = Given(move.Reason);
        return move.Act switch
        {
            Act.Save or Act.Apply => next with { Form = Own(move.Form!, actor), Name = actor.Name, WithdrawalReason = null },
            Act.Nominate or Act.Decline => next with { NominationReason = reason },
            Act.Select or Act.Reject => next with { SelectionReason = reason },
            Act.Wait => next with { SelectionReason = reason, WaitingNumber = before.Ledger.Length + 1 },
            Act.Withdraw => next with { WithdrawalReason = reason },
            Act.Plan => next with { Plan = move.Plan! with { What = move.Plan.What.Trim(), At = now } },
            Act.Report => next with { Checkpoints = next.Checkpoints.Add(move.Checkpoint! with { Text = move.Checkpoint.Text.Trim(), At = now }) },
            _ => next,
        };
    }

    // Whoever reports for a member applies from that member and no other.
    private static ApplicationForm Own(ApplicationForm form, Actor actor) => actor.Member is { } member ? form with { Member = member } : form;

    // Nobody did it: the entry stands right behind that of the command which freed the place.
    private static CallState Promoted(CallState state, string operation, DateTimeOffset now)
    {
        if (state.Call is not { } call || state.Status != CallStatus.Published || DateOnly.FromDateTime(now.UtcDateTime) >= call.Starts)
            return state;
        while (state.Held < call.Places && state.Applications.Values.Where(a => a.Stage == Stage.Waiting).MinBy(a => a.WaitingNumber) is { } first)
            state = state with
            {
                Applications = state.Applications.SetItem(first.Account, first with { Stage = Stage.Selected, At = now }),
                Ledger = state.Ledger.Add(new(operation, now, "", "", MovedUp, first.Account, [new("stage", nameof(Stage.Selected))], null)),
            };
        return state;
    }

    // What an applicant writes stands in the history by its fingerprint only: it proves what was written, and can be forgotten.
    private static ImmutableArray<EntryChange> Written(ApplicationMove move, Stage? from, Application next, Stage to) =>
    [
        new("from", from?.ToString()), new("stage", to.ToString()),
        .. move.Act switch
        {
            Act.Apply when next.Form is { } form => [new("member", form.Member), new("form", Fingerprint(
                [form.Institution, form.Position, form.Motivation, form.Use, .. form.Languages, .. form.Documents.Select(d => d.Address)]))],
            Act.Plan when next.Plan is { } plan => [new("plan", Fingerprint([plan.What])), new("recommendation", plan.Recommendation)],
            Act.Report when next.Checkpoints is [.., var point] => [new("outcome", point.Outcome.ToString()), new("text", Fingerprint([point.Text]))],
            _ => Array.Empty<EntryChange>(),
        },
    ];

    private static string Fingerprint(IEnumerable<string> texts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts))));

    private static ImmutableArray<EntryChange> Written(Call call) =>
    [
        new("block", call.Block), new("mode", call.Mode.ToString()), new("track", call.Track.ToString()), new("languages", string.Join(' ', call.Languages)),
        new("title", call.Title.En), new("about", call.About), new("criteria", call.Criteria), new("places", FormattableString.Invariant($"{call.Places}")),
        new("members", string.Join(' ', call.Members)), new("apply", FormattableString.Invariant($"{call.ApplyBy.UtcDateTime:O}")),
        new("nominate", FormattableString.Invariant($"{call.NominateBy.UtcDateTime:O}")),
        new("days", FormattableString.Invariant($"{call.Starts:yyyy-MM-dd} {call.Ends:yyyy-MM-dd}")), new("where", call.Where),
    ];

    private static ExchangeDecision<CallState> Done(
        CallState next, Command command, string act, string? subject, DateTimeOffset now, ImmutableArray<EntryChange> changes, string? reason = null, bool own = false)
    {
        // An applicant is named by the application, not by the history: so the name can be taken out.
        var ledger = next.Ledger.Add(new(command.OperationId, now, command.Actor.Id, own ? "" : command.Actor.Name, act, subject, changes, reason));
        var after = Promoted(next with { Ledger = ledger }, command.OperationId, now);
        return new(after, new(true, after.Ledger.Length, subject, []));
    }

    private static ImmutableArray<Refusal> One(string rule, params object[] arguments) => [Refusal.Of(rule, arguments)];

    private static ExchangeDecision<CallState> No(CallState before, string rule, params object[] arguments) => new(before, ExchangeAnswer.No(before.Ledger.Length, rule, arguments));

    // a1 to d4, as far as their form says: which there are is content.
    private static bool IsRecommendation(string id) => id is [>= 'a' and <= 'd', >= '1' and <= '9'] or [>= 'a' and <= 'd', '1', '0'];

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Recommendations;

namespace Exchange.Web.Recommendations.Answering;

/// <summary>What a form asks about.</summary>
public enum Asked
{
    Support,
    Progress,
    Action,
    Barriers,
    Obstacle,
    Pilot,
}

/// <summary>A form as it stands: what is stored, or what was just typed and could not be stored.</summary>
/// <param name="Asked">What it asks about.</param>
/// <param name="Before">The follow-up as stored.</param>
/// <param name="Recommendation">The recommendation.</param>
/// <param name="ItemId">Id of the action, obstacle or pilot; empty for a new one.</param>
/// <param name="OperationId">Identity of the save that the page's button asks for: a double click is one save.</param>
/// <param name="Typed">The fields by their names.</param>
/// <param name="Refusals">Why nothing was stored.</param>
public sealed record FollowUpForm(
    Asked Asked, FollowUp Before, Recommendation Recommendation, string ItemId, string OperationId, ImmutableDictionary<string, string> Typed,
    ImmutableArray<FollowUpRefusal> Refusals)
{
    /// <summary>How many barriers can be ranked.</summary>
    public const int Ranks = 5;

    /// <summary>Why the file that was sent is not taken; null if it is, or none was.</summary>
    public string? FileFault { get; init; }

    public string this[string field] => Typed.GetValueOrDefault(field, "");

    public FollowUpRefusal? FaultOf(string field) => Refusals.FirstOrDefault(r => r.Field == field);

    public static Asked? Find(string what) => what switch
    {
        "support" => Answering.Asked.Support,
        "progress" => Answering.Asked.Progress,
        "action" => Answering.Asked.Action,
        "barriers" => Answering.Asked.Barriers,
        "obstacle" => Answering.Asked.Obstacle,
        "pilot" => Answering.Asked.Pilot,
        _ => null,
    };

    /// <summary>What is stored, as the form's fields.</summary>
    public static ImmutableDictionary<string, string>? Stored(Asked asked, FollowUp before, string recommendation, string item, string round)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        switch (asked)
        {
            case Asked.Support when before.Supports.GetValueOrDefault(recommendation) is { } support:
                Put(("stance", FollowUpWords.Code(support.Stance)), ("document", support.Document), ("day", Day(support.Day)), ("address", support.Address), ("remark", support.Remark));
                break;
            case Asked.Progress:
                var report = before.Progress.LastOrDefault(p => p.Recommendation == recommendation && p.Round == round);
                Put(("round", round), ("state", report is null ? "" : FollowUpWords.Code(report.State)), ("remark", report?.Remark), ("address", report?.Proof?.Address), ("name", report?.Proof?.Name), ("kept", ProofFiles.Written(report?.File)));
                break;
            case Asked.Barriers when before.Barriers.GetValueOrDefault(recommendation) is { } barriers:
                Put([.. barriers.Ranked.Select((code, i) => (Rank(i), (string?)code))]);
                break;
            case Asked.Action when item.Length > 0:
                if (before.Actions.FirstOrDefault(a => a.Id == item && a.Recommendation == recommendation) is not { } action)
                    return null;
                Put(
                    ("what", action.What), ("responsible", action.Responsible), ("from", Day(action.From)), ("to", Day(action.To)), ("resources", action.Resources),
                    ("line", action.InvestmentLine), ("block", action.Block), ("state", FollowUpWords.Code(action.State)), ("reason", action.Reason));
                break;
            case Asked.Obstacle when item.Length > 0:
                if (before.Obstacles.FirstOrDefault(o => o.Id == item && o.Recommendation == recommendation) is not { } obstacle)
                    return null;
                Put(("kind", FollowUpWords.Code(obstacle.Kind)), ("what", obstacle.What), ("owner", obstacle.Owner), ("due", Day(obstacle.Due)), ("outcome", obstacle.Outcome));
                break;
            case Asked.Pilot when item.Length > 0:
                if (before.Pilots.FirstOrDefault(p => p.Id == item && p.Recommendation == recommendation) is not { } pilot)
                    return null;
                Put(
                    ("title", pilot.Title), ("scope", pilot.Scope), ("hypothesis", pilot.Hypothesis), ("result", pilot.Result),
                    ("decision", FollowUpWords.Code(pilot.Decision)), ("origin", pilot.Origin));
                break;
        }
        return fields.ToImmutable();

        void Put(params (string Field, string? Text)[] all)
        {
            foreach (var (field, text) in all)
                fields[field] = text ?? "";
        }
    }

    /// <summary>The fields of a new pilot that does elsewhere what another one did.</summary>
    public static ImmutableDictionary<string, string> Reusing(string origin, Pilot pilot) => ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        new Dictionary<string, string> { ["origin"] = origin, ["title"] = pilot.Title, ["scope"] = pilot.Scope, ["hypothesis"] = pilot.Hypothesis });

    /// <summary>What the typed fields say; or which of them cannot be read.</summary>
    public (FollowUpChange? Change, ImmutableArray<FollowUpRefusal> Unread) Read()
    {
        var unread = ImmutableArray.CreateBuilder<FollowUpRefusal>();
        var id = Recommendation.Id;
        var change = Asked switch
        {
            Asked.Support => new FollowUpChange
            {
                Support = new(id, FollowUpWords.Read(this["stance"], FollowUpWords.Code, SupportKind.Noted), this["document"], Date("day"), this["address"], this["remark"]),
            },
            Asked.Progress => new()
            {
                Progress = new(
                    id, this["round"], FollowUpWords.Read(this["state"], FollowUpWords.Code, ProgressState.NotStarted), this["remark"],
                    this["address"].Length > 0 ? new(this["address"], this["name"]) : null, default)
                {
                    File = ProofFiles.Read(this["kept"]),
                },
            },
            Asked.Action => new()
            {
                Action = new(
                    ItemId, id, this["what"], this["responsible"], Date("from"), Date("to"), this["resources"], this["line"], this["block"],
                    FollowUpWords.Read(this["state"], FollowUpWords.Code, ProgressState.Planned), this["reason"]),
            },
            Asked.Barriers => new()
            {
                Barriers = new(id, [.. Enumerable.Range(0, Ranks).Select(i => this[Rank(i)]).Where(c => c.Length > 0)]),
            },
            Asked.Obstacle => new()
            {
                Obstacle = new(
                    ItemId, id, FollowUpWords.Read(this["kind"], FollowUpWords.Code, ObstacleKind.Institutional), this["what"], this["owner"], Date("due") ?? default, this["outcome"]),
            },
            _ => new()
            {
                Pilot = new(
                    ItemId, id, this["title"], this["scope"], this["hypothesis"], this["result"], FollowUpWords.Read(this["decision"], FollowUpWords.Code, PilotDecision.Open),
                    this["origin"]),
            },
        };
        return unread.Count > 0 ? (null, unread.ToImmutable()) : (change, []);

        DateOnly? Date(string field)
        {
            if (this[field].Length == 0)
                return null;
            if (DateOnly.TryParseExact(this[field], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return day;
            unread.Add(new(FollowUpFault.DateUnfit, field));
            return null;
        }
    }

    public static string Rank(int index) => FormattableString.Invariant($"barrier-{index + 1}");

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using Exchange.Model.Integration;

namespace Exchange.Model.Recommendations;

/// <summary>What must hold of what a country says. Everything wrong is told at once, each with its field.</summary>
internal sealed class FollowUpCheck(FollowUp before, RecommendationCatalogue catalogue, Rubric rubric, DateOnly today)
{
    private readonly ImmutableArray<FollowUpRefusal>.Builder _refusals = ImmutableArray.CreateBuilder<FollowUpRefusal>();

    public ImmutableArray<FollowUpRefusal> Of(FollowUpChange change)
    {
        Require(catalogue.Find(change.Recommendation) is not null, FollowUpFault.UnknownRecommendation);
        if (change.Support is { } support)
            Check(support);
        else if (change.Progress is { } report)
            Check(report);
        else if (change.Action is { } action)
            Check(action);
        else if (change.Barriers is { } barriers)
            Require(
                barriers.Ranked.All(c => rubric.Causes.Any(k => k.Code == c)) && barriers.Ranked.Distinct(StringComparer.Ordinal).Count() == barriers.Ranked.Length,
                FollowUpFault.BarrierUnfit, "barriers");
        else if (change.Obstacle is { } obstacle)
            Check(obstacle);
        else if (change.Pilot is { } pilot)
            Check(pilot);
        return _refusals.ToImmutable();
    }

    private void Check(Support support)
    {
        var isPromise = support.Stance is SupportKind.Accepted or SupportKind.Partly;
        Require(!isPromise || support.Document is not null, FollowUpFault.DocumentMissing, "document");
        Require(!isPromise || support.Day is not null, FollowUpFault.DocumentMissing, "day");
        Require(support.Day is not { } day || day <= today, FollowUpFault.DateUnfit, "day");
        Fits(support.Document, FollowUpDesk.LongestName, "document");
        Fits(support.Remark, FollowUpDesk.LongestText, "remark");
        Opens(support.Address, "address");
    }

    private void Check(ProgressReport report)
    {
        Require(report.State != ProgressState.Dropped || report.Remark is not null, FollowUpFault.ReasonMissing, "remark");
        Fits(report.Remark, FollowUpDesk.LongestText, "remark");
        Fits(report.Round, 60, "round");
        Opens(report.Proof?.Address, "address");
        Fits(report.Proof?.Name, FollowUpDesk.LongestText, "name");
        Require(
            report.File is not { } file
            || (file.Id.Length == 64 && file.Id.All(char.IsAsciiHexDigitLower) && file.Name.Length is > 0 and <= FollowUpDesk.LongestName && file is { MediaType.Length: > 0, Length: > 0 }),
            FollowUpFault.FileUnfit, "file");
    }

    private void Check(PlannedAction action)
    {
        Item(action.Id, "action", before.Actions.Any(a => a.Id == action.Id), before.Actions.Length);
        Given(action.What, FollowUpDesk.LongestText, "what");
        Given(action.Responsible, FollowUpDesk.LongestName, "responsible");
        Fits(action.Resources, FollowUpDesk.LongestText, "resources");
        Fits(action.InvestmentLine, FollowUpDesk.LongestName, "line");
        Fits(action.Reason, FollowUpDesk.LongestText, "reason");
        Require(action.From is not { } from || action.To is not { } to || from <= to, FollowUpFault.DatesOutOfOrder, "to");
        Require(action.Block is null || Rubric.BlockCodes.Contains(action.Block), FollowUpFault.UnknownBlock, "block");
        Require(action.State != ProgressState.Dropped || action.Reason is not null, FollowUpFault.ReasonMissing, "reason");
    }

    private void Check(Obstacle obstacle)
    {
        Item(obstacle.Id, "obstacle", before.Obstacles.Any(o => o.Id == obstacle.Id), before.Obstacles.Length);
        Given(obstacle.What, FollowUpDesk.LongestText, "what");
        Given(obstacle.Owner, FollowUpDesk.LongestName, "owner");
        Fits(obstacle.Outcome, FollowUpDesk.LongestText, "outcome");
        Require(obstacle.Due != default, FollowUpFault.DateUnfit, "due");
    }

    private void Check(Pilot pilot)
    {
        Item(pilot.Id, "pilot", before.Pilots.Any(p => p.Id == pilot.Id), before.Pilots.Length);
        Given(pilot.Title, FollowUpDesk.LongestName, "title");
        Given(pilot.Scope, FollowUpDesk.LongestText, "scope");
        Given(pilot.Hypothesis, FollowUpDesk.LongestText, "hypothesis");
        Fits(pilot.Result, FollowUpDesk.LongestText, "result");
        Fits(pilot.Origin, 60, "origin");
        Require(pilot.Decision == PilotDecision.Open || pilot.Result is not null, FollowUpFault.ResultMissing, "result");
    }

    // A new item has the next number; any other id must be one that there is.
    private void Item(string id, string kind, bool exists, int count)
    {
        Require(exists || id == FormattableString.Invariant($"{kind}-{count + 1}"), FollowUpFault.UnknownItem);
        Require(exists || count < FollowUpDesk.Most, FollowUpFault.TooMany);
    }

    private void Given(string text, int longest, string field)
    {
        Require(text.Length > 0, FollowUpFault.TextMissing, field);
        Fits(text, longest, field);
    }

    private void Fits(string? text, int longest, string field) => Require(text is null || text.Length <= longest, FollowUpFault.TextTooLong, field);

    // Only what a reader's browser opens as a page: no script, no local file, no name and password in the address.
    private void Opens(string? address, string field) => Require(
        address is null
        || (address.Length <= FollowUpDesk.LongestText && Uri.TryCreate(address, UriKind.Absolute, out var link)
            && link.Scheme is "https" or "http" && link.UserInfo.Length == 0),
        FollowUpFault.AddressUnfit, field);

    private void Require(bool holds, FollowUpFault fault, string? field = null)
    {
        if (!holds)
            _refusals.Add(new(fault, field));
    }
}

using System.Collections.Immutable;
using Exchange.Model.Integration;

namespace Exchange.Model.Recommendations;

/// <summary>Why a command on a follow-up is refused; each has its sentence in three languages.</summary>
public enum FollowUpFault
{
    /// <summary>The actor does not report for the member.</summary>
    NotYours,
    /// <summary>Somebody said something about the same recommendation since the page was made.</summary>
    Changed,
    /// <summary>Not one of the 26.</summary>
    UnknownRecommendation,
    /// <summary>A text that must be given is not.</summary>
    TextMissing,
    /// <summary>A text is longer than is kept.</summary>
    TextTooLong,
    /// <summary>Accepted, wholly or in part, without the document that says so and its date.</summary>
    DocumentMissing,
    /// <summary>Not an address beginning with https:// or http://.</summary>
    AddressUnfit,
    /// <summary>Dropped without a reason.</summary>
    ReasonMissing,
    /// <summary>It ends before it begins.</summary>
    DatesOutOfOrder,
    /// <summary>Not one of the fourteen.</summary>
    UnknownBlock,
    /// <summary>Not one of the rubric's causes, or one named twice.</summary>
    BarrierUnfit,
    /// <summary>No action, obstacle or pilot of that id.</summary>
    UnknownItem,
    /// <summary>Decided on a pilot without saying what it showed.</summary>
    ResultMissing,
    /// <summary>More than are kept.</summary>
    TooMany,
    /// <summary>A date that could not be read, or is in the future where it cannot be.</summary>
    DateUnfit,
    /// <summary>Not a file that is kept here, or one without a name.</summary>
    FileUnfit,
    /// <summary>The form was made for another session.</summary>
    FormStale,
    /// <summary>It could not be stored just now.</summary>
    NotStored,
}

/// <summary>Why a command is refused, and at which field.</summary>
/// <param name="Fault">Why.</param>
/// <param name="Field">Name of the field as forms have it; null for the whole.</param>
[GenerateSerializer, Immutable, Alias("follow-up-refusal")]
public sealed record FollowUpRefusal([property: Id(0)] FollowUpFault Fault, [property: Id(1)] string? Field = null);

/// <summary>What a command makes of a follow-up.</summary>
/// <param name="Entry">The entry to store; null if it was refused, or says nothing new.</param>
/// <param name="Next">The follow-up afterwards.</param>
/// <param name="Refusals">Why it was refused; empty if it was done.</param>
public sealed record FollowUpDecision(FollowUpEntry? Entry, FollowUp Next, ImmutableArray<FollowUpRefusal> Refusals);

/// <summary>
/// The rules of what a country says about the recommendations. Pure: state and command in, state and refusals out. A country may answer any
/// recommendation, also one that its level does not point to; what it said is never taken away, only followed by something newer.
/// </summary>
public static class FollowUpDesk
{
    /// <summary>Most characters of a text.</summary>
    public const int LongestText = 2_000;

    /// <summary>Most characters of a title, a name of a document or of an institution.</summary>
    public const int LongestName = 300;

    /// <summary>Most actions, obstacles or pilots of a country.</summary>
    public const int Most = 200;

    /// <summary>Decides.</summary>
    /// <param name="before">The follow-up as stored.</param>
    /// <param name="lastHash">Hash of its last entry, or the beginning.</param>
    /// <param name="command">The command.</param>
    /// <param name="catalogue">The recommendations.</param>
    /// <param name="rubric">Blocks and causes.</param>
    /// <param name="now">The moment.</param>
    public static FollowUpDecision Decide(
        FollowUp before, string lastHash, FollowUpCommand command, RecommendationCatalogue catalogue, Rubric rubric, DateTimeOffset now)
    {
        if (!command.Actor.MayReport(before.Member))
            return Refused(new FollowUpRefusal(FollowUpFault.NotYours));
        if (command.Revision is { } revision && revision < before.Revisions.GetValueOrDefault(command.Change.Recommendation))
            return Refused(new FollowUpRefusal(FollowUpFault.Changed));
        var change = FollowUpTidying.Tidy(command.Change, before, now);
        var check = new FollowUpCheck(before, catalogue, rubric, DateOnly.FromDateTime(now.UtcDateTime));
        if (check.Of(change) is { IsEmpty: false } refusals)
            return new(null, before, refusals);
        if (FollowUpTidying.SaysNothingNew(change, before))
            return new(null, before, []);
        var entry = FollowUpChain.Link(lastHash, new(command.OperationId, now, command.Actor.Id, command.Actor.Name, change));
        return new(entry, before.With(entry), []);

        FollowUpDecision Refused(FollowUpRefusal refusal) => new(null, before, [refusal]);
    }

    /// <summary>Notes what came of an exchange. The same result again, and one for a recommendation that there is not, changes nothing.</summary>
    /// <param name="before">The follow-up as stored.</param>
    /// <param name="lastHash">Hash of its last entry, or the beginning.</param>
    /// <param name="result">The result; the command's identity is its id.</param>
    /// <param name="catalogue">The recommendations.</param>
    /// <param name="now">The moment.</param>
    public static FollowUpDecision Learn(FollowUp before, string lastHash, LearnedResult result, RecommendationCatalogue catalogue, DateTimeOffset now)
    {
        if (catalogue.Find(result.Recommendation) is null || before.Results.Any(r => r.Id == result.Id))
            return new(null, before, []);
        var entry = FollowUpChain.Link(lastHash, new(result.Id, now, "", "", new() { Result = result }));
        return new(entry, before.With(entry), []);
    }
}

using System.Collections.Immutable;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Members;
using Orleans.Concurrency;

namespace Exchange.Web.Submissions;

/// <summary>
/// One member's answer to one round; the key is <c>round/ISO3</c>. Every command carries its actor, and the grain decides whether that actor
/// may: a focal point reaches its own member's submissions only. A command repeated under the same operation id changes nothing and answers
/// the same.
/// </summary>
[GrainInterfaceType("submission")]
public interface ISubmissionGrain : IPublicationSource
{
    /// <summary>Enters cells and, if asked, hands in. What is refused is said in the findings; figures entered are kept as a draft.</summary>
    /// <param name="operation">Identity of the command, actor and channel.</param>
    /// <param name="cells">Cells entered; an empty text clears the cell.</param>
    /// <param name="submit">Hand in afterwards.</param>
    /// <param name="expectedRevision">Revision the page was made from; null if the caller does not care.</param>
    [Alias("Report")]
    Task<SubmissionAnswer> Report(Operation operation, ImmutableArray<Cell> cells, bool submit, long? expectedRevision);

    /// <summary>Accepts and publishes what was handed in. Secretariat only.</summary>
    [Alias("Accept")]
    Task<SubmissionAnswer> Accept(Operation operation, long expectedRevision);

    /// <summary>Sends back with a reason. Secretariat only.</summary>
    [Alias("Return")]
    Task<SubmissionAnswer> Return(Operation operation, long expectedRevision, string reason);

    /// <summary>The submission and what validation says of it; null if the actor may not see it or the round does not ask the member.</summary>
    [AlwaysInterleave, Alias("View")]
    Task<SubmissionView?> View(Actor actor);

    /// <summary>Who did what, oldest first; empty if the actor may not see it.</summary>
    [Alias("History")]
    Task<ImmutableArray<HistoryEntry>> History(Actor actor);
}

/// <summary>A submission as its people see it.</summary>
[GenerateSerializer, Immutable, Alias("submission-view")]
public sealed record SubmissionView(
    [property: Id(0)] Round Round, [property: Id(1)] Submission Submission, [property: Id(2)] ImmutableArray<Finding> Findings);

using System.Collections.Immutable;
using Exchange.Model.People;
using Exchange.Model.Submissions.Workbook;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Submissions.Workbook;

/// <summary>
/// The workbook that one person has sent back for one submission and not confirmed yet; the key is <c>round/ISO3/account</c>. A newer file
/// replaces an older one, and what nobody confirms expires, so that what is kept is bounded. Only that person reaches it.
/// </summary>
[GrainInterfaceType("workbook")]
public interface IWorkbookGrain : IGrainWithStringKey
{
    /// <summary>Keeps what was read, until it is replaced or expires. False if it is not the actor's own.</summary>
    [Alias("Keep")]
    Task<bool> Keep(Actor actor, SentWorkbook workbook);

    /// <summary>What was kept under that name; null if it was replaced, has expired, or is not the actor's own.</summary>
    [Alias("Find")]
    Task<SentWorkbook?> Find(Actor actor, string id);
}

/// <summary>What was read of a workbook that somebody sent back. What it would change is compared anew whenever it is shown.</summary>
/// <param name="Id">Its name in addresses; also the identity of the command that confirms it.</param>
/// <param name="FileName">What the file was called.</param>
/// <param name="Identity">What it is of, and when it was issued.</param>
/// <param name="Lines">Lines that were touched.</param>
/// <param name="Untouched">How many lines were not.</param>
/// <param name="IsAltered">Its locked part is not as it was issued.</param>
/// <param name="Expires">Until when it is kept.</param>
[GenerateSerializer, Immutable, Alias("sent-workbook")]
public sealed record SentWorkbook(
    [property: Id(0)] string Id,
    [property: Id(1)] string FileName,
    [property: Id(2)] WorkbookIdentity Identity,
    [property: Id(3)] ImmutableArray<WorkbookLine> Lines,
    [property: Id(4)] int Untouched,
    [property: Id(5)] bool IsAltered,
    [property: Id(6)] DateTimeOffset Expires) : ISentFile
{
    /// <summary>How long it is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);
}

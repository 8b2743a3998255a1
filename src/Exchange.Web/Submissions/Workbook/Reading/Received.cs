using System.Collections.Immutable;
using Exchange.Model.Submissions.Workbook;

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>What was read of a file that somebody sent.</summary>
/// <param name="Identity">What it is of.</param>
/// <param name="Lines">Lines that were touched since it was issued.</param>
/// <param name="Untouched">How many lines were not.</param>
/// <param name="IsAltered">Its protected part is not as it was issued.</param>
internal sealed record Received(WorkbookIdentity Identity, ImmutableArray<WorkbookLine> Lines, int Untouched, bool IsAltered);

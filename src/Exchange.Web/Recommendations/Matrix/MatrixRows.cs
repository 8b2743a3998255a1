using System.Collections.Immutable;
using Exchange.Model.Integration;
using Exchange.Model.Members;
using Exchange.Model.Recommendations;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Integration;

namespace Exchange.Web.Recommendations.Matrix;

/// <summary>One member in the matrix.</summary>
/// <param name="Member">The member.</param>
/// <param name="Level">The level proven; null if it was not assessed.</param>
/// <param name="FollowUp">What it answers.</param>
public sealed record MatrixRow(Member Member, int? Level, FollowUp FollowUp);

/// <summary>The matrix: members by name, recommendations in the order of the source. There is no rank and no score in it.</summary>
/// <param name="Choice">What is shown.</param>
/// <param name="Version">Differs whenever the content does.</param>
/// <param name="Rows">The members shown.</param>
/// <param name="Columns">The recommendations shown.</param>
/// <param name="Of">How many members there are.</param>
/// <param name="Answered">How many of all members have answered anything.</param>
/// <param name="Assessed">How many of all members are assessed.</param>
/// <param name="LastChange">When an answer last changed; null if nothing was ever answered.</param>
public sealed record MatrixRows(
    MatrixChoice Choice, string Version, ImmutableArray<MatrixRow> Rows, ImmutableArray<Recommendation> Columns, int Of, int Answered, int Assessed,
    DateTimeOffset? LastChange)
{
    /// <summary>Draws it.</summary>
    public static MatrixRows Draw(FollowUpPicture picture, InventoryPicture inventories, ContentFolder content, MatrixChoice choice, DateOnly day)
    {
        ImmutableArray<MatrixRow> all = [.. content.Current.Members
            .OrderBy(m => m.Name.In(Language.Current.Code), StringComparer.CurrentCulture)
            .Select(m => new MatrixRow(m, LevelOf(inventories.On(m.Iso3, day, content.Rubric)?.Assessment), picture.Of(m.Iso3)))];
        return new(
            choice, picture.Version,
            [.. all.Where(r => (choice.Group is null || r.Member.Group == choice.Group) && (choice.Level is not { } level || (r.Level ?? 0) == level))],
            [.. content.Recommendations.All.Where(r => choice.Shows(r.Id))],
            all.Length, all.Count(r => r.FollowUp.Revision > 0), all.Count(r => r.Level is not null), picture.LastChange);
    }

    /// <summary>The level of an assessment; null if nothing is known of any gate.</summary>
    public static int? LevelOf(Assessment? assessment) => assessment is null or { Status: AssessmentStatus.NotAssessed } ? null : assessment.Level;
}

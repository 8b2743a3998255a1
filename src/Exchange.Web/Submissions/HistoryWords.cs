using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Members;

namespace Exchange.Web.Submissions;

/// <summary>What an entry of a history says, in the language at hand: members and sections by their names, not by their codes.</summary>
internal static class HistoryWords
{
    /// <summary>What was done, to whom, and whether a verifier confirmed.</summary>
    public static string What(HistoryEntry entry, Reference reference) =>
        States.Of(entry.Kind) + (Whom(entry, reference) is { } whom ? $" ({whom})" : "") + (entry.Confirmed switch { true => " ✓", false => " ✗", _ => "" });

    /// <summary>Whom it concerns besides the actor; null if nobody.</summary>
    public static string? Whom(HistoryEntry entry, Reference reference) =>
        reference.Member(entry.Whom ?? "")?.Name.In(Language.Current.Code) ?? entry.Whom;

    /// <summary>The reason or remark, or the sections that are delegated; null if nothing was said.</summary>
    public static string? Why(HistoryEntry entry, Reference reference) => entry.Kind != HistoryKind.Delegated ? entry.Reason
        : string.IsNullOrEmpty(entry.Reason) ? SubmissionsTexts.DelegationNone
        : string.Join(", ", entry.Reason.Split(", ").Select(slug => SectionOf(slug, reference)));

    private static string SectionOf(string slug, Reference reference) =>
        reference.Indicators.FirstOrDefault(i => Sections.Of(i.Code, reference) == slug) is { } one ? FamilyWords.Name(one.Family) : slug;
}

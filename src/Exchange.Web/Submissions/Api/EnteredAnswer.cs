using System.Collections.Immutable;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions.Api;

/// <summary>What comes beside a figure, from the API's words to the model's; null for a word that is not one of them.</summary>
internal static class EnteredAnswer
{
    public static AnswerKind? Kind(string? word) => word switch
    {
        null or "figure" => AnswerKind.Figure,
        "not-available" => AnswerKind.NotAvailable,
        "not-applicable" => AnswerKind.NotApplicable,
        _ => null,
    };

    public static Stance? Stance(string? word) => word switch
    {
        null or "none" => Model.Submissions.Stance.None,
        "accepts" => Model.Submissions.Stance.Accepts,
        "replaces" => Model.Submissions.Stance.Replaces,
        "contests" => Model.Submissions.Stance.Contests,
        _ => null,
    };

    /// <summary>The evidence; default if there is none.</summary>
    public static ImmutableArray<Evidence> Evidence(EvidenceEntry[]? entries) => entries is null or [] ? default : [.. entries.Select(Item)];

    /// <summary>Whether every entry names its kind and address.</summary>
    public static bool IsComplete(EvidenceEntry[]? entries) =>
        entries is null || entries.All(e => e is { Kind: "link" or "file", Address: not null } && (e.Kind == "link" || e.Name is not null));

    private static Evidence Item(EvidenceEntry entry) => entry.Kind == "file"
        ? new(EvidenceKind.File, entry.Address!, entry.Name!, entry.MediaType, entry.Length)
        : new(EvidenceKind.Link, entry.Address!, string.IsNullOrWhiteSpace(entry.Name) ? Short(entry.Address!) : entry.Name.Trim());

    // An address may be longer than a name.
    private static string Short(string address) => address.Length <= 100 ? address : address[..99] + "…";
}

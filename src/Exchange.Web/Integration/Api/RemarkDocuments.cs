using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Exchange.Web.Integration.Api;

/// <summary>What was said about the entries of an inventory, oldest first.</summary>
public sealed record RemarksDocument(
    [property: JsonPropertyName("member")] string Member, [property: JsonPropertyName("remarks")] IReadOnlyList<RemarkDocument> Remarks);

/// <summary>Something said about an entry.</summary>
public sealed record RemarkDocument(
    [property: JsonPropertyName("entry")] string Entry, [property: JsonPropertyName("at")] DateTimeOffset At,
    [property: JsonPropertyName("by")] string By, [property: JsonPropertyName("text")] string Text);

/// <summary>Says something about an entry.</summary>
public sealed record RemarkCommand
{
    [JsonPropertyName("operationId"), Description("Chosen by the caller; the same id again changes nothing. At most 64 characters.")]
    public string? OperationId { get; init; }

    [JsonPropertyName("entry"), Description("Kind and id: link:family-cash/civil-registry.")]
    public string? Entry { get; init; }

    [JsonPropertyName("text"), Description("At most 4,000 characters; no data about single persons.")]
    public string? Text { get; init; }
}

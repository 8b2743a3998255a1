using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Exchange.Web.Integration.Api;

/// <summary>A country's accepted inventory.</summary>
public sealed record InventoryDocument(
    [property: JsonPropertyName("member")] string Member,
    [property: JsonPropertyName("number"), Description("Which acceptance, from 1.")] int Number,
    [property: JsonPropertyName("acceptedAt")] DateTimeOffset AcceptedAt,
    [property: JsonPropertyName("assessed"), Description("When the country last went through the whole.")] DateOnly Assessed,
    [property: JsonPropertyName("sample"), Description("true for the made-up country.")] bool Sample,
    [property: JsonPropertyName("entries")] IReadOnlyList<EntryDocument> Entries);

/// <summary>An entry: its fields by the names of the forms, each as it was typed.</summary>
public sealed record EntryDocument
{
    [JsonPropertyName("entry"), Description("Kind and id: programme:family-cash, link:family-cash/civil-registry.")]
    public string? Key { get; init; }

    [JsonPropertyName("fields"), Description("By name; an entry without fields is removed.")]
    public IReadOnlyDictionary<string, string?>? Fields { get; init; }

    [JsonPropertyName("grade"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("How well it is evidenced; not read.")]
    public string? Grade { get; init; }
}

/// <summary>Entries to put.</summary>
public sealed record PutRequest
{
    [JsonPropertyName("operationId"), Description("Chosen by the caller; the same id again changes nothing. At most 64 characters.")]
    public string? OperationId { get; init; }

    [JsonPropertyName("revision"), Description("The revision that the caller has read; absent if it does not care.")]
    public long? Revision { get; init; }

    [JsonPropertyName("entries")]
    public EntryDocument?[]? Entries { get; init; }
}

/// <summary>A decision on an inventory, or handing it in.</summary>
public sealed record InventoryCommand
{
    [JsonPropertyName("operationId")]
    public string? OperationId { get; init; }

    [JsonPropertyName("revision")]
    public long? Revision { get; init; }

    [JsonPropertyName("part"), Description("organisations, programmes, datasets, connections or blocks; absent for everything.")]
    public string? Part { get; init; }

    [JsonPropertyName("reason"), Description("Why the whole is sent back.")]
    public string? Reason { get; init; }

    [JsonPropertyName("entries"), Description("Entries sent back, each with its reason.")]
    public EntryReasonDocument?[]? Entries { get; init; }
}

/// <summary>Why an entry is sent back.</summary>
public sealed record EntryReasonDocument([property: JsonPropertyName("entry")] string? Entry, [property: JsonPropertyName("reason")] string? Reason);

/// <summary>What a command on an inventory did.</summary>
public sealed record InventoryCommandAnswer(
    [property: JsonPropertyName("operationId")] string OperationId,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("revision")] long Revision,
    [property: JsonPropertyName("acceptances")] int Acceptances);

/// <summary>An inventory that is being entered.</summary>
public sealed record InventoryDraftDocument(
    [property: JsonPropertyName("member")] string Member,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("revision")] long Revision,
    [property: JsonPropertyName("entries")] IReadOnlyList<EntryDocument> Entries,
    [property: JsonPropertyName("findings")] IReadOnlyList<EntryFindingDocument> Findings);

/// <summary>What is to be said of an entry.</summary>
public sealed record EntryFindingDocument(
    [property: JsonPropertyName("rule")] string Rule,
    [property: JsonPropertyName("severity")] string Severity,
    [property: JsonPropertyName("entry")] string? Entry,
    [property: JsonPropertyName("field")] string? Field,
    [property: JsonPropertyName("message")] string Message);

/// <summary>Where a country stands.</summary>
public sealed record LevelDocument(
    [property: JsonPropertyName("member")] string Member,
    [property: JsonPropertyName("asOf")] DateOnly AsOf,
    [property: JsonPropertyName("acceptedAt")] DateTimeOffset AcceptedAt,
    [property: JsonPropertyName("sample")] bool Sample,
    [property: JsonPropertyName("assessment")] AssessAnswer Assessment);

/// <summary>Programmes by datasets.</summary>
public sealed record ConnectionsDocument(
    [property: JsonPropertyName("member")] string Member, [property: JsonPropertyName("connections")] IReadOnlyList<ConnectionDocument> Connections);

/// <summary>A programme and a dataset.</summary>
public sealed record ConnectionDocument(
    [property: JsonPropertyName("programme")] string Programme,
    [property: JsonPropertyName("dataset")] string Dataset,
    [property: JsonPropertyName("needed")] bool Needed,
    [property: JsonPropertyName("state"), Description("missing, planned, manual, not-live, batch or live")] string State,
    [property: JsonPropertyName("lastVerified")] DateOnly? LastVerified,
    [property: JsonPropertyName("legalBasis")] bool? LegalBasis);

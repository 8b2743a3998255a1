using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Exchange.Web.Integration.Workbook;

/// <summary>What an inventory's workbook that was sent would change. Nothing of it is done yet.</summary>
public sealed record InventoryWorkbookAnswer(
    [property: JsonPropertyName("id"), Description("Its name: confirm it under …/workbook/{id}/confirm. Also the operation id in the history.")] string Id,
    [property: JsonPropertyName("revision"), Description("The inventory's revision that it was compared with; send it along when you confirm.")] long Revision,
    [property: JsonPropertyName("expires"), Description("Until when it is kept.")] DateTimeOffset Expires,
    [property: JsonPropertyName("altered"), Description("Its locked part is not as it was issued.")] bool Altered,
    [property: JsonPropertyName("closed"), Description("Why nothing at all is taken at the moment; null if something is.")] string? Closed,
    [property: JsonPropertyName("unchanged"), Description("Lines that would stay as they are.")] int Unchanged,
    [property: JsonPropertyName("changes")] IReadOnlyList<InventoryWorkbookChange> Changes,
    [property: JsonPropertyName("refused")] IReadOnlyList<InventoryWorkbookRefusal> Refused,
    [property: JsonPropertyName("findings"), Description("What would newly be said of the inventory.")] IReadOnlyList<string> Findings);

/// <summary>One field that would change.</summary>
public sealed record InventoryWorkbookChange(
    [property: JsonPropertyName("sheet"), Description("Name of the sheet; empty for CSV.")] string Sheet,
    [property: JsonPropertyName("where"), Description("Address on the sheet.")] string Where,
    [property: JsonPropertyName("entry")] string Entry,
    [property: JsonPropertyName("field"), Description("Null if the entry would be removed.")] string? Field,
    [property: JsonPropertyName("from")] string From,
    [property: JsonPropertyName("to")] string To);

/// <summary>Something that is not taken, and why.</summary>
public sealed record InventoryWorkbookRefusal(
    [property: JsonPropertyName("sheet")] string Sheet,
    [property: JsonPropertyName("where")] string Where,
    [property: JsonPropertyName("entry"), Description("Null if the line does not say which.")] string? Entry,
    [property: JsonPropertyName("rule")] string Rule,
    [property: JsonPropertyName("message"), Description("A sentence in the reader's language.")] string Message);

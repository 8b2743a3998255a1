using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Exchange.Web.Integration.Workbook;

namespace Exchange.Web.Integration.Api;

[JsonSerializable(typeof(AssessRequest))]
[JsonSerializable(typeof(AssessAnswer))]
[JsonSerializable(typeof(InventoryDocument))]
[JsonSerializable(typeof(InventoryDraftDocument))]
[JsonSerializable(typeof(PutRequest))]
[JsonSerializable(typeof(InventoryCommand))]
[JsonSerializable(typeof(InventoryCommandAnswer))]
[JsonSerializable(typeof(ConnectionsDocument))]
[JsonSerializable(typeof(LevelDocument))]
[JsonSerializable(typeof(InventoryWorkbookAnswer))]
[JsonSerializable(typeof(RemarksDocument))]
[JsonSerializable(typeof(RemarkCommand))]
internal sealed partial class IntegrationJson : JsonSerializerContext
{
    /// <summary>A name given twice is a mistake, not a choice of the last.</summary>
    public static IntegrationJson Plain { get; } = new(new JsonSerializerOptions
    {
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

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
internal sealed partial class IntegrationJson : JsonSerializerContext
{
    /// <summary>A name given twice is a mistake, not a choice of the last.</summary>
    public static IntegrationJson Plain { get; } = new(new JsonSerializerOptions
    {
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}

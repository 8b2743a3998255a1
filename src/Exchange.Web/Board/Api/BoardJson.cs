using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Exchange.Web.Board.Live;

namespace Exchange.Web.Board.Api;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BoardDocument))]
[JsonSerializable(typeof(MembersDocument))]
[JsonSerializable(typeof(MemberDocument))]
[JsonSerializable(typeof(IndicatorsDocument))]
[JsonSerializable(typeof(IndicatorDocument))]
[JsonSerializable(typeof(ObservationsDocument))]
[JsonSerializable(typeof(RelationshipDocument))]
[JsonSerializable(typeof(LiveChange))]
internal sealed partial class BoardJson : JsonSerializerContext
{
    /// <summary>Writes French and Arabic as they are, not as escapes.</summary>
    public static BoardJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}

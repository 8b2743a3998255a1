using System.Text.Json.Serialization;
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
}

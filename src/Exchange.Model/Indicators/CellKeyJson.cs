using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exchange.Model.Indicators;

/// <summary>
/// In stored documents a key is one text, <c>indicator|disaggregation|year</c>: a submission holds the keys of its cells several times over,
/// and every change writes the document anew.
/// </summary>
internal sealed class CellKeyJson : JsonConverter<CellKey>
{
    public override CellKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? CellKey.Parse(text) : throw new JsonException("The key of a cell is missing.");

    public override void Write(Utf8JsonWriter writer, CellKey value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Exchange.Model;

namespace Exchange.Web.Submissions.Api;

/// <summary>A title is one text for all languages, or an object with one per language; missing ones repeat the English.</summary>
internal sealed class TitleConverter : JsonConverter<LocalText>
{
    public override LocalText? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return LocalText.Same(reader.GetString()!);
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException();
        string? en = null, fr = null, ar = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var language = reader.GetString();
            reader.Read();
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
                throw new JsonException();
            var text = reader.GetString();
            (en, fr, ar) = language switch { "en" => (text, fr, ar), "fr" => (en, text, ar), "ar" => (en, fr, text), _ => (en, fr, ar) };
        }
        return new(en ?? "", fr ?? en ?? "", ar ?? en ?? "");
    }

    public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) => writer.WriteStringValue(value.En);
}

using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Exchange.Model.Indicators;

namespace Exchange.Web.Submissions.Api;

/// <summary>A value as it came: the text to keep, and the figure if it is one. An empty text clears the cell.</summary>
public readonly record struct Entered(string? Text, double? Value)
{
    /// <summary>What a person wrote.</summary>
    public static Entered Of(string? text) => new(text ?? "", FigureReader.Read(text).Value);
}

/// <summary>Reads a JSON number, a text in one of the three ways of writing, or null.</summary>
internal sealed class EnteredConverter : JsonConverter<Entered>
{
    public override bool HandleNull => true;

    public override Entered Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => Entered.Of(null),
        JsonTokenType.String => Entered.Of(reader.GetString()?.Trim()),
        JsonTokenType.Number => Number(ref reader),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, Entered value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text);

    private static Entered Number(ref Utf8JsonReader reader)
    {
        var raw = reader.HasValueSequence ? Encoding.ASCII.GetString(reader.ValueSequence) : Encoding.ASCII.GetString(reader.ValueSpan);
        if (!reader.TryGetDouble(out var value) || !double.IsFinite(value))
            return new(raw, null);
        return new(Typed(raw, value), value);
    }

    // The text is shown in a form again and read there: 1.234 would be ambiguous, 1.2340 is not; an exponent is not how people write.
    private static string Typed(string raw, double value)
    {
        if (raw.AsSpan().ContainsAny('e', 'E'))
            raw = value.ToString("0.##########", CultureInfo.InvariantCulture);
        return raw.Length > 4 && raw[^4] == '.' ? raw + "0" : raw;
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fractions;

namespace Exchange.Web.Integration.Api;

/// <summary>Reads a JSON number to its last digit, and true and false as 1 and 0. Binary fractions would move a value over a threshold.</summary>
internal sealed class ExactConverter : JsonConverter<Fraction?>
{
    // Nobody measures finer; a longer one would only make the arithmetic slow.
    private const int LongestNumber = 40;
    private const int LongestExponent = 3;

    public override bool HandleNull => true;

    public override Fraction? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => Fraction.One,
        JsonTokenType.False => Fraction.Zero,
        JsonTokenType.Number => Number(ref reader),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter writer, Fraction? value, JsonSerializerOptions options) => writer.WriteStringValue(value?.ToString(CultureInfo.InvariantCulture));

    private static Fraction Number(ref Utf8JsonReader reader)
    {
        var length = reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length;
        if (length > LongestNumber)
            throw new JsonException();
        var text = reader.HasValueSequence ? Encoding.ASCII.GetString(reader.ValueSequence) : Encoding.ASCII.GetString(reader.ValueSpan);
        var exponent = text.AsSpan().IndexOfAny('e', 'E');
        return (exponent < 0 || text.Length - exponent - 1 <= LongestExponent)
            && Fraction.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw new JsonException();
    }
}

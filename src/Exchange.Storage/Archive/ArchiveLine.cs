using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Exchange.Storage;

/// <summary>One document as one line of JSON: <c>{"type":"member","key":"JOR","name":"member","body":{…}}</c>.</summary>
internal static class ArchiveLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Appends the line, its end included. The document is copied as it is; only line breaks between its tokens become spaces.</summary>
    /// <exception cref="ArchiveException">The document is not JSON.</exception>
    public static void Write(ArrayBufferWriter<byte> to, StoredRecord record)
    {
        var start = to.WrittenCount;
        using (var writer = new Utf8JsonWriter(to, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, record.Key.GrainType);
            writer.WriteString("key"u8, record.Key.GrainKey);
            writer.WriteString("name"u8, record.Key.StateName);
            writer.WritePropertyName("body"u8);
            try
            {
                writer.WriteRawValue(record.Body.Span.Trim(" \t\r\n"u8));
            }
            catch (Exception e) when (e is JsonException or ArgumentException)
            {
                throw new ArchiveException($"The stored document of {record.Key} is not JSON: {e.Message} Mend or remove it, then export again.", e);
            }

            writer.WriteEndObject();
        }

        var line = MemoryMarshal.AsMemory(to.WrittenMemory).Span[start..];
        line.Replace((byte)'\n', (byte)' ');
        line.Replace((byte)'\r', (byte)' ');
        to.Write("\n"u8);
    }

    /// <summary>The document of a line without its end.</summary>
    /// <exception cref="JsonException">It is no such line.</exception>
    public static StoredRecord Read(ReadOnlyMemory<byte> line)
    {
        var reader = new Utf8JsonReader(line.Span);
        Next(ref reader, JsonTokenType.StartObject);
        var key = new RecordKey(Text(ref reader, "type"u8), Text(ref reader, "key"u8), Text(ref reader, "name"u8));
        Name(ref reader, "body"u8);
        if (!reader.Read())
            throw new JsonException("The line ends before its document.");
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var body = line[start..(int)reader.BytesConsumed];
        Next(ref reader, JsonTokenType.EndObject);
        return reader.Read() ? throw new JsonException("The line goes on after its document.") : new(key, body);
    }

    private static string Text(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        Name(ref reader, name);
        Next(ref reader, JsonTokenType.String);
        return reader.GetString()!;
    }

    private static void Name(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        Next(ref reader, JsonTokenType.PropertyName);
        if (!reader.ValueTextEquals(name))
            throw new JsonException($"The line has '{reader.GetString()}' in the wrong place.");
    }

    private static void Next(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (!reader.Read() || reader.TokenType != type)
            throw new JsonException($"The line has no {type} where one belongs.");
    }
}

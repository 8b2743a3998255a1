using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exchange.Storage;

/// <summary>
/// The one shape in which every storage provider writes a grain's state: an envelope that names the schema, for example
/// <c>{"schema":1,"state":{"number":3}}</c>.
/// </summary>
public static class StorageJson
{
    /// <summary>
    /// The schema of the documents that this program writes, and the newest that it reads. It rises when a field changes
    /// its meaning; a field that comes or goes does not need it.
    /// </summary>
    public const int Schema = 1;

    private const int MostKept = 1 << 20;
    private static readonly byte[] Present = Encoding.ASCII.GetBytes($$"""{"schema":{{Schema}},"state":""");
    private static readonly JsonEncodedText SchemaName = JsonEncodedText.Encode("schema");
    private static readonly JsonEncodedText StateName = JsonEncodedText.Encode("state");

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? kept;

    /// <summary>
    /// Read-only options: camelCase names, enums as their names, nulls left out, text readable as it was typed
    /// (Arabic stays Arabic). Missing fields keep the value the type gives them and unknown fields are skipped, so
    /// an older or a newer document can still be read; only a member marked <c>required</c> must be present.
    /// NaN and the infinities are refused on writing with an <see cref="ArgumentException"/>.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // Safe here: a stored document is never placed into a page as it is.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    internal static byte[] Write<T>(T state)
    {
        var buffer = kept ?? new ArrayBufferWriter<byte>(4096);
        kept = null;
        buffer.ResetWrittenCount();
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = Options.Encoder, SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber(SchemaName, Schema);
            writer.WritePropertyName(StateName);
            JsonSerializer.Serialize(writer, state, Options);
            writer.WriteEndObject();
        }

        // A buffer that one very large document needed is not kept for ever.
        if (buffer.Capacity <= MostKept)
            kept = buffer;
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a stored document; a document whose state is <c>null</c> is a fresh state.</summary>
    /// <exception cref="InvalidDataException">It is no document of this state, or a newer program wrote it; the message names the record.</exception>
    internal static T Read<T>(RecordKey key, ReadOnlySpan<byte> document)
    {
        try
        {
            if (ReadPresent<T>(document, out var present))
                return present ?? Fresh<T>();
            var reader = new Utf8JsonReader(document);
            // Before there were schemas, the state was the whole document.
            if (!TryReadSchema(ref reader, out var schema))
                return JsonSerializer.Deserialize<T>(document, Options) ?? Fresh<T>();
            if (schema > Schema)
            {
                throw new InvalidDataException(
                    $"The stored document of {key} was written by a newer program: its schema is {schema} and this program knows up to "
                    + $"{Schema}. Run the newer program.");
            }

            return ReadState<T>(ref reader) ?? Fresh<T>();
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The stored document of {key} is not a {typeof(T).Name}: {e.Message}", e);
        }
    }

    /// <summary>The schema that a stored document names; 0 when it is from before there were schemas.</summary>
    internal static int SchemaOf(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document);
        return TryReadSchema(ref reader, out var schema) ? schema : 0;
    }

    /// <summary>The state of a record that does not exist.</summary>
    internal static T Fresh<T>() => Activator.CreateInstance<T>();

    // As this program writes it: the state is read where it stands, without looking for its end first, which took a quarter of the time.
    private static bool ReadPresent<T>(ReadOnlySpan<byte> document, out T? state)
    {
        state = default;
        if (!document.StartsWith(Present) || document[^1] != '}')
            return false;
        try
        {
            state = JsonSerializer.Deserialize<T>(document[Present.Length..^1], Options);
            return true;
        }
        catch (JsonException)
        {
            // Something else stands beside the state, or the document is damaged: where, is said by reading it as a whole.
            return false;
        }
    }

    // The schema stands first, so that nothing after it has to be understood to refuse.
    private static bool TryReadSchema(ref Utf8JsonReader reader, out int schema)
    {
        schema = 0;
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject
            && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(SchemaName.EncodedUtf8Bytes)
            && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out schema);
    }

    private static T? ReadState<T>(ref Utf8JsonReader reader)
    {
        var found = false;
        T? state = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals(StateName.EncodedUtf8Bytes))
            {
                reader.Skip();
                continue;
            }

            reader.Read();
            state = JsonSerializer.Deserialize<T>(ref reader, Options);
            found = true;
        }

        // What follows the document is an error, as it is without an envelope.
        reader.Read();
        return found ? state : throw new JsonException("The document has no state.");
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Exchange.Storage;

/// <summary>The one shape in which every storage provider writes a grain's state.</summary>
public static class StorageJson
{
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

    internal static byte[] Write<T>(T state) => JsonSerializer.SerializeToUtf8Bytes(state, Options);

    /// <summary>Reads a stored document; a document that says <c>null</c> is a fresh state.</summary>
    internal static T Read<T>(ReadOnlySpan<byte> document) =>
        JsonSerializer.Deserialize<T>(document, Options) ?? Fresh<T>();

    /// <summary>The state of a record that does not exist.</summary>
    internal static T Fresh<T>() => Activator.CreateInstance<T>();
}

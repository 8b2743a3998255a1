using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Exchange.Web.Hosting.Api;

/// <summary>Reads a JSON body up to a limit. What is too long is refused before it is read, and drained so that the answer arrives.</summary>
internal static class ApiBody
{
    /// <summary>More than any report or round needs.</summary>
    public const int Small = 1 << 20;

    /// <summary>The body, or why there is none.</summary>
    public static async ValueTask<(T? Body, Problem? Refusal)> Read<T>(HttpContext context, JsonTypeInfo<T> type, int longest = Small) where T : class
    {
        var request = context.Request;
        context.LiftBodyLimit();
        if (request.ContentLength > longest)
            return (null, Problems.TooLarge(longest));
        if (!request.HasJsonContentType())
            return (null, Problems.WrongContentType("application/json"));

        var reader = request.BodyReader;
        ArrayBufferWriter<byte>? gathered = null;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.IsCompleted && gathered is null)
            {
                var answer = Parse(read.Buffer, type);
                reader.AdvanceTo(read.Buffer.End);
                return answer;
            }
            gathered ??= new(Math.Min(longest, (int)(request.ContentLength ?? 4096) + 1));
            if (gathered.WrittenCount + read.Buffer.Length > longest)
            {
                reader.AdvanceTo(read.Buffer.End);
                return (null, Problems.TooLarge(longest));
            }
            foreach (var part in read.Buffer)
                gathered.Write(part.Span);
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
                return Parse(new(gathered.WrittenMemory), type);
        }
    }

    private static (T?, Problem?) Parse<T>(ReadOnlySequence<byte> bytes, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            var json = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 16 });
            var body = JsonSerializer.Deserialize(ref json, type);
            // Deserialising stops behind the value; anything after it is a mistake too.
            while (json.Read())
            {
            }
            return body is null ? (null, Problems.InvalidJson(0, 0, null)) : (body, null);
        }
        catch (JsonException problem)
        {
            return (null, Problems.InvalidJson(problem.LineNumber, problem.BytePositionInLine, problem.Path is "$" ? null : problem.Path));
        }
    }
}

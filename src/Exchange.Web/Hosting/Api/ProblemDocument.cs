using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Exchange.Web.Hosting.Api;

/// <summary>A refusal as RFC 9457 has it.</summary>
public record ProblemDocument
{
    [Description("Which kind of problem it is: a URN that never changes.")]
    public required string Type { get; init; }

    [Description("The kind in words, in the reader's language.")]
    public required string Title { get; init; }

    [Description("The HTTP status.")]
    public required int Status { get; init; }

    [Description("What is wrong this time and what to do about it, in the reader's language.")]
    public required string Detail { get; init; }

    [Description("The address that was asked.")]
    public required string Instance { get; init; }

    [Description("What is wrong, one by one.")]
    public IReadOnlyList<ProblemError> Errors { get; init; } = [];

    [Description("Name of the request in the product's own log, where the problem is on this side.")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Name">The parameter, field or column; empty for the whole.</param>
/// <param name="Detail">A sentence.</param>
public sealed record ProblemError(string Name, string Detail);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProblemDocument))]
internal sealed partial class ProblemJson : JsonSerializerContext
{
    /// <summary>Writes French and Arabic as they are, not as escapes.</summary>
    public static ProblemJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}

using System.Text.Json.Serialization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Exchange.Web.Hosting.Health;

/// <summary>What a probe is answered; never the text of an exception.</summary>
internal sealed record HealthAnswer(string Status, IReadOnlyList<HealthAnswer.Check> Checks)
{
    public sealed record Check(string Name, string Status, string? Description);

    public static Task Write(HttpContext context, HealthReport report)
    {
        var answer = new HealthAnswer(
            report.Status.ToString(),
            [.. report.Entries.Select(e => new Check(e.Key, e.Value.Status.ToString(), e.Value.Exception is null ? e.Value.Description : null))]);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return context.Response.WriteAsJsonAsync(answer, HealthJson.Default.HealthAnswer);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class HealthJson : JsonSerializerContext;

using System.Text;
using System.Text.Json;
using Exchange.Load.Http;

namespace Exchange.Chaos.Reports;

/// <summary>What an answer that is no acknowledgement says.</summary>
internal static class Refusal
{
    /// <summary>
    /// Null for a clear refusal that asks to come again: 503 with a problem document. Otherwise what is wrong with the answer: under faults of
    /// disk, network and hosts a report that is right in itself is never refused for good, and no answer shows the inside of the program.
    /// </summary>
    public static string? Fault(Reply reply)
    {
        var text = Encoding.UTF8.GetString(reply.Body.Span);
        var shown = text[..Math.Min(400, text.Length)];
        if (reply.Status != 503)
            return FormattableString.Invariant($"answered {reply.Status}: {shown}");
        try
        {
            using var json = JsonDocument.Parse(reply.Body);
            var problem = json.RootElement;
            return problem.GetProperty("status").GetInt32() == 503
                && problem.GetProperty("type").GetString()!.StartsWith("urn:exchange:problem:", StringComparison.Ordinal)
                && problem.GetProperty("detail").GetString() is { Length: > 0 } detail && !detail.Contains("   at ", StringComparison.Ordinal)
                    ? null
                    : $"answered 503 without a clear reason: {shown}";
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"answered 503 without a problem document: {shown}";
        }
    }
}

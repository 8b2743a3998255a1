using System.Text.Json;
using Exchange.Chaos.Reports;

namespace Exchange.Chaos.Checks;

/// <summary>One change of a figure as a submission's history has it.</summary>
internal sealed record Change(string Operation, Place Place, string? From, string? To);

/// <summary>A submission's history, oldest first.</summary>
internal sealed record Past(string Round, string Member, IReadOnlyList<string> Operations, IReadOnlyList<Change> Changes)
{
    /// <summary>Reads entries in the shape that the API gives and the store keeps.</summary>
    public static Past Read(string round, string member, IEnumerable<JsonElement> entries, Func<JsonElement, (string Indicator, int Year)> key)
    {
        var operations = new List<string>();
        var changes = new List<Change>();
        foreach (var entry in entries)
        {
            var operation = entry.GetProperty("operationId").GetString()!;
            operations.Add(operation);
            foreach (var change in entry.GetProperty("changes").EnumerateArray())
            {
                var (indicator, year) = key(change);
                changes.Add(new(operation, new(round, member, indicator, year), Text(change, "from"), Text(change, "to")));
            }
        }
        return new(round, member, operations, changes);
    }

    private static string? Text(JsonElement change, string name) => change.TryGetProperty(name, out var text) ? text.GetString() : null;
}

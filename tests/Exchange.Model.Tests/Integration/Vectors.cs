using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using Exchange.Model.Integration;
using Fractions;

namespace Exchange.Model.Tests.Integration;

/// <summary>The worked vectors: inventories with the assessment that must come out.</summary>
internal static class Vectors
{
    private static readonly JsonElement[] All = [.. JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Integration", "rubric-vectors.json"))).RootElement.EnumerateArray()];

    public static IEnumerable<string> Names => All.Select(v => v.GetProperty("name").GetString()!);

    public static Facts Facts(string name) => Read(Find(name).GetProperty("input"));

    public static JsonElement Expected(string name) => Find(name).GetProperty("expected");

    private static JsonElement Find(string name) => All.Single(v => v.GetProperty("name").GetString() == name);

    private static Facts Read(JsonElement input) => new()
    {
        Programmes = [.. input.GetProperty("programmes").EnumerateArray().Select(Programme)],
        Needs = List(input, "needs", n => new Connection(n[0].GetString()!, n[1].GetString()!)),
        Links = List(input, "links", Link),
        CrossChecks = List(input, "crosschecks", c => new ProgrammePair(c[0].GetString()!, c[1].GetString()!)),
        Blocks = input.GetProperty("blocks").EnumerateObject().ToImmutableSortedDictionary(b => b.Name, b => Ladder(b.Value), StringComparer.Ordinal),
    };

    private static ImmutableArray<T>? List<T>(JsonElement input, string name, Func<JsonElement, T> read) =>
        input.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(read)] : null;

    private static ProgrammeFacts Programme(JsonElement p) => new(
        p.GetProperty("id").GetString()!,
        Number(p, "beneficiaries") is { } count ? count.ToBigInteger() : null,
        Number(p, "in_beneficiary_registry"),
        Number(p, "uid_share"),
        Number(p, "gateway_share"),
        Number(p, "common_grm") is { } grm ? !grm.IsZero : null,
        Number(p, "digital_mis") is { } mis ? !mis.IsZero : null)
    {
        Active = !p.TryGetProperty("active", out var active) || active.GetBoolean(),
    };

    private static Fraction? Number(JsonElement p, string name) =>
        p.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? Fraction.FromDecimal(value.GetDecimal()) : null;

    private static LinkFacts Link(JsonElement l) => new(
        new(l.GetProperty("programme").GetString()!, l.GetProperty("dataset").GetString()!),
        Enum.Parse<LinkTool>(l.GetProperty("mode").GetString()!, ignoreCase: true),
        l.GetProperty("verified_months_ago").GetInt32(),
        l.GetProperty("legal_basis").GetBoolean());

    private static Ladder Ladder(JsonElement block) => new(Answers(block, "1"), Answers(block, "2"), Answers(block, "3"));

    private static ImmutableArray<bool?> Answers(JsonElement block, string grade) =>
        [.. block.GetProperty(grade).EnumerateArray().Select(a => a.ValueKind == JsonValueKind.Null ? (bool?)null : a.GetBoolean())];
}

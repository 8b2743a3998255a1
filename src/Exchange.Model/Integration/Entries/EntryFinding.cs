using System.Collections.Immutable;
using Exchange.Model.Submissions;

namespace Exchange.Model.Integration.Entries;

/// <summary>What is to be said of an entry, or why a command was refused.</summary>
/// <param name="Rule">Name of the rule; also the key of its sentence.</param>
/// <param name="Severity">An error keeps the inventory from being handed in.</param>
/// <param name="Entry">The entry; null if it is about the whole.</param>
/// <param name="Field">Name of the field; null if it is about the entry.</param>
/// <param name="Arguments">What stands in the sentence, in order, written invariantly.</param>
[GenerateSerializer, Immutable, Alias("entry-finding")]
public sealed record EntryFinding(
    [property: Id(0)] string Rule,
    [property: Id(1)] Severity Severity,
    [property: Id(2)] EntryKey? Entry,
    [property: Id(3)] string? Field,
    [property: Id(4)] ImmutableArray<string> Arguments)
{
    internal static EntryFinding Error(string rule, EntryKey? entry = null, string? field = null, params string[] arguments) =>
        new(rule, Severity.Error, entry, field, [.. arguments]);

    internal static EntryFinding Warning(string rule, EntryKey entry, string? field = null, params string[] arguments) =>
        new(rule, Severity.Warning, entry, field, [.. arguments]);
}

using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Integration.Entries;

namespace Exchange.Model.Alerts;

/// <summary>What one member was to hand in.</summary>
/// <param name="Member">ISO alpha-3 code.</param>
/// <param name="Round">Id of the round.</param>
/// <param name="Due">Until when.</param>
/// <param name="HandedIn">When it first did; null if it has not.</param>
public sealed record Duty(string Member, string Round, DateTimeOffset Due, DateTimeOffset? HandedIn);

/// <summary>What the rules look at.</summary>
/// <param name="Now">The moment.</param>
/// <param name="Members">ISO alpha-3 codes of all members.</param>
/// <param name="Reference">The catalogue.</param>
/// <param name="Series">Figures of a member and indicator for everybody, oldest year first.</param>
/// <param name="Duties">What members were to hand in.</param>
/// <param name="Courses">How members came to stand where they stand, oldest first, by ISO alpha-3 code.</param>
public sealed record AlertFacts(
    DateTimeOffset Now, ImmutableArray<string> Members, Reference Reference, Func<string, string, IReadOnlyList<(int Year, double Value)>> Series,
    ImmutableArray<Duty> Duties, ImmutableDictionary<string, ImmutableArray<Step>> Courses);

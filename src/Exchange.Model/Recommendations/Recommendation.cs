using System.Collections.Immutable;
using Exchange.Model.Integration;

namespace Exchange.Model.Recommendations;

/// <summary>One of the 26 recommendations, in the product's own words.</summary>
/// <param name="Id">a1 to a10, b1 to b7, c1 to c5, d1 to d4; the order is that of the source document.</param>
/// <param name="Title">Its title, also that of its note in the library.</param>
/// <param name="Asks">What it asks, in a sentence.</param>
/// <param name="Done">What done looks like, in a sentence.</param>
/// <param name="Audience">Codes of those whom it concerns.</param>
/// <param name="Blocks">Codes of the building blocks it serves.</param>
public sealed record Recommendation(
    string Id, LocalText Title, LocalText Asks, LocalText Done, ImmutableArray<string> Audience, ImmutableArray<string> Blocks)
{
    /// <summary>The level it is written for: 1, 2 or 3; null for a general one, which is for every country.</summary>
    public int? Level => Id[0] switch { 'b' => 1, 'c' => 2, 'd' => 3, _ => null };

    /// <summary>Its place among the recommendations of its letter in the source document, from 1.</summary>
    public int Point => int.Parse(Id.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>How far an ask of the source document is answered.</summary>
public enum AskState
{
    /// <summary>It can be pointed at.</summary>
    Answered,
    /// <summary>A part of it can.</summary>
    Partly,
    /// <summary>Not yet.</summary>
    NotYet,
}

/// <summary>Something that the source document asks: a challenge it names or a recommendation, and where it is answered.</summary>
/// <param name="Id">CV1 to CV7 and CI1 to CI9 for challenges, else the id of the recommendation.</param>
/// <param name="State">How far it is answered.</param>
/// <param name="Address">The page on which it is, below the language.</param>
/// <param name="Name">What is asked.</param>
/// <param name="Answer">How it is answered, and what is missing.</param>
public sealed record Ask(string Id, AskState State, string Address, LocalText Name, LocalText Answer)
{
    /// <summary>The ids of all 42.</summary>
    public static ImmutableArray<string> Ids { get; } =
    [
        .. Enumerable.Range(1, 7).Select(n => FormattableString.Invariant($"CV{n}")), .. Enumerable.Range(1, 9).Select(n => FormattableString.Invariant($"CI{n}")),
        .. RecommendationCatalogue.Ids,
    ];
}

/// <summary>The 26 recommendations, as the content files give them.</summary>
/// <param name="Id">Fingerprint of the files: equal content, equal id.</param>
/// <param name="All">In the order of the source document.</param>
/// <param name="Audiences">Whom recommendations concern.</param>
/// <param name="Asks">What the source document asks, and where it is answered.</param>
public sealed record RecommendationCatalogue(
    string Id, ImmutableArray<Recommendation> All, ImmutableArray<Term> Audiences, ImmutableArray<Ask> Asks)
{
    /// <summary>The ids of all 26, in the order of the source document.</summary>
    public static ImmutableArray<string> Ids { get; } =
        [.. Numbered('a', 10), .. Numbered('b', 7), .. Numbered('c', 5), .. Numbered('d', 4)];

    /// <summary>The recommendation of that id; null if there is none.</summary>
    public Recommendation? Find(string id) => All.FirstOrDefault(r => r.Id == id);

    private static IEnumerable<string> Numbered(char letter, int count) =>
        Enumerable.Range(1, count).Select(n => FormattableString.Invariant($"{letter}{n}"));
}

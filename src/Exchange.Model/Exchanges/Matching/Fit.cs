using System.Collections.Immutable;

namespace Exchange.Model.Exchanges.Matching;

/// <summary>
/// How a request and an offer fit: reasons one by one. The points serve to compare hosts for one request; they say nothing of a country, and
/// no figure of a country enters but its grade on the one block.
/// </summary>
/// <param name="Request">The request.</param>
/// <param name="Offer">The offer.</param>
/// <param name="Reasons">One for each aspect, in the aspects' order.</param>
public sealed record Fit(Request Request, Offer Offer, ImmutableArray<Reason> Reasons)
{
    /// <summary>The most points a pair can have.</summary>
    public const int Most = 100;

    /// <summary>Nothing excludes it.</summary>
    public bool IsPossible { get; } = !Reasons.Any(r => r.Excludes);

    /// <summary>0 to 100.</summary>
    public int Points { get; } = Reasons.Sum(r => r.Points);

    /// <summary>Why it cannot be.</summary>
    public IEnumerable<Reason> Against => Reasons.Where(r => r.Excludes);

    /// <summary>Months that suit both, in order.</summary>
    public ImmutableArray<string> Months => [.. Request.Months.Intersect(Offer.Months).Order(StringComparer.Ordinal)];

    /// <summary>The way that the guest prefers among those the host is ready for; null if there is none.</summary>
    public Mode? Mode
    {
        get
        {
            foreach (var mode in Request.Modes)
                if (Offer.Modes.Contains(mode))
                    return mode;
            return null;
        }
    }

    /// <summary>The language that the guest prefers among those shared; null if none is.</summary>
    public string? Language => Request.Languages.FirstOrDefault(l => Offer.Languages.Contains(l));

    /// <summary>Why this pair and not that one: the aspects in which the other is weaker, the largest difference first.</summary>
    public IEnumerable<Reason> WeakerIn(Fit other) => other.Reasons
        .Select((reason, i) => (reason, Lost: Reasons[i].Points - reason.Points))
        .Where(p => p.reason.Excludes || p.Lost > 0)
        .OrderByDescending(p => p.reason.Excludes).ThenByDescending(p => p.Lost)
        .Select(p => p.reason);
}

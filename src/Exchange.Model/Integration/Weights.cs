using System.Collections.Immutable;
using System.Numerics;
using Fractions;

namespace Exchange.Model.Integration;

/// <summary>The programmes that count, and how much each weighs: its beneficiaries, or all the same where a count is missing.</summary>
internal sealed class Weights
{
    private readonly ProgrammeFacts[] _programmes;
    private readonly BigInteger[] _of;
    private readonly Dictionary<string, int> _place = new(StringComparer.Ordinal);

    public Weights(IEnumerable<ProgrammeFacts> programmes)
    {
        _programmes = [.. programmes.Where(p => p.Counted)];
        CountMissing = _programmes.Any(p => p.Beneficiaries is null);
        _of = [.. _programmes.Select(p => CountMissing ? BigInteger.One : p.Beneficiaries!.Value)];
        for (var i = 0; i < _programmes.Length; i++)
            _place[_programmes[i].Id] = i;
    }

    public int Count => _programmes.Length;

    /// <summary>Whether a programme that counts has no count of beneficiaries.</summary>
    public bool CountMissing { get; }

    public BigInteger this[int place] => _of[place];

    public string Id(int place) => _programmes[place].Id;

    /// <summary>Where the programme stands; null if it does not count.</summary>
    public int? Place(string id) => _place.TryGetValue(id, out var place) ? place : null;

    /// <summary>The weighted mean of a share; null if a programme does not give it, or if nobody benefits from any.</summary>
    public Fraction? Mean(Func<ProgrammeFacts, Fraction?> share)
    {
        var (sum, total) = (Fraction.Zero, BigInteger.Zero);
        for (var i = 0; i < _programmes.Length; i++)
        {
            if (share(_programmes[i]) is not { } value)
                return null;
            sum += value * _of[i];
            total += _of[i];
        }
        return total.IsZero ? null : sum / total;
    }

    /// <summary>The weight of the pairs out of that of all pairs, each counted once; null if no pair weighs anything.</summary>
    public Fraction? Pairs(ImmutableArray<ProgrammePair> pairs)
    {
        var partners = Partners(pairs);
        var (total, squares, sum) = (BigInteger.Zero, BigInteger.Zero, BigInteger.Zero);
        for (var i = 0; i < _of.Length; i++)
        {
            total += _of[i];
            squares += _of[i] * _of[i];
            sum += _of[i] * partners[i];
        }
        var all = (total * total - squares) / 2;
        return all.IsZero ? null : new Fraction(sum, all);
    }

    // By programme, the weight of those it is paired with; a pair stands at the one of the lower place.
    private BigInteger[] Partners(ImmutableArray<ProgrammePair> pairs)
    {
        var partners = new BigInteger[_of.Length];
        var seen = new HashSet<long>(pairs.Length);
        foreach (var pair in pairs)
            if (Place(pair.First) is { } one && Place(pair.Second) is { } other && one != other)
            {
                var (low, high) = (Math.Min(one, other), Math.Max(one, other));
                // One number after the other: halves of a long side by side would hash alike.
                if (seen.Add((long)low * _of.Length + high))
                    partners[low] += _of[high];
            }
        return partners;
    }
}

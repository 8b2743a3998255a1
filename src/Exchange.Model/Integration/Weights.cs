using System.Numerics;
using Fractions;

namespace Exchange.Model.Integration;

/// <summary>The programmes that count, and how much each weighs: its beneficiaries, or all the same where a count is missing.</summary>
internal sealed class Weights
{
    private readonly ProgrammeFacts[] _programmes;
    private readonly BigInteger[] _of;
    private readonly Dictionary<string, int> _place = new(StringComparer.Ordinal);

    public Weights(IEnumerable<ProgrammeFacts> programmes, bool equal = false)
    {
        _programmes = [.. programmes.Where(p => p.Counted)];
        CountMissing = _programmes.Any(p => p.Beneficiaries is null);
        _of = [.. _programmes.Select(p => equal || CountMissing ? BigInteger.One : p.Beneficiaries!.Value)];
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

    /// <summary>The weight of the pairs out of that of all pairs; null if no pair weighs anything.</summary>
    public Fraction? Pairs(IEnumerable<ProgrammePair> pairs)
    {
        var (total, squares, sum) = (BigInteger.Zero, BigInteger.Zero, BigInteger.Zero);
        foreach (var weight in _of)
        {
            total += weight;
            squares += weight * weight;
        }
        foreach (var pair in pairs)
            if (Place(pair.First) is { } first && Place(pair.Second) is { } second && first != second)
                sum += _of[first] * _of[second];
        var all = (total * total - squares) / 2;
        return all.IsZero ? null : new Fraction(sum, all);
    }
}

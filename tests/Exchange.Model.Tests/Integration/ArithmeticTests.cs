using CsCheck;
using Fractions;

namespace Exchange.Model.Tests.Integration;

/// <summary>What the assessment rests on: if the library of fractions did otherwise, a level could be wrong by a hair.</summary>
public sealed class ArithmeticTests
{
    private static readonly Gen<Fraction> Any = Gen.Select(Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[1, 1_000_000_000_000], (n, d) => new Fraction(n, d));

    [Fact]
    public void Fractions_keep_the_laws_of_arithmetic_exactly() => Gen.Select(Any, Any, Any).Sample((a, b, c) =>
        a + b == b + a && a * b == b * a && (a + b) + c == a + (b + c) && (a * b) * c == a * (b * c)
        && a * (b + c) == a * b + a * c && a - a == 0 && (b == 0 || a / b * b == a), iter: 2000);

    [Fact]
    public void A_fraction_is_in_lowest_terms_with_a_positive_denominator() => Any.Sample(a =>
        a.Denominator > 0 && System.Numerics.BigInteger.GreatestCommonDivisor(a.Numerator, a.Denominator) == 1
        && new Fraction(a.Numerator * 6, a.Denominator * 6) is var same && same == a && same.Denominator == a.Denominator, iter: 2000);

    [Fact]
    public void Order_is_exact_where_binary_fractions_are_not()
    {
        var sum = new Fraction(1, 10) + new Fraction(2, 10);
        Assert.Equal(new Fraction(3, 10), sum);
        Assert.True(new Fraction(4, 5) - new Fraction(1, System.Numerics.BigInteger.Pow(10, 30)) < new Fraction(4, 5));
    }
}

using System.Collections.Immutable;
using CsCheck;
using Exchange.Model.Integration;
using Fractions;

namespace Exchange.Model.Tests.Integration;

/// <summary>Inventories made for tests.</summary>
internal static class Made
{
    /// <summary>Three programmes of 600, 300 and 100 beneficiaries that pass every gate; tests take away from it.</summary>
    public static Facts Complete { get; } = Vectors.Facts("01-full-level-3");

    private static readonly Gen<Fraction?> Share = Gen.Int[-1, 10].Select(n => n < 0 ? (Fraction?)null : new Fraction(n, 10));
    private static readonly Gen<bool?> Answer = Gen.Int[0, 2].Select(n => n == 0 ? (bool?)null : n == 1);

    private static readonly Gen<ProgrammeFacts> Programme =
        Gen.Select(Gen.Int[-1, 50], Share, Share, Share, Answer, Answer, Gen.Int[0, 9], (count, registry, uid, gateway, grm, mis, kind) =>
            new ProgrammeFacts("", count < 0 ? null : count, registry, uid, gateway, grm, mis) { Active = kind != 0, GovernmentOwned = kind != 1 });

    private static readonly Gen<Ladder> Ladder = Gen.Select(Answer.Array[0, 2], Answer.Array[0, 2], Answer.Array[0, 2], (one, two, three) =>
        new Ladder([.. one], [.. two], [.. three]));

    private static readonly Gen<Connection[]> Connections =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2], (p, d) => new Connection(Name(p), $"D{d}")).Array[0, 8];

    private static readonly Gen<LinkFacts[]> Links =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[-1, 15], Gen.Bool, (p, d, tool, months, legal) =>
            new LinkFacts(new(Name(p), $"D{d}"), (LinkTool)tool, months < 0 ? null : months, legal)).Array[0, 8];

    private static readonly Gen<ProgrammePair[]> Pairs =
        Gen.Select(Gen.Int[0, 4], Gen.Int[1, 4], (p, step) => new ProgrammePair(Name(p), Name((p + step) % 5))).Array[0, 6];

    /// <summary>Any inventory, with unknowns in every place.</summary>
    public static Gen<Facts> Any { get; } = Gen.Select(
        Programme.Array[0, 5], Maybe(Connections), Maybe(Links), Maybe(Pairs), Ladder.Array[14], Gen.Bool.Array[14],
        (programmes, needs, links, pairs, ladders, looked) => new Facts
        {
            Programmes = [.. programmes.Select((p, i) => p with { Id = Name(i) })],
            Needs = needs?.ToImmutableArray(),
            Links = links?.ToImmutableArray(),
            CrossChecks = pairs?.ToImmutableArray(),
            Blocks = Rubric.BlockCodes.Where((_, i) => looked[i]).ToImmutableSortedDictionary(c => c, c => ladders[Rubric.BlockCodes.IndexOf(c)], StringComparer.Ordinal),
        });

    /// <summary>Mostly passes: so that properties of the higher levels are tried as well as those of the lowest.</summary>
    public static Gen<Facts> High { get; } = Gen.Select(Any, Gen.Int[0, 9].Array[9], (any, keep) => Complete with
    {
        Needs = keep[0] == 0 ? any.Needs : Complete.Needs,
        Links = keep[1] == 0 ? any.Links : Complete.Links,
        CrossChecks = keep[2] == 0 ? any.CrossChecks : Complete.CrossChecks,
        Programmes = [.. Complete.Programmes.Select((p, i) => keep[3 + i] == 0 && i < any.Programmes.Length ? any.Programmes[i] with { Id = p.Id } : p)],
        Blocks = keep[6] == 0 ? any.Blocks : Complete.Blocks,
    });

    public static Gen<Facts> Both { get; } = Gen.OneOf(Any, High);

    public static Facts With(this Facts facts, string block, int grade) => facts with
    {
        Blocks = facts.Blocks.SetItem(block, new([grade >= 1], [grade >= 2], [grade >= 3])),
    };

    public static Facts With(this Facts facts, string id, Func<ProgrammeFacts, ProgrammeFacts> change) => facts with
    {
        Programmes = [.. facts.Programmes.Select(p => p.Id == id ? change(p) : p)],
    };

    private static string Name(int programme) => $"P{programme}";

    private static Gen<T[]?> Maybe<T>(Gen<T[]> list) => Gen.Select(list, Gen.Int[0, 4], (items, n) => n == 0 ? null : items);
}

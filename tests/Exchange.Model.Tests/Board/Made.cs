using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Members;

namespace Exchange.Model.Tests.Board;

/// <summary>Small made-up worlds for tests: members M00, M01, … and two indicators.</summary>
internal static class Made
{
    public const string X = "per_sa_allsa.cov_pop_tot";
    public const string Y = "per_sa_allsa.adq_pop_tot";

    public static Member Member(int i) => new(
        Code(i), $"{i:00}", LocalText.Same($"Member {i}"), (MemberGroup)(i % 3), "AFR", false, "en", new Tile(i, 0), null);

    public static string Code(int i) => $"M{i:00}";

    public static Indicator Indicator(string code) => new(
        code, LocalText.Same(code), "percent", 0, 100, Direction.Higher, "total", "made", "made", "made");

    public static Observation Published(string member, CellKey key, double value) =>
        new(member, key, value, Basis.Published, "made", EvidenceGrade.External, new("P", null));

    public static Observation National(string member, CellKey key, double value, string source, DateTimeOffset at) =>
        new(member, key, value, Basis.National, "made", EvidenceGrade.SelfDeclared, new(source, at));

    public static Reference Reference(int members, params IEnumerable<Observation> published) =>
        new("made", Enumerable.Range(0, members).Select(Member), [Indicator(X), Indicator(Y)], published, [], []);

    /// <summary>A board on which member i has the pair i, all in one year.</summary>
    public static BoardState Board(params IReadOnlyList<(double X, double Y)> pairs) =>
        BoardState.Build(
            Reference(pairs.Count, pairs.SelectMany((p, i) => new[]
            {
                Published(Code(i), new(X, 2020), p.X), Published(Code(i), new(Y, 2020), p.Y),
            })),
            []);
}

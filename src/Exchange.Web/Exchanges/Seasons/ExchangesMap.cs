using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Members;

namespace Exchange.Web.Exchanges.Seasons;

/// <summary>A member on the map; what is told are delegations sent and received.</summary>
internal sealed record ExchangesTile(Member Member, string Place, string Shade, string Told);

/// <summary>From a guest to a host.</summary>
internal sealed record ExchangesArc(string Name, string Path, string X, string Y);

/// <summary>Who goes where, on the tile map: the same places whatever the language, since west stays west.</summary>
internal sealed record ExchangesMap(ImmutableArray<ExchangesTile> Tiles, ImmutableArray<ExchangesArc> Arcs, int Width, int Height)
{
    private const int Step = 40;
    private const double Middle = Step / 2.0;

    public static ExchangesMap Of(ImmutableArray<Member> members, ImmutableArray<AgreedLine> agreed)
    {
        var places = members.ToDictionary(m => m.Iso3, m => m.Tile, StringComparer.Ordinal);
        var (sent, received) = (Counted(agreed.Select(a => a.Guest)), Counted(agreed.Select(a => a.Host)));
        return new(
            [
                .. members.Select(m => new ExchangesTile(
                    m, Translate(m.Tile), received.ContainsKey(m.Iso3) ? "c5" : sent.ContainsKey(m.Iso3) ? "c2" : "c1 still",
                    string.Join(' ', new[] { Told("→", sent.GetValueOrDefault(m.Iso3)), Told("←", received.GetValueOrDefault(m.Iso3)) }.OfType<string>()))),
            ],
            [
                .. agreed.Select(a => (a.Guest, a.Host)).Distinct().Where(p => places.ContainsKey(p.Guest) && places.ContainsKey(p.Host))
                    .Select(p => Arc($"{p.Guest}-{p.Host}", places[p.Guest], places[p.Host])),
            ],
            (members.Max(m => m.Tile.Column) + 1) * Step + 1, (members.Max(m => m.Tile.Row) + 1) * Step + 1);
    }

    private static Dictionary<string, int> Counted(IEnumerable<string> members) =>
        members.GroupBy(m => m, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    private static string? Told(string arrow, int count) => count == 0 ? null : arrow + count.ToString(CultureInfo.InvariantCulture);

    private static string Translate(Tile tile) => Invariant($"translate({tile.Column * Step + 20.5} {tile.Row * Step + 32})");

    // Bent to one side by a fifth of its length, so that the way there and the way back are two lines.
    private static ExchangesArc Arc(string name, Tile from, Tile to)
    {
        var (x1, y1, x2, y2) = (from.Column * Step + Middle, from.Row * Step + Middle, to.Column * Step + Middle, to.Row * Step + Middle);
        var (cx, cy) = ((x1 + x2) / 2 - (y2 - y1) / 5, (y1 + y2) / 2 + (x2 - x1) / 5);
        return new(name, Invariant($"M{x1:0.#} {y1:0.#}Q{cx:0.#} {cy:0.#} {x2:0.#} {y2:0.#}"), Invariant($"{x2:0.#}"), Invariant($"{y2:0.#}"));
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}

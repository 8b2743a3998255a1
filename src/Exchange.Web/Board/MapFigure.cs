using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Members;

namespace Exchange.Web.Board;

/// <summary>
/// One member on the tile map, with what is written on it and what is said of it in the language at hand. <paramref name="Class"/> is 1 to 5;
/// 0 for not reported. <paramref name="Place"/> is the middle of the lower line.
/// </summary>
internal sealed record MapTile(Member Member, Observation? Latest, int Class, string Place, string Short, string Label)
{
    public string Address { get; } = "members/" + Member.Iso3;

    public string Shade { get; } = "c" + Class.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The tile map of an indicator: the same places whatever the language, since west stays west.</summary>
internal sealed record MapFigure(Series Series, ImmutableArray<double> Breaks, ImmutableArray<MapTile> Tiles, int Width, int Height)
{
    public const int Step = 40;

    // From a tile's corner to the middle of its lower line.
    private const double Across = 2 + 18.5;
    private const int Down = 2 + 30;

    public static MapFigure Of(Series series)
    {
        var breaks = BreaksOf(series);
        var tiles = series.Members
            .Select((m, i) => Tile(m, series.Latest[i], breaks, series.Indicator))
            // Read from the north-west on, as the eye and the tab key go.
            .OrderBy(t => t.Member.Tile.Row).ThenBy(t => t.Member.Tile.Column)
            .ToImmutableArray();
        return new(series, breaks, tiles, (series.Members.Max(m => m.Tile.Column) + 1) * Step + 1, (series.Members.Max(m => m.Tile.Row) + 1) * Step + 1);
    }

    private static MapTile Tile(Member member, Observation? latest, ImmutableArray<double> breaks, Indicator indicator)
    {
        var brief = BoardWords.Short(latest, indicator);
        var said = latest is null ? BoardTexts.NotReported : $"{BoardWords.Value(latest, indicator)}, {BoardWords.Year(latest.Key.Year)}";
        return new(
            member, latest, ClassOf(latest?.Value, breaks),
            string.Create(CultureInfo.InvariantCulture, $"translate({member.Tile.Column * Step + Across} {member.Tile.Row * Step + Down})"),
            brief, $"{member.Iso3} {brief} · {BoardWords.Name(member)}: {said}");
    }

    /// <summary>1 below the first break, 5 from the last on, 0 where nothing is reported.</summary>
    public static int ClassOf(double? value, ImmutableArray<double> breaks)
    {
        if (value is not { } v)
            return 0;
        var place = 1;
        foreach (var limit in breaks)
            if (v >= limit)
                place++;
        return place;
    }

    /// <summary>Four limits. Fixed for percentages, so that the same shade means the same on every day; fifths of what is reported otherwise.</summary>
    public static ImmutableArray<double> BreaksOf(Series series) => series.Indicator switch
    {
        { Measure: Measure.Coverage or Measure.QuintileCoverage } => [5, 15, 30, 50],
        { Measure: Measure.Adequacy } => [2, 5, 10, 20],
        { Measure: Measure.Incidence } => [10, 15, 20, 30],
        { Unit: "percent" } => [20, 40, 60, 80],
        _ => Fifths([.. series.Latest.Where(o => o is not null).Select(o => o!.Value).Order()]),
    };

    private static ImmutableArray<double> Fifths(double[] sorted) =>
        sorted.Length == 0 ? [] : [.. Enumerable.Range(1, 4).Select(i => TwoDigits(sorted[Math.Min(sorted.Length - 1, i * sorted.Length / 5)])).Distinct()];

    private static double TwoDigits(double value)
    {
        if (value == 0)
            return 0;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 1);
        return Math.Round(value / unit) * unit;
    }
}

using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Members;

namespace Exchange.Web.Board;

/// <summary>Titles that say what the figures show. They claim nothing that is not computed here, now.</summary>
internal static class BoardTitles
{
    public static string Map(MapFigure map)
    {
        var highest = map.Tiles.Where(t => t.Latest is not null).OrderByDescending(t => t.Latest!.Value).ThenBy(t => t.Member.Iso3, StringComparer.Ordinal).Take(3).ToArray();
        return highest.Length < 3
            ? BoardTexts.NothingTitle
            : Write.Text(BoardTexts.MapTitle, [.. highest.Select(t => (object)BoardWords.Name(t.Member))]);
    }

    public static string MapSubtitle(Series series)
    {
        var years = series.Latest.Where(o => o is not null).Select(o => o!.Key.Year).ToArray();
        var count = Write.Text(BoardTexts.CountOf, series.All.Reported, series.All.Of);
        return years.Length == 0
            ? $"{BoardWords.Name(series.Indicator)} · {count}"
            : $"{BoardWords.Name(series.Indicator)} · {Write.Text(BoardTexts.LatestYear, BoardWords.Year(years.Min()), BoardWords.Year(years.Max()))} · {count}";
    }

    /// <summary>A direction is claimed only where the 95 % interval of r leaves zero out.</summary>
    public static string Relationship(Relationship found, Reference reference)
    {
        var isCoverageAdequacy = reference.Indicator(found.Query.X)?.Measure == Measure.Coverage && reference.Indicator(found.Query.Y)?.Measure == Measure.Adequacy;
        return (found.Lower, found.Upper) switch
        {
            (null, _) or (_, null) => BoardTexts.RelationFew,
            ( > 0, _) => isCoverageAdequacy ? BoardTexts.CoverageAdequacyUp : BoardTexts.RelationUp,
            (_, < 0) => isCoverageAdequacy ? BoardTexts.CoverageAdequacyDown : BoardTexts.RelationDown,
            _ => isCoverageAdequacy ? BoardTexts.CoverageAdequacyNone : BoardTexts.RelationNone,
        };
    }

    /// <summary>Compares the span of the medians with the narrowest span inside a group.</summary>
    public static string Dots(DotFigure dots)
    {
        var rows = dots.Rows.Where(r => r.Aggregate.Reported >= 3).ToArray();
        if (rows.Length < 2)
            return BoardTexts.NothingTitle;
        var (lowest, highest) = (rows.MinBy(r => r.Aggregate.Median)!, rows.MaxBy(r => r.Aggregate.Median)!);
        var between = highest.Aggregate.Median - lowest.Aggregate.Median;
        return rows.All(r => r.Aggregate.Maximum - r.Aggregate.Minimum > between)
            ? BoardTexts.DotsWide
            : Write.Text(BoardTexts.DotsApart, Words.Of(highest.Group), Words.Of(lowest.Group));
    }
}

using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Members;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Members;

namespace Exchange.Web.Indicators;

/// <summary>Sentences about one indicator, computed from its figures.</summary>
internal static class IndicatorSentences
{
    public static string Finding(IndicatorPicture picture)
    {
        var all = picture.Series.All;
        if (all.Reported == 0)
            return picture.InPart > 0
                ? Write.Text(IndicatorsTexts.FindingPart, picture.InPart, all.Of)
                : Write.Text(IndicatorsTexts.FindingNone, all.Of);
        var (largest, smallest) = (picture.Lines[0], picture.Lines[all.Reported - 1]);
        return Write.Text(
            IndicatorsTexts.FindingSome, all.Reported, all.Of,
            Figure(all.Median!.Value, picture), Figure(smallest.Latest!.Value, picture), Name(smallest), Figure(largest.Latest!.Value, picture), Name(largest));
    }

    public static string Groups(IndicatorPicture picture)
    {
        var parts = Groups(picture.Series)
            .Where(g => g.Aggregate.Median is not null)
            .OrderByDescending(g => g.Aggregate.Median)
            .Select(g => Write.Text(IndicatorsTexts.GroupPart, Words.Of(g.Group), Figure(g.Aggregate.Median!.Value, picture)));
        var text = string.Join(Comma, parts);
        return text.Length == 0 ? IndicatorsTexts.GroupsTitle : Write.Text(IndicatorsTexts.GroupsTitleOf, text);
    }

    public static string GroupsDrawn(IndicatorPicture picture) => Write.Text(
        IndicatorsTexts.GroupsDrawn,
        string.Join("; ", Groups(picture.Series).Select(g => Write.Text(
            IndicatorsTexts.GroupDrawn, Words.Of(g.Group), g.Aggregate.Reported, g.Aggregate.Of,
            g.Aggregate.Median is { } median ? Figure(median, picture) : WordsTexts.NotReported))));

    /// <summary>How unbalanced the years are: that is what a reader must know before looking at the drawing.</summary>
    public static string Trend(IndicatorPicture picture)
    {
        var counts = picture.Years.Select(y => y.Values.Length).ToList();
        var fullest = picture.Years.MaxBy(y => y.Values.Length)!;
        var last = picture.Years[^1];
        return counts.Min() * 2 >= picture.Series.All.Of
            ? Write.Text(IndicatorsTexts.TrendTitleFull, counts.Min(), counts.Max(), Words.Year(picture.Years[0].Year), Words.Year(last.Year))
            : Write.Text(IndicatorsTexts.TrendTitle, last.Values.Length, Words.Year(last.Year), fullest.Values.Length, Words.Year(fullest.Year));
    }

    public static IEnumerable<(MemberGroup Group, Aggregate Aggregate)> Groups(Series series) =>
        Enum.GetValues<MemberGroup>().Select(g => (g, series.Of(g)));

    public static string Range(Indicator indicator) => (indicator.Minimum, indicator.Maximum) switch
    {
        _ when indicator.Unit == "ordinal" => IndicatorsTexts.RangeLevels,
        ({ } least, { } most) => Write.Text(IndicatorsTexts.RangeBoth, Bare(least), Bare(most) + (indicator.Unit == "percent" ? "\u00a0%" : "")),
        ({ } least, _) => Write.Text(IndicatorsTexts.RangeFrom, Bare(least)),
        _ => "",
    };

    private static string Comma => Language.Current.RightToLeft ? "، " : ", ";

    private static string Bare(double value) => Write.Figure(value, 0);

    private static string Figure(double value, IndicatorPicture picture) => Words.Figure(value, picture.Indicator);

    private static string Name(IndicatorLine line) => line.Member.Name.In(Language.Current.Code);
}

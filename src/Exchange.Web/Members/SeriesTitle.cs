using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Members;

/// <summary>Sentences about one series, computed from its figures.</summary>
internal static class SeriesTitle
{
    /// <summary>The finding: the latest figure, and what it was at first.</summary>
    public static string Of(FigureSeries series)
    {
        var (published, national, first) = (series.LatestPublished, series.LatestNational, series.EarliestPublished);
        return (published, national) switch
        {
            (null, null) => MembersTexts.TitleNone,
            (null, { } own) => Write.Text(MembersTexts.TitleNational, Figure(own), Words.Year(own.Key.Year)),
            ({ } out_, { } own) => Write.Text(
                MembersTexts.TitleBoth, Figure(own), Words.Year(own.Key.Year), Figure(out_), Words.Year(out_.Key.Year)),
            ({ } only, null) when first!.Key.Year == only.Key.Year => Write.Text(MembersTexts.TitleOne, Figure(only), Words.Year(only.Key.Year)),
            ({ } latest, null) => Write.Text(
                Math.Sign(latest.Value - first!.Value) switch { > 0 => MembersTexts.TitleUp, < 0 => MembersTexts.TitleDown, _ => MembersTexts.TitleSame },
                Figure(latest), Words.Year(latest.Key.Year), Figure(first), Words.Year(first.Key.Year)),
        };

        string Figure(Exchange.Model.Indicators.Observation o) => Words.Figure(o.Value, series.Indicator);
    }

    /// <summary>The drawing in words, for those who do not see it.</summary>
    public static string Drawn(FigureSeries series)
    {
        var parts = new List<string> { series.Indicator.Name.In(Language.Current.Code) };
        var published = series.Years.Where(y => y.Published is not null).ToList();
        if (series.LatestPublished is { } latest)
            parts.Add(Counted(
                MembersTexts.ChartPublished, published.Count,
                Words.Year(published[^1].Year), Words.Year(published[0].Year), Words.Figure(latest.Value, series.Indicator)));
        if (series.LatestNational is { } national)
            parts.Add(Counted(
                MembersTexts.ChartNational, series.Years.Count(y => y.National is not null),
                Words.Figure(national.Value, series.Indicator), Words.Year(national.Key.Year)));
        return string.Join(". ", parts);
    }

    // The first part of a counted text is its count; the others stay as they are until the form is chosen.
    private static string Counted(string forms, int count, params string[] others)
    {
        for (var i = others.Length; i > 0; i--)
            forms = forms.Replace(FormattableString.Invariant($"{{{i}}}"), others[i - 1], StringComparison.Ordinal);
        return Write.Count(forms, count);
    }
}

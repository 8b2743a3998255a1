using Exchange.Model.Indicators;

namespace Exchange.Web.Hosting.Content;

/// <summary>Reads reference/sources.csv and reference/series.csv: who published the figures, and under which codes.</summary>
internal static class SourceFiles
{
    public const string Sources = "reference/sources.csv";
    public const string Series = "reference/series.csv";

    /// <summary>What a source text in the observation files stands for.</summary>
    /// <param name="Published">Publisher, licence and address.</param>
    /// <param name="Vintage">The release of the figures.</param>
    /// <param name="Earlier">The release that revisions.csv compares with; null if it has none of this source.</param>
    public sealed record Source(PublishedSource Published, Vintage Vintage, Vintage? Earlier);

    public static Dictionary<string, Source> ReadSources(ContentFiles files)
    {
        var sources = new Dictionary<string, Source>(StringComparer.Ordinal);
        foreach (var row in files.Rows(Sources, "source", "vintage", "earlier_vintage", "publisher", "licence", "address"))
        {
            var text = row.Text("source");
            var address = Uri.TryCreate(row.Text("address"), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
                ? uri
                : throw row.Wrong($"'{row.Text("address")}' is not a web address beginning with https://.");
            var published = new PublishedSource(text, row.Text("vintage"), row.Text("publisher"), row.Text("licence"), address);
            var earlier = row.TextOrNull("earlier_vintage") is { } id ? new Vintage(id, null) : null;
            if (!sources.TryAdd(text, new(published, new(published.Vintage, null), earlier)))
                throw row.Wrong($"the source '{text}' appears twice.");
        }
        return sources;
    }

    /// <summary>When releases came out, by the id of their vintage, where the file says so in its columns <c>released</c> and <c>earlier_released</c>.</summary>
    public static Dictionary<string, DateTimeOffset> ReadReleases(ContentFiles files)
    {
        var releases = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var row in files.Rows(Sources, "vintage", "earlier_vintage"))
        {
            Add(row, row.TextOrNull("vintage"), "released");
            Add(row, row.TextOrNull("earlier_vintage"), "earlier_released");
        }
        return releases;

        void Add(ContentRow row, string? vintage, string column)
        {
            if (row.DayOrNull(column) is not { } day)
                return;
            if (vintage is null)
                throw row.Wrong($"'{column}' is given, but there is no such release.");
            if (!releases.TryAdd(vintage, day) && releases[vintage] != day)
                throw row.Wrong($"'{column}' gives another day for {vintage} than a line above.");
        }
    }

    /// <summary>What each published code measures: the catalogue's own codes measure their total, the others are listed.</summary>
    public static Dictionary<string, (string Indicator, string Disaggregation)> ReadSeries(ContentFiles files, IEnumerable<Indicator> indicators)
    {
        var series = indicators.ToDictionary(i => i.Code, i => (i.Code, Indicator.Total), StringComparer.Ordinal);
        foreach (var row in files.Rows(Series, "series", "indicator", "disaggregation", "description"))
        {
            var code = row.Text("series");
            var indicator = row.Text("indicator");
            if (!series.TryGetValue(indicator, out var total) || total.Item2 != Indicator.Total)
                throw row.Wrong($"the indicator '{indicator}' is neither in {IndicatorFiles.Indicators} nor in {IndicatorFiles.Companions}.");
            if (!series.TryAdd(code, (total.Code, row.Text("disaggregation"))))
                throw row.Wrong($"the series '{code}' is known already.");
        }
        return series;
    }
}

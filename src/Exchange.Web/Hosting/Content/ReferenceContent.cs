using Exchange.Model.Indicators;

namespace Exchange.Web.Hosting.Content;

/// <summary>Joins the files of a content folder into the reference.</summary>
internal static class ReferenceContent
{
    /// <summary>Reads the folder. Throws <see cref="ContentException"/> at the first thing that cannot be taken.</summary>
    public static Reference Read(string folder)
    {
        var files = new ContentFiles(
            folder,
            MemberFiles.Members, MemberFiles.Tiles, IndicatorFiles.Indicators, IndicatorFiles.Companions,
            SourceFiles.Sources, SourceFiles.Series, ObservationFiles.Observations, ObservationFiles.Benchmark, ObservationFiles.Revisions);
        var members = MemberFiles.Read(files);
        var indicators = IndicatorFiles.Read(files);
        var sources = SourceFiles.ReadSources(files);
        var observations = new ObservationFiles(members, SourceFiles.ReadSeries(files, indicators), sources);
        var published = observations.ReadPublished(files);
        return new(
            files.Fingerprint(),
            members.Values,
            indicators,
            published.Values,
            observations.ReadEarlier(files, published),
            observations.ReadBenchmark(files),
            sources.Values.Select(s => s.Published),
            SourceFiles.ReadReleases(files));
    }
}

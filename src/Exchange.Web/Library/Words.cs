namespace Exchange.Web.Library;

/// <summary>Kinds and tracks as addresses, files and the API write them, and as readers read them.</summary>
internal static class Words
{
    public static string Of(Kind kind) => kind switch
    {
        Library.Kind.Module => "module",
        Library.Kind.Case => "case",
        Library.Kind.Guide => "guide",
        _ => "recommendation-note",
    };

    public static string Of(Track track) => track switch
    {
        Library.Track.Technical => "technical",
        Library.Track.Policy => "policy",
        _ => "both",
    };

    public static Kind? Kind(string? word) => Enum.GetValues<Kind>().Where(k => Of(k) == word).Select(k => (Kind?)k).FirstOrDefault();

    /// <summary>A track to choose by: what serves both is found by either.</summary>
    public static Track? Track(string? word) => word switch
    {
        "technical" => Library.Track.Technical,
        "policy" => Library.Track.Policy,
        _ => null,
    };

    public static string Name(Kind kind) => kind switch
    {
        Library.Kind.Module => LibraryTexts.KindModule,
        Library.Kind.Case => LibraryTexts.KindCase,
        Library.Kind.Guide => LibraryTexts.KindGuide,
        _ => LibraryTexts.KindNote,
    };

    public static string Plural(Kind kind) => kind switch
    {
        Library.Kind.Module => LibraryTexts.KindModules,
        Library.Kind.Case => LibraryTexts.KindCases,
        Library.Kind.Guide => LibraryTexts.KindGuides,
        _ => LibraryTexts.KindNotes,
    };

    public static string Name(Track track) => track switch
    {
        Library.Track.Technical => LibraryTexts.TrackTechnical,
        Library.Track.Policy => LibraryTexts.TrackPolicy,
        _ => LibraryTexts.TrackBoth,
    };
}

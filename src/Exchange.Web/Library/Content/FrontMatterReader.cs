using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Exchange.Web.Hosting.Content;

namespace Exchange.Web.Library;

/// <summary>Reads the lines at the top of a page strictly: what is misspelt must not silently be nothing.</summary>
internal static partial class FrontMatterReader
{
    private static readonly string[] Keys =
    [
        "title", "summary", "kind", "blocks", "recommendation", "levelFrom", "levelTo", "track", "minutes", "authors", "sources", "licence",
        "reviewed", "translation",
    ];

    public static FrontMatter Read(string text, string file)
    {
        var map = new YamlMap(PlainYaml.Read(text, file, 1), file, 1, Keys);
        var kind = map.Choice(
            "kind", ("module", Kind.Module), ("case", Kind.Case), ("guide", Kind.Guide), ("recommendation-note", Kind.RecommendationNote));
        var (from, to) = (map.Whole("levelFrom", 1, 3), map.Whole("levelTo", 1, 3));
        if (from > to)
            throw map.Wrong("levelTo", $"is {to}, below 'levelFrom' ({from}); write the lower level first.");
        return new()
        {
            Title = map.Text("title", 160),
            Summary = map.Text("summary", 240),
            Kind = kind,
            Blocks = map.Texts("blocks", b => Block().IsMatch(b), "building blocks from B01 to B14"),
            Recommendation = Recommendation(map, kind),
            LevelFrom = from,
            LevelTo = to,
            Track = map.Choice("track", ("technical", Track.Technical), ("policy", Track.Policy), ("both", Track.Both)),
            Minutes = map.Whole("minutes", 1, 60),
            Authors = map.Texts("authors", a => a.Length is > 0 and <= 100, "names of at most 100 characters"),
            Sources = [.. map.Maps("sources", "title", "url").Select(Source)],
            Licence = map.Text("licence", 60),
            Reviewed = map.Day("reviewed"),
            IsComplete = map.Choice("translation", ("complete", true), ("summary", false)),
        };
    }

    private static string? Recommendation(YamlMap map, Kind kind)
    {
        if (kind != Kind.RecommendationNote)
            return map.Has("recommendation") ? throw map.Wrong("recommendation", "stands only in a recommendation note; remove the line.") : null;
        var id = map.Text("recommendation");
        return RecommendationId().IsMatch(id) ? id : throw map.Wrong("recommendation", $"is '{id}'; write the id of one of the 26, e.g. a1.");
    }

    private static CitedSource Source(YamlMap map)
    {
        var title = map.Text("title");
        if (!map.Has("url"))
            return new(title, null);
        return Uri.TryCreate(map.Text("url", 600), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? new(title, url)
            : throw map.Wrong("url", $"is '{map.Text("url", 600)}'; write a web address beginning with https:// or http://.");
    }

    [GeneratedRegex("^B(0[1-9]|1[0-4])$")]
    private static partial Regex Block();

    [GeneratedRegex("^(a([1-9]|10)|b[1-7]|c[1-5]|d[1-4])$")]
    private static partial Regex RecommendationId();
}

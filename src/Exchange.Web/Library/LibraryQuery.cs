using Exchange.Web.Hosting.Languages;
using Microsoft.AspNetCore.Http.Extensions;

namespace Exchange.Web.Library;

/// <summary>What is asked for; the address of the list says it, so that any view can be passed on.</summary>
/// <param name="Asked">Words to search for; empty for the whole library.</param>
/// <param name="InFull">Only pages whose full text is there in the reader's language.</param>
public sealed record LibraryQuery(string Asked = "", Kind? Kind = null, string? Block = null, int? Level = null, Track? Track = null, bool InFull = false)
{
    public const int LongestQuestion = 120;

    /// <summary>The parameters, by which a list is cached.</summary>
    public static readonly string[] Parameters = ["q", "kind", "block", "level", "track", "full"];

    public bool IsFiltered => this with { Asked = "" } != new LibraryQuery();

    /// <summary>Reads an address; what it does not know is as if it were not there.</summary>
    public static LibraryQuery Of(IQueryCollection query)
    {
        var asked = query["q"].ToString().Trim();
        return new(
            asked.Length > LongestQuestion ? asked[..LongestQuestion] : asked,
            Words.Kind(query["kind"]),
            query["block"].ToString() is { Length: 3 } block ? block : null,
            query["level"].ToString() is ['1' or '2' or '3'] level ? level[0] - '0' : null,
            Words.Track(query["track"]),
            query["full"].ToString() == "1");
    }

    public bool Holds(Entry entry, Language language) =>
        (Kind is null || entry.Kind == Kind)
        && (Block is null || entry.Blocks.Contains(Block))
        && (Level is not { } level || (entry.English.Front.LevelFrom <= level && level <= entry.English.Front.LevelTo))
        && (Track is null || entry.English.Front.Track == Track || entry.English.Front.Track == Library.Track.Both)
        && (!InFull || entry.IsCompleteIn(language));

    /// <summary>The address of the list, below the language.</summary>
    public string Address()
    {
        var query = new QueryBuilder();
        if (Asked.Length > 0)
            query.Add("q", Asked);
        if (Kind is { } kind)
            query.Add("kind", Words.Of(kind));
        if (Block is not null)
            query.Add("block", Block);
        if (Level is { } level)
            query.Add("level", $"{level}");
        if (Track is { } track)
            query.Add("track", Words.Of(track));
        if (InFull)
            query.Add("full", "1");
        return (Asked.Length > 0 ? "library/search" : "library") + query;
    }
}

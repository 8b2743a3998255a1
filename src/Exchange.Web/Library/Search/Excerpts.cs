using System.Collections.Immutable;
using Lucene.Net.Analysis;
using Lucene.Net.Search;
using Lucene.Net.Search.Highlight;

namespace Exchange.Web.Library;

/// <summary>
/// Finds the piece of a text that answers best and cuts it at the words asked for. No markup is made: the marks are two characters that
/// no text may hold, and the page draws what stands between them.
/// </summary>
internal sealed class Excerpts(Query query, Analyzer analyzer)
{
    private const char Begin = '\uE000', End = '\uE001';
    private const int Length = 200;

    /// <summary>The text without characters that would be taken for marks.</summary>
    public static string WithoutMarks(string text) => text.Replace(Begin, ' ').Replace(End, ' ');

    /// <summary>The whole text with the words marked.</summary>
    public ImmutableArray<TextPart> Whole(string field, string text) => Cut(Mark(field, text, new NullFragmenter()) ?? text);

    /// <summary>The piece of the body that answers best; the summary where the body holds none of the words.</summary>
    public ImmutableArray<TextPart> Best(string summary, string body) =>
        Mark(SearchIndex.Body, body, new SimpleFragmenter(Length)) is { } piece
            ? Cut("… " + piece.Replace('\n', ' ').Trim() + " …")
            : Whole(SearchIndex.Summary, summary);

    private string? Mark(string field, string text, IFragmenter fragmenter)
    {
        var highlighter = new Highlighter(new Marks(), new DefaultEncoder(), new QueryScorer(query, field)) { TextFragmenter = fragmenter, MaxDocCharsToAnalyze = 200_000 };
        using var tokens = analyzer.GetTokenStream(field, text);
        return highlighter.GetBestFragment(tokens, text) is { Length: > 0 } best ? best : null;
    }

    private static ImmutableArray<TextPart> Cut(string marked)
    {
        var parts = ImmutableArray.CreateBuilder<TextPart>();
        foreach (var piece in marked.Split(Begin))
        {
            var end = piece.IndexOf(End, StringComparison.Ordinal);
            if (end >= 0)
                parts.Add(new(piece[..end], true));
            if (end + 1 < piece.Length)
                parts.Add(new(piece[(end + 1)..], false));
        }
        return parts.DrainToImmutable();
    }

    private sealed class Marks : IFormatter
    {
        public string HighlightTerm(string originalText, TokenGroup tokenGroup) =>
            tokenGroup.TotalScore > 0 ? Begin + originalText + End : originalText;
    }
}

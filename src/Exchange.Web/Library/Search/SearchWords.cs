using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Exchange.Web.Library;

/// <summary>The words of the library as they are written: what a misspelt one was probably meant to be.</summary>
internal sealed class SearchWords(IndexReader reader)
{
    private const int Shortest = 4;

    /// <summary>The question with each unknown word replaced by the nearest known one; null if that changes nothing.</summary>
    public string? Instead(string asked)
    {
        var words = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var changed = false;
        for (var i = 0; i < words.Length; i++)
            if (Nearest(words[i].ToLowerInvariant()) is { } near)
                (words[i], changed) = (near, true);
        return changed ? string.Join(' ', words) : null;
    }

    private string? Nearest(string word)
    {
        if (word.Length is < Shortest or > 40 || reader.DocFreq(new(SearchIndex.Words, word)) > 0 || MultiFields.GetTerms(reader, SearchIndex.Words) is not { } terms)
            return null;
        var near = new FuzzyTermsEnum(terms, new AttributeSource(), new(SearchIndex.Words, word), word.Length < 6 ? 1 : 2, 1, transpositions: true);
        var boost = near.Attributes.AddAttribute<IBoostAttribute>();
        var (best, closeness) = ((string?)null, 0f);
        while (near.MoveNext())
        {
            // Nearness first, then how many pages know the word.
            var score = boost.Boost * 1000 + near.DocFreq;
            if (score > closeness)
                (best, closeness) = (near.Term.Utf8ToString(), score);
        }
        return best;
    }
}

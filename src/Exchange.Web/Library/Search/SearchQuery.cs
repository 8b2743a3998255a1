using System.Collections.Immutable;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Exchange.Web.Library;

/// <summary>What is asked, as a query: words are stemmed as the pages are, and nothing typed is read as an operator.</summary>
internal static class SearchQuery
{
    private const int MostTerms = 12;

    private static readonly (string Field, float Weight)[] Fields =
        [(SearchIndex.Title, 4), (SearchIndex.Summary, 2), (SearchIndex.Headings, 1.5f), (SearchIndex.Body, 1)];

    public static ImmutableArray<string> Terms(Analyzer analyzer, string asked)
    {
        var terms = ImmutableArray.CreateBuilder<string>();
        using var tokens = analyzer.GetTokenStream("asked", asked);
        var term = tokens.AddAttribute<ICharTermAttribute>();
        tokens.Reset();
        while (terms.Count < MostTerms && tokens.IncrementToken())
            if (!terms.Contains(term.ToString()))
                terms.Add(term.ToString());
        return terms.DrainToImmutable();
    }

    /// <summary>Pages with at least so many of the terms. A term counts where it weighs most, and a little wherever else it stands.</summary>
    public static Query Of(ImmutableArray<string> terms, int needed)
    {
        var query = new BooleanQuery { MinimumNumberShouldMatch = needed };
        foreach (var term in terms)
        {
            var anywhere = new DisjunctionMaxQuery(0.2f);
            foreach (var (field, weight) in Fields)
                anywhere.Add(new TermQuery(new(field, term)) { Boost = weight });
            query.Add(anywhere, Occur.SHOULD);
        }
        return query;
    }
}

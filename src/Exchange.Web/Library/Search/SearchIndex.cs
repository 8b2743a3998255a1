using System.Collections.Immutable;
using System.Globalization;
using Exchange.Web.Hosting.Languages;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Exchange.Web.Library;

/// <summary>The library in one language, searched by the stems of its words. Made once per state of the library and never changed.</summary>
public sealed class SearchIndex
{
    public const string Title = "title", Summary = "summary", Headings = "headings", Body = "body", Words = "words", Slug = "slug";

    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private readonly IndexSearcher _searcher;
    private readonly SearchWords _words;

    public SearchIndex(LibraryIndex library, Language language)
    {
        Stemming = language.Code switch
        {
            "fr" => new FrenchAnalyzer(Version),
            "ar" => new ArabicAnalyzer(Version),
            _ => new EnglishAnalyzer(Version),
        };
        var directory = new RAMDirectory();
        var analyzer = new PerFieldAnalyzerWrapper(Stemming, new Dictionary<string, Analyzer> { [Words] = new StandardAnalyzer(Version, Lucene.Net.Analysis.Util.CharArraySet.Empty) });
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(Version, analyzer)))
            foreach (var entry in library.Entries)
                writer.AddDocument(Describe(library, entry, language));
        var reader = DirectoryReader.Open(directory);
        _searcher = new(reader);
        _words = new(reader);
    }

    public Analyzer Stemming { get; }

    /// <summary>The pages that hold what is asked, best first.</summary>
    public SearchAnswer Find(string asked)
    {
        var terms = SearchQuery.Terms(Stemming, asked);
        if (terms.IsEmpty)
            return SearchAnswer.None;
        // A page with all of the words comes first because it holds more of them; half of them are enough to be listed.
        var hits = Run(SearchQuery.Of(terms, needed: (terms.Length + 1) / 2));
        if (hits.IsEmpty)
            hits = Run(SearchQuery.Of(terms, needed: 1));
        var isPartial = hits.Length > 0 && Run(SearchQuery.Of(terms, needed: terms.Length)).IsEmpty;
        var excerpts = new Excerpts(SearchQuery.Of(terms, needed: 1), Stemming);
        return new(
            [.. hits.Select(h => new Hit(Stored(h, Slug), excerpts.Whole(Title, Stored(h, Title)), excerpts.Best(Stored(h, Summary), Stored(h, Body))))],
            isPartial,
            hits.Length == 0 || isPartial ? _words.Instead(asked) : null);
    }

    private static string Stored(Document document, string field) => document.GetField(field).GetStringValue(CultureInfo.InvariantCulture);

    private ImmutableArray<Document> Run(Query query) => [.. _searcher.Search(query, 100).ScoreDocs.Select(d => _searcher.Doc(d.Doc))];

    // Where a page is not written in the language its English text stands in: it is found by names and numbers at least.
    private static Document Describe(LibraryIndex library, Entry entry, Language language)
    {
        var page = entry.In(language);
        var drawn = entry.Rendered(page);
        var headings = string.Join(". ", drawn.Sections.Select(s => s.Heading).Where(h => h.Length > 0));
        var names = string.Join(". ", entry.Blocks.Select(b => $"{b} {library.BlockName(b, language)}").Append(entry.English.Front.Recommendation));
        var title = Excerpts.WithoutMarks(page.Front.Title);
        var summary = Excerpts.WithoutMarks(page.Front.Summary);
        var body = Excerpts.WithoutMarks(drawn.Text);
        return
        [
            new StringField(Slug, entry.Slug, Field.Store.YES),
            new TextField(Title, title, Field.Store.YES),
            new TextField(Summary, summary, Field.Store.YES),
            new TextField(Headings, $"{headings}. {names}", Field.Store.NO),
            new TextField(Body, body, Field.Store.YES),
            new TextField(Words, $"{title} {summary} {body}", Field.Store.NO),
        ];
    }
}

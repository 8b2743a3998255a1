using System.Text.RegularExpressions;
using Exchange.Model.Integration;
using Exchange.Model.Recommendations;
using Exchange.Model.Tests.Content;
using Exchange.Web.Hosting.Content;
using Microsoft.Extensions.Logging.Abstractions;

namespace Exchange.Model.Tests.Recommendations;

public sealed partial class RecommendationContentTests : IDisposable
{
    private static readonly RecommendationCatalogue Catalogue = Shipped.Recommendations;

    private readonly string _path = Directory.CreateTempSubdirectory("exchange-recommendations").FullName;

    [Fact]
    public void The_twenty_six_stand_in_the_order_of_the_source_in_three_languages()
    {
        Assert.Equal(26, Catalogue.All.Length);
        Assert.Equal(RecommendationCatalogue.Ids, Catalogue.All.Select(r => r.Id));
        Assert.Equal((10, 7, 5, 4), (Count(null), Count(1), Count(2), Count(3)));
        Assert.All(Catalogue.All, r => Assert.All([r.Title, r.Asks, r.Done], t =>
        {
            Assert.Contains(t.Ar, letter => letter is >= '\u0600' and <= '\u06FF');
            Assert.NotEqual(t.En, t.Fr);
        }));
        Assert.Equal(("c3", 3, (int?)2), (Catalogue.All[19].Id, Catalogue.All[19].Point, Catalogue.All[19].Level));

        static int Count(int? level) => Catalogue.All.Count(r => r.Level == level);
    }

    [Fact]
    public void Every_recommendation_of_a_gate_is_one_of_them_and_every_block_is_served()
    {
        Assert.All(Shipped.Rubric.Gates.SelectMany(g => g.Recommendations).Concat(Shipped.Rubric.General).Concat(Shipped.Rubric.AllMet), id => Assert.NotNull(Catalogue.Find(id)));
        Assert.Equal(Rubric.BlockCodes, Catalogue.All.SelectMany(r => r.Blocks).Distinct().Order());
        Assert.Null(Catalogue.Find("a11"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("ar")]
    public void Titles_and_blocks_are_those_of_the_notes_in_the_library(string language) => Assert.All(Catalogue.All, r =>
    {
        var note = File.ReadAllText(Path.Combine(Shipped.Folder, "library", "recommendation-" + r.Id, $"index.{language}.md"));
        Assert.Equal(r.Title.In(language), Title().Match(note).Groups[1].Value.Trim().Trim('\''));
        Assert.Equal(r.Blocks, Blocks().Match(note).Groups[1].Value.Split(", "));
    });

    [Theory]
    [InlineData("recommendations.csv", "\na1,", "\na11,", "line 2: 'a11' is not the id of a recommendation")]
    [InlineData("recommendations.csv", "\na2,", "\na1,", "line 3: 'a1' appears twice.")]
    [InlineData("recommendations.csv", "\na1,B14 B13", "\na1,B15", "line 2: 'B15' in 'blocks' is not in integration/blocks.csv")]
    [InlineData("recommendations.csv", "government programmes systems", "kings", "line 2: 'kings' in 'audience' is not in recommendations/audiences.csv")]
    [InlineData("asks.csv", "\nCV2,", "\nCV1,", "line 3: 'CV1' appears twice.")]
    [InlineData("asks.csv", "\nCV2,", "\nCV8,", "line 3: 'CV8' is not the id of an ask")]
    [InlineData("asks.csv", "CV3,partly", "CV3,soon", "line 4: 'soon' in 'state' is none of answered, partly, not-yet.")]
    [InlineData("audiences.csv", "payment,", "systems,", "line 6: 'systems' appears twice.")]
    public void What_cannot_be_taken_is_refused_with_file_line_and_reason(string file, string find, string replace, string sentence)
    {
        Shipped.CopyTo(_path);
        var path = Path.Combine(_path, "recommendations", file);
        var text = File.ReadAllText(path);
        Assert.Contains(find, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(find, replace, StringComparison.Ordinal));

        Assert.Contains(sentence, Assert.Throws<ContentException>(() => new ContentFolder(_path, NullLogger<ContentFolder>.Instance)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_recommendation_is_named()
    {
        Shipped.CopyTo(_path);
        var path = Path.Combine(_path, "recommendations", "recommendations.csv");
        File.WriteAllLines(path, File.ReadAllLines(path).Where(l => !l.StartsWith("d4,", StringComparison.Ordinal)));

        Assert.Contains("the line of d4 is missing", Assert.Throws<ContentException>(() => new ContentFolder(_path, NullLogger<ContentFolder>.Instance)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_path, true);

    [GeneratedRegex("^title: (.*)$", RegexOptions.Multiline)]
    private static partial Regex Title();

    [GeneratedRegex(@"^blocks: \[(.*)\]\r?$", RegexOptions.Multiline)]
    private static partial Regex Blocks();
}

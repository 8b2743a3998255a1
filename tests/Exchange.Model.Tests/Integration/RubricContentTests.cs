using Exchange.Model.Integration;
using Exchange.Model.Tests.Content;
using Exchange.Web.Hosting.Content;
using Microsoft.Extensions.Logging.Abstractions;

namespace Exchange.Model.Tests.Integration;

public sealed class RubricContentTests : IDisposable
{
    private static readonly Rubric Rubric = Shipped.Rubric;

    private readonly string _path = Directory.CreateTempSubdirectory("exchange-rubric").FullName;

    [Fact]
    public void Fourteen_blocks_have_criteria_for_every_grade_in_three_languages()
    {
        Assert.Equal(Rubric.BlockCodes, Rubric.Blocks.Select(b => b.Code));
        Assert.All(Rubric.Blocks, b => Assert.Equal([1, 2, 3], b.Criteria.Select(c => c.Grade).Distinct()));
        Assert.All(Rubric.Blocks.SelectMany(b => b.Criteria), c => Assert.All([c.Question.Ar, c.Evidence.Ar], t => Assert.Contains(t, l => l is >= '\u0600' and <= '\u06FF')));
        Assert.Equal(71, Rubric.Blocks.Sum(b => b.Criteria.Length));
        Assert.Null(Rubric.Block("B15"));
    }

    [Fact]
    public void Twelve_gates_have_words_and_recommendations()
    {
        Assert.Equal(Gate.All.Select(g => g.Code), Rubric.Gates.Select(g => g.Gate.Code));
        Assert.Equal(["b4", "c1"], Rubric.Words("D1")!.Recommendations);
        Assert.Equal(["b2", "b7", "c1"], Rubric.Words("D4")!.Recommendations);
        Assert.Equal(10, Rubric.General.Length);
        Assert.Equal(["d1", "d2", "d3", "d4"], Rubric.AllMet);
        Assert.Null(Rubric.Words("D9"));
    }

    [Fact]
    public void An_assessment_points_to_the_recommendations_of_its_gaps_each_once()
    {
        Assert.Equal(["d1", "d2", "d3", "d4"], Rubric.For(Assessment.Of(Made.Complete)));
        Assert.Equal(["b2", "b7"], Rubric.For(Assessment.Of(Vectors.Facts("04-fragmented-level-1"))));
        Assert.Equal(["b6", "c3"], Rubric.For(Assessment.Of(Vectors.Facts("24-no-gateway"))));
        Assert.Empty(Rubric.For(Assessment.Of(Vectors.Facts("03-empty"))));
    }

    [Fact]
    public void Nine_phases_stand_in_their_stages_and_every_list_has_codes_of_its_own()
    {
        Assert.Equal(Enumerable.Range(1, 9), Rubric.Phases.Select(p => p.Number));
        Assert.All(Rubric.Phases, p => Assert.Equal(DeliveryChain.StageOf(p.Number), p.Stage));
        Assert.Equal((13, 14, 10, 6), (Rubric.ProgrammeTypes.Length, Rubric.DatasetKinds.Length, Rubric.Causes.Length, Rubric.Groups.Length));
        Assert.Equal(13, Rubric.UsualNeeds.Count);
    }

    [Theory]
    [InlineData("blocks.csv", "B14,", "B15,", "integration/blocks.csv: the line of B14 is missing.")]
    [InlineData("criteria.csv", "B01.1a,B01,1", "B01.1a,B99,1", "line 2: 'B99' is not in integration/blocks.csv.")]
    [InlineData("criteria.csv", "B01.1a,B01,1", "B01.1a,B01,2", "line 2: 'B01.1a' does not begin with its block and grade, B01.2.")]
    [InlineData("criteria.csv", "B01.2b,B01,2", "B01.2a,B01,2", "line 4: the criterion 'B01.2a' appears twice.")]
    [InlineData("criteria.csv", "B01.1a,B01,1", "B01.2z,B01,2", "there is no criterion for grade 1 of B01.")]
    [InlineData("gates.csv", "LL >= 50 %", "LL >= 40 %", "line 2: the condition of C1 is 'LL >= 50 %'; it cannot be changed here.")]
    [InlineData("gates.csv", "C1,", "E1,", "line 2: there is no gate 'E1'.")]
    [InlineData("gates.csv", ",b1\n", ",b1 x9\n", "line 4: 'x9' is not the id of a recommendation")]
    [InlineData("recommendations.csv", "all-gates-passed", "every-country", "the line of all-gates-passed is missing.")]
    [InlineData("programme-types.csv", "birth-certificates", "birthcertificates", "line 6: 'birthcertificates' in 'usual_needs' is not in integration/dataset-kinds.csv.")]
    [InlineData("causes.csv", "know-how,", "infrastructure,", "line 3: 'infrastructure' appears twice.")]
    [InlineData("phases.csv", "7,provision", "7,management", "line 8: phase 7 belongs to another stage")]
    [InlineData("phases.csv", "9,management", "8,management", "the line of 9 is missing.")]
    public void A_rubric_that_cannot_be_taken_is_refused_with_file_line_and_reason(string file, string find, string replace, string sentence)
    {
        Shipped.CopyTo(_path);
        Replace(file, find, replace);

        Assert.Contains(sentence, Assert.Throws<ContentException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_word_is_taken_while_the_product_runs()
    {
        Shipped.CopyTo(_path);
        using var folder = Open();
        var told = 0;
        using var subscription = folder.Subscribe(_ => told++);
        Replace("blocks.csv", "Payment gateway", "Gateway of payments");
        folder.Reload();

        Assert.Equal("Gateway of payments", folder.Rubric.Block("B07")!.Name.En);
        Assert.Equal((1, Shipped.Reference.Id), (told, folder.Current.Id));
        Assert.NotEqual(Rubric.Id, folder.Rubric.Id);
    }

    public void Dispose() => Directory.Delete(_path, true);

    private ContentFolder Open() => new(_path, NullLogger<ContentFolder>.Instance);

    private void Replace(string file, string find, string replace)
    {
        var path = Path.Combine(_path, "integration", file);
        var text = File.ReadAllText(path);
        Assert.Contains(find, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(find, replace, StringComparison.Ordinal));
    }
}

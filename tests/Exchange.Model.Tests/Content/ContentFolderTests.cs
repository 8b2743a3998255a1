using Exchange.Model.Indicators;
using Exchange.Web.Hosting.Content;
using Microsoft.Extensions.Logging;

namespace Exchange.Model.Tests.Content;

public sealed class ContentFolderTests : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("exchange-content").FullName;
    private readonly Said _said = new();

    public ContentFolderTests()
    {
        Shipped.CopyTo(_path);
    }

    [Fact]
    public void Equal_files_have_an_equal_fingerprint()
    {
        using var folder = Open();
        Assert.Equal(Shipped.Reference.Id, folder.Current.Id);
        Assert.Equal(16, folder.Current.Id.Length);
    }

    [Fact]
    public void A_changed_file_makes_new_content_and_tells_who_subscribed()
    {
        using var folder = Open();
        var told = new List<Reference>();
        var subscription = folder.Subscribe(told.Add);
        var before = folder.Current.Id;

        Replace("members.csv", "Burkina Faso,Burkina Faso", "Burkina,Burkina Faso");
        Assert.True(folder.Reload() || told.Count == 1);

        Assert.Equal("Burkina", folder.Current.Member("BFA")!.Name.En);
        Assert.NotEqual(before, folder.Current.Id);
        Assert.Same(folder.Current, Assert.Single(told));

        subscription.Dispose();
        Replace("members.csv", "Burkina,Burkina Faso", "Burkina Faso,Burkina Faso");
        folder.Reload();
        Assert.Equal(before, folder.Current.Id);
        Assert.Single(told);
    }

    [Fact]
    public async Task A_saved_file_is_noticed_without_being_asked()
    {
        using var folder = Open();
        var told = new TaskCompletionSource<Reference>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = folder.Subscribe(content => told.TrySetResult(content));
        Replace("reference/observations.csv", "SG_REG_BRTH.lt1y,ARE,2017,100,", "SG_REG_BRTH.lt1y,ARE,2017,99.5,");
        var content = await told.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.Equal(99.5, content.PublishedAt("ARE", new("SG_REG_BRTH.lt5y", "lt1y", 2017))!.Value);
    }

    [Fact]
    public void Nothing_changed_tells_nobody()
    {
        using var folder = Open();
        using var subscription = folder.Subscribe(_ => Assert.Fail("Nothing changed."));
        Assert.False(folder.Reload());
    }

    [Fact]
    public void A_file_broken_while_running_is_named_and_the_last_good_content_stays()
    {
        using var folder = Open();
        var good = folder.Current;
        Replace("reference/observations.csv", "SG_REG_BRTH.lt1y,ARE,2017,100,", "SG_REG_BRTH.lt1y,ARE,2017,1OO,");

        Assert.False(folder.Reload());
        Assert.Same(good, folder.Current);
        Assert.StartsWith("content/reference/observations.csv, line 2: '1OO' in 'value' is not a number", folder.Problem, StringComparison.Ordinal);
        Assert.Contains(_said.Sentences, s => s.StartsWith(folder.Problem!, StringComparison.Ordinal));

        Replace("reference/observations.csv", "SG_REG_BRTH.lt1y,ARE,2017,1OO,", "SG_REG_BRTH.lt1y,ARE,2017,100,");
        folder.Reload();
        Assert.Null(folder.Problem);
    }

    [Fact]
    public void One_subscriber_that_fails_does_not_keep_the_news_from_the_next()
    {
        using var folder = Open();
        var told = 0;
        using var first = folder.Subscribe(_ => throw new InvalidOperationException("mistake"));
        using var second = folder.Subscribe(_ => told++);
        Replace("tiles.csv", "AFG,2,12", "AFG,9,12");
        folder.Reload();
        Assert.Equal(1, told);
    }

    [Theory]
    [InlineData("members.csv", "Albania,Albanie,", "Albania,,", "line 3: 'name_fr', the translation of 'Albania', is missing.")]
    [InlineData("members.csv", "ALB,AL,", "AFG,AL,", "line 3: AFG appears twice.")]
    [InlineData("members.csv", ",Asian,SAR,", ",Asean,SAR,", "line 2: 'Asean' in 'oic_group' is none of African, Arab, Asian.")]
    [InlineData("members.csv", "iso3,iso2", "code,iso2", "line 1: the column 'iso3' is missing.")]
    [InlineData("tiles.csv", "ALB,0,7", "ALB,2,12", "line 3: ALB would lie on the tile of AFG.")]
    [InlineData("tiles.csv", "ALB,0,7", "XYZ,0,7", "line 3: ALB has no tile in tiles.csv.")]
    [InlineData("tiles.csv", "iso3,row,col", "iso3;row;col", "line 1: the columns are separated by semicolons")]
    [InlineData("indicators.csv", "SI_COV_CHLD,", "SI_COV_BENFTS,", "line 19: the indicator 'SI_COV_BENFTS' appears twice.")]
    [InlineData("indicators.csv", "percent,0,60,", "percent,0,sixty,", "line 32: 'sixty' in 'max' is not a number")]
    [InlineData("reference/observations.csv", "SG_REG_BRTH.lt1y,OMN", "SG_REG_BRTH.lt1y,XYZ", "line 3: 'XYZ' is not in members.csv.")]
    [InlineData("reference/observations.csv", "SG_REG_BRTH.lt1y,OMN", "SG_REG_BRTH,OMN", "line 3: the indicator 'SG_REG_BRTH' is in none of")]
    [InlineData("reference/observations.csv", "lt1y,OMN,2018", "lt1y,ARE,2017", "line 3: SG_REG_BRTH.lt1y of ARE in 2017 appears twice.")]
    [InlineData("reference/observations.csv", "lt1y,OMN,2018,100", "lt1y,OMN,2018,100,5", "line 3: there are 6 values under 5 columns")]
    [InlineData("reference/benchmark-nonmembers.csv", ",AGO,2018", ",ALB,2018", "line 2: ALB is a member")]
    [InlineData("reference/revisions.csv", "8.24475", "8.24", "line 2: 'value_vintage_2025' is 8.24, but reference/observations.csv says 8.24475.")]
    [InlineData("reference/sources.csv", "https://unstats.un.org/sdgs/dataportal", "unstats", "is not a web address beginning with https://.")]
    [InlineData("reference/companions.csv", "SI_COV_SOCAST,per_sa_allsa.cov_pop_tot", "SI_COV_SOCAST,per_sa", "line 2: 'per_sa' is not in indicators.csv.")]
    public void Content_that_cannot_be_taken_is_refused_at_start_with_file_line_and_reason(string file, string find, string replace, string sentence)
    {
        Replace(file, find, replace);
        var refusal = Assert.Throws<ContentException>(() => Open());
        Assert.Contains(sentence, refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith("content/", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_day_of_a_release_is_given_its_figures_are_not_there_before()
    {
        var path = Path.Combine(_path, "reference", "sources.csv");
        var lines = File.ReadAllLines(path).Where(l => l.Length > 0).ToArray();
        File.WriteAllLines(path, lines.Select((l, i) => l + (i == 0 ? ",released" : ",2025-06-30")));
        using (var folder = Open())
        {
            Assert.Same(folder.Current, folder.Current.AsOf(new(2025, 6, 30, 0, 0, 0, TimeSpan.Zero)));
            var before = folder.Current.AsOf(new(2025, 6, 29, 23, 0, 0, TimeSpan.Zero));
            Assert.Equal((14, 0), (before.Published.Length, before.Earlier.Length));
            Assert.Equal(17.074, before.PublishedAt("BEN", new("per_sa_allsa.cov_pop_tot", 2018))!.Value);
        }
        File.WriteAllLines(path, lines.Select((l, i) => l + (i == 0 ? ",released" : ",June 2025")));
        Assert.Contains("'June 2025' in 'released' is not a day", Assert.Throws<ContentException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        File.Delete(Path.Combine(_path, "tiles.csv"));
        Assert.StartsWith("content/tiles.csv cannot be read", Assert.Throws<ContentException>(() => Open()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_path, true);

    private ContentFolder Open() => new(_path, _said);

    private void Replace(string file, string find, string replace)
    {
        var path = Path.Combine(_path, file);
        var text = File.ReadAllText(path);
        Assert.Contains(find, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(find, replace, StringComparison.Ordinal));
    }

    private sealed class Said : ILogger<ContentFolder>
    {
        public List<string> Sentences { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Sentences)
                Sentences.Add(formatter(state, exception));
        }
    }
}

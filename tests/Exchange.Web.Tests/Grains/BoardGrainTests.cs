using Exchange.Model.Board;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Board;
using Exchange.Web.Members;
using static Exchange.Web.Tests.Grains.Cluster;

namespace Exchange.Web.Tests.Grains;

public sealed class BoardGrainTests : IAsyncLifetime
{
    private Cluster _cluster = null!;

    private IBoardGrain Board => _cluster.Grains.GetGrain<IBoardGrain>(0);

    public async ValueTask InitializeAsync()
    {
        _cluster = await StartAsync();
        await _cluster.MakeRound(Acceptance.Automatic);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task An_observer_is_pushed_the_difference_and_not_the_whole_board()
    {
        var observer = new RememberingObserver();
        var reference = observer.Reference(_cluster.Grains);
        await Board.Watch(reference, -1);

        var answer = await Report("SEN", "31.2");
        Assert.Null(await Board.Watch(reference, answer.BoardVersion));

        var delta = await observer.Next();
        Assert.Equal(answer.BoardVersion, delta.Version);
        Assert.Equal("SEN", Assert.Single(delta.Publications).Member);
    }

    [Fact]
    public async Task A_push_that_was_lost_heals_with_the_next_renewal()
    {
        var observer = new RememberingObserver(refuse: true).Reference(_cluster.Grains);
        Assert.NotNull(await Board.Watch(observer, -1));
        var answer = await Report("SEN", "31.2");

        var snapshot = await Board.Watch(observer, 0);

        Assert.Equal(answer.BoardVersion, snapshot!.Version);
        Assert.Equal(31.2, Assert.Single(snapshot.Figures).Current(new(Coverage, 2024))!.Value);
    }

    [Fact]
    public async Task The_board_rebuilt_from_the_members_equals_the_one_kept_up_change_by_change()
    {
        var observer = new RememberingObserver().Reference(_cluster.Grains);
        await Report("SEN", "31.2");
        await Report("MLI", "20");
        await Report("SEN", "32.4");
        var before = await Board.Watch(observer, -1);

        await _cluster.Restart();
        var after = await Board.Watch(new RememberingObserver().Reference(_cluster.Grains), -1);

        Assert.Equal(before!.Version, after!.Version);
        Assert.Equal(Means(before), Means(after));
    }

    [Fact]
    public async Task The_version_counts_publications_and_goes_on_counting_after_a_restart()
    {
        await Report("SEN", "31.2");
        await _cluster.Restart();

        Assert.Equal(2, (await Report("SEN", "33")).BoardVersion);
    }

    [Fact]
    public async Task A_publication_that_arrives_twice_is_counted_once()
    {
        var answer = await Report("SEN", "31.2");
        var figures = await _cluster.Member("SEN").Figures();
        var again = new Publication("SEN", "round:2026", 1, [.. figures.CurrentAll], []);

        Assert.Equal(answer.BoardVersion, await _cluster.Grains.GetGrain<IPublicationSink>(0).Apply(again));
    }

    [Fact]
    public async Task An_import_is_published_once_and_survives_a_restart()
    {
        Observation[] observations = [new("SEN", new(Coverage, 2011), 12.5, Basis.National, "Census", EvidenceGrade.Documented, new("import:a", Start))];
        var version = await _cluster.Member("SEN").Import(By(Secretariat), "import:a", [.. observations]);
        Assert.Equal(version, await _cluster.Member("SEN").Import(By(Secretariat), "import:a", [.. observations]));

        await _cluster.Restart();

        Assert.Equal(12.5, (await _cluster.Member("SEN").Figures()).Current(new(Coverage, 2011))!.Value);
    }

    [Fact]
    public async Task Only_the_secretariat_imports() =>
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _cluster.Member("SEN").Import(By(Senegal), "import:a", []));

    private Task<SubmissionAnswer> Report(string iso3, string figure) =>
        _cluster.Submission(iso3).Report(By(Secretariat), Cells(Coverage, 2024, figure), submit: true, null);

    private Aggregate[] Means(BoardSnapshot snapshot) =>
        [.. _cluster.Reference.Indicators.Select(i => BoardState.Build(_cluster.Reference, snapshot.Figures)[i.Code].All)];
}

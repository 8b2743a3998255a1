using Exchange.Model.Indicators;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Model.Submissions;
using Exchange.Web.Notices;
using Exchange.Web.People;
using Exchange.Web.Tests.Grains;

namespace Exchange.Web.Tests.Notices;

/// <summary>From what was stored in a round to inboxes and letters: everything once, whatever fails in between.</summary>
public sealed class NoticeGrainTests : IAsyncLifetime
{
    private Cluster _cluster = null!;
    private Actor _secretariat = null!;
    private Actor _senegal = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await Cluster.StartAsync();
        var roster = _cluster.Grains.GetGrain<IRosterGrain>(0);
        await roster.OfferSetup("here", "token");
        _secretariat = (await roster.SetUp("token", Draft("secretariat@example.org"))).Account!.Actor();
        _senegal = await Enrol("senegal@example.org", Role.FocalPoint, "SEN");
        await Enrol("mali@example.org", Role.FocalPoint, "MLI");
        await _cluster.MakeRound(Acceptance.Reviewed);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task What_happened_is_told_once_however_often_it_is_looked_for()
    {
        await HandIn();
        await CatchUp();
        await CatchUp();

        Assert.Equal([NoticeKind.Opened], await Kinds(_senegal));
        Assert.Equal([NoticeKind.HandedIn], await Kinds(_secretariat));
        Assert.Equal(["mali@example.org: Opened", "secretariat@example.org: HandedIn", "senegal@example.org: Opened"], await Letters());
    }

    [Theory]
    [InlineData(nameof(MailOutboxGrain), nameof(IMailOutboxGrain.Post))]
    [InlineData(nameof(InboxGrain), nameof(IInboxGrain.Deliver))]
    [InlineData(nameof(RosterGrain), nameof(IRosterGrain.List))]
    public async Task What_fails_on_the_way_is_told_later_and_once(string grain, string method)
    {
        await HandIn();
        _cluster.Calls = context =>
        {
            if (context.ImplementationMethod.Name == method && context.ImplementationMethod.DeclaringType!.Name == grain)
                throw new TimeoutException("not now");
        };
        try
        {
            await CatchUp();
        }
        catch (TimeoutException)
        {
            // As the clock sees it.
        }
        Assert.Empty(await Letters());
        _cluster.Calls = null;
        await _cluster.Restart();
        await CatchUp();

        Assert.Equal([NoticeKind.HandedIn], await Kinds(_secretariat));
        Assert.Equal(["mali@example.org: Opened", "secretariat@example.org: HandedIn", "senegal@example.org: Opened"], await Letters());
    }

    [Fact]
    public async Task After_a_restart_nothing_is_told_again_and_what_happened_meanwhile_is()
    {
        await HandIn();
        await CatchUp();
        // More than a page of the history, so that some of it is sealed.
        for (var i = 0; i < 2 * Submission.PageSize; i++)
            await _cluster.Submission("SEN").Comment(Cluster.By(Cluster.Senegal, $"say-{i}"), new(Cluster.Coverage, 2024), $"Remark {i}");
        await _cluster.Restart();
        await CatchUp();
        await CatchUp();

        var told = (await Read(_secretariat)).Lines.Select(l => l.Notice).Reverse().ToArray();
        Assert.Equal(Enumerable.Range(0, 2 * Submission.PageSize).Select(i => $"Remark {i}"), told.Skip(1).Select(n => n.Text));
        Assert.Equal(2 * Submission.PageSize + 1, (await Letters()).Count(l => l.StartsWith("secretariat", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_is_due_is_told_on_its_days_also_after_a_stop()
    {
        await CatchUp();
        await _cluster.Restart(TimeSpan.FromDays(17));
        await CatchUp();
        await _cluster.Restart(TimeSpan.FromDays(12));
        await CatchUp();
        await _cluster.Restart(TimeSpan.FromDays(3));
        await CatchUp();

        Assert.Equal([NoticeKind.Late, NoticeKind.Due, NoticeKind.Due, NoticeKind.Opened], await Kinds(_senegal));
        Assert.Equal([0, 1, 13, 0], (await Read(_senegal)).Lines.Select(l => l.Notice.Count));
    }

    [Fact]
    public async Task A_kind_turned_down_comes_once_a_day_in_one_letter_or_not_at_all()
    {
        var inbox = _cluster.Grains.GetGrain<IInboxGrain>(_secretariat.Id);
        await inbox.Wish(_secretariat, Wishes.None with { Kinds = Wishes.None.Kinds.Add(NoticeKind.HandedIn, Delivery.Digest).Add(NoticeKind.Commented, Delivery.Digest) });
        await _cluster.Grains.GetGrain<IInboxGrain>(_senegal.Id).Wish(_senegal, Wishes.None with { Kinds = Wishes.None.Kinds.Add(NoticeKind.Opened, Delivery.Product) });
        await HandIn();
        await _cluster.Submission("SEN").Comment(Cluster.By(_senegal), new(Cluster.Coverage, 2024), "Revised");
        await CatchUp();
        Assert.Equal(["mali@example.org: Opened"], await Letters());
        Assert.Equal([NoticeKind.Opened], await Kinds(_senegal));

        await _cluster.Restart(TimeSpan.FromDays(1));
        await _cluster.Grains.GetGrain<INoticeClockGrain>(0).Digests();
        await _cluster.Grains.GetGrain<INoticeClockGrain>(0).Digests();
        await _cluster.Restart();
        await _cluster.Grains.GetGrain<INoticeClockGrain>(0).Digests();
        Assert.Equal(["mali@example.org: Opened", "secretariat@example.org: Digest"], await Letters());

        await _cluster.Restart(TimeSpan.FromDays(1));
        await _cluster.Grains.GetGrain<INoticeClockGrain>(0).Digests();
        Assert.Equal(2, (await Letters()).Count);
    }

    [Fact]
    public async Task Nobody_reads_anothers_notices_or_wishes_for_another()
    {
        await HandIn();
        await CatchUp();
        var inbox = _cluster.Grains.GetGrain<IInboxGrain>(_secretariat.Id);

        Assert.Null(await inbox.Read(_senegal));
        Assert.Equal(0, await inbox.Unread(_senegal, "en"));
        Assert.False(await inbox.Wish(_senegal, Wishes.None));
        Assert.Null(await inbox.MarkRead(_senegal, (await Read(_secretariat)).Lines[0].Notice.Key));
        Assert.Equal(1, await inbox.Unread(_secretariat, "en"));
        Assert.Null(await _cluster.Grains.GetGrain<IMailOutboxGrain>(0).List(_senegal));
        Assert.False(await _cluster.Grains.GetGrain<IMailOutboxGrain>(0).Again(_senegal, "a"));
    }

    [Fact]
    public async Task A_round_that_accepts_by_itself_sends_nobody_a_letter_for_each_report()
    {
        await _cluster.MakeRound(Acceptance.Automatic, "auto");
        for (var i = 0; i < 20; i++)
            await _cluster.Submission("SEN", "auto").Report(
                Cluster.By(Cluster.Senegal), Cluster.Cells(Cluster.Coverage, 2024, FormattableString.Invariant($"24.{i}")), true, null);
        await _cluster.Grains.GetGrain<IRoundNoticesGrain>("auto").CatchUp();
        Assert.Equal(["mali@example.org: Opened", "senegal@example.org: Opened"], await Letters());

        await _cluster.Submission("SEN", "auto").Comment(Cluster.By(Cluster.Senegal), new(Cluster.Coverage, 2024), "Revised");
        await _cluster.Grains.GetGrain<IRoundNoticesGrain>("auto").CatchUp();
        Assert.Equal([NoticeKind.Commented], await Kinds(_secretariat));
    }

    private Task CatchUp() => _cluster.Grains.GetGrain<IRoundNoticesGrain>("2026").CatchUp();

    private Task<SubmissionAnswer> HandIn() => _cluster.Submission("SEN").Report(Cluster.By(Cluster.Senegal), Cluster.Cells(Cluster.Coverage, 2024, "24.1"), true, null);

    private async Task<InboxView> Read(Actor actor) => (await _cluster.Grains.GetGrain<IInboxGrain>(actor.Id).Read(actor))!;

    private async Task<IEnumerable<NoticeKind>> Kinds(Actor actor) => (await Read(actor)).Lines.Select(l => l.Notice.Kind);

    // Without the made-up people, who exist where the product is tried out.
    private async Task<List<string>> Letters() =>
        [.. (await _cluster.Grains.GetGrain<IMailOutboxGrain>(0).List(_secretariat))!.Value.Where(p => !p.To.EndsWith(".invalid", StringComparison.Ordinal)).Select(p => $"{p.To}: {p.What}").Order(StringComparer.Ordinal)];

    private async Task<Actor> Enrol(string email, Role role, string member)
    {
        var roster = _cluster.Grains.GetGrain<IRosterGrain>(0);
        await roster.Invite(_secretariat, new(email, "secret", email, role, member, "Secretariat", Cluster.Start.AddDays(14)));
        return (await roster.Accept(email, "secret", email, "hash")).Account!.Actor();
    }

    private static Account Draft(string email) => new() { Id = Account.IdOf(email), Email = email, Name = email };
}

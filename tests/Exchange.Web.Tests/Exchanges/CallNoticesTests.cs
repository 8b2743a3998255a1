using System.Collections.Immutable;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Model.Recommendations;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Notices;
using Exchange.Web.People;
using Exchange.Web.Recommendations;
using Exchange.Web.Tests.Grains;

namespace Exchange.Web.Tests.Exchanges;

/// <summary>From what was stored of a call to inboxes, and to what the guest's country does about the recommendations.</summary>
public sealed class CallNoticesTests : IAsyncLifetime
{
    private Cluster _cluster = null!;
    private Actor _secretariat = null!;
    private Actor _senegal = null!;
    private Actor _morocco = null!;
    private Actor _awa = null!;
    private Actor _omar = null!;

    private ICallGrain Call => _cluster.Grains.GetGrain<ICallGrain>("call");

    public async ValueTask InitializeAsync()
    {
        _cluster = await Cluster.StartAsync();
        var roster = _cluster.Grains.GetGrain<IRosterGrain>(0);
        await roster.OfferSetup("here", "token");
        _secretariat = (await roster.SetUp("token", new() { Id = Account.IdOf("s@example.org"), Email = "s@example.org", Name = "Secretariat" })).Account!.Actor();
        _senegal = await Enrol("senegal@example.org", Role.FocalPoint, "SEN");
        _morocco = await Enrol("morocco@example.org", Role.FocalPoint, "MAR");
        _awa = await Enrol("awa@example.org", Role.Trainee, null);
        _omar = await Enrol("omar@example.org", Role.Trainee, null);
        await Must(Call.Make(By(_morocco), new(
            "call", "MAR", "B07", Track.Technical, Mode.Visit, ["fr"], new("One gateway", "Une passerelle", "بوابة"), "", "", 1, [],
            Cluster.Start.AddDays(20), Cluster.Start.AddDays(30), new(2026, 12, 7), new(2026, 12, 11), "Rabat")));
        await Must(Call.Publish(By(_morocco)));
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Each_side_is_told_of_what_the_others_did_once_and_nobody_of_what_it_may_not_see()
    {
        await Apply(_awa);
        await Apply(_omar);
        await CatchUp();
        // The host is not told of applications that nobody has nominated.
        Assert.Equal(["CallOpened", "Applied", "Applied"], await Told(_senegal));
        Assert.Empty(await Told(_morocco));

        foreach (var trainee in new[] { _awa, _omar })
            await Move(_senegal, trainee, Act.Nominate);
        await Move(_morocco, _awa, Act.Select, "Runs payments");
        await Move(_morocco, _omar, Act.Wait, "Next in line");
        await Move(_awa, _awa, Act.Withdraw);
        await CatchUp();
        await _cluster.Restart();
        await CatchUp();

        Assert.Equal(["Nominated", "Nominated", "PlaceGivenBack"], await Told(_morocco));
        Assert.Equal(["ApplicationMoved Nominated", "ApplicationMoved Selected"], await Stages(_awa));
        // A place that became free: nobody gave it, and everybody concerned is told.
        Assert.Equal(["ApplicationMoved Nominated", "ApplicationMoved Waiting", "ApplicationMoved Selected"], await Stages(_omar));
        Assert.Equal("Next in line", (await Read(_omar)).First(n => n.Call!.Stage == Stage.Waiting).Text);
    }

    [Fact]
    public async Task What_is_due_is_told_on_its_day_and_once()
    {
        await Apply(_awa);
        await _cluster.Restart(TimeSpan.FromDays(26));
        await CatchUp();
        await CatchUp();
        Assert.Equal(1, (await Read(_senegal)).Count(n => n.Kind == NoticeKind.ExchangeDue));

        await TakePart(_awa);
        await _cluster.Restart(TimeSpan.FromDays(20));
        await CatchUp();
        await CatchUp();
        Assert.Equal("ExchangeDue Completed", (await Stages(_awa)).Last());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_reported_after_three_and_six_months_becomes_evidence_of_the_country_without_a_name(bool fails)
    {
        await Apply(_awa);
        await TakePart(_awa);
        await Must(Call.Move(By(_awa), new(_awa.Id, Act.Plan) { Plan = new("One contract for all programmes", "b6", default) }));
        await _cluster.Restart(TimeSpan.FromDays(95));
        if (fails)
            _cluster.Calls = context =>
            {
                if (context.ImplementationMethod.Name == nameof(IFollowUpGrain.Learn))
                    throw new TimeoutException("not now");
            };
        await Must(Call.Move(By(_awa), new(_awa.Id, Act.Report) { Checkpoint = new(Outcome.UnderWay, "The contract is drafted.", default) }));
        _cluster.Calls = null;
        if (fails)
        {
            await _cluster.Restart();
            await CatchUp();
        }
        await _cluster.Restart(TimeSpan.FromDays(95));
        await Must(Call.Move(By(_awa), new(_awa.Id, Act.Report) { Checkpoint = new(Outcome.Done, "It is signed.", default) }));
        await CatchUp();

        var answers = await _cluster.Grains.GetGrain<IFollowUpGrain>("SEN").Read();
        Assert.Equal([(3, LearnedState.UnderWay), (6, LearnedState.Done)], answers.Results.Select(r => (r.Months, r.State)));
        Assert.All(answers.Results, r => Assert.Equal(("b6", "call"), (r.Recommendation, r.Exchange)));
        var history = await _cluster.Grains.GetGrain<IFollowUpGrain>("SEN").History(_senegal);
        Assert.DoesNotContain(history, e => e.ActorName.Length > 0 || e.Change.Result!.Id.Contains(_awa.Id, StringComparison.Ordinal));
        Assert.Contains("Reported", await Told(_senegal));
    }

    [Fact]
    public async Task A_call_that_is_called_off_tells_everybody_who_had_to_do_with_it()
    {
        await Apply(_awa);
        await Must(Call.Cancel(By(_morocco), "The team moves house."));
        await CatchUp();

        Assert.Equal(["CallOff"], await Told(_awa));
        Assert.Contains("CallOff", await Told(_senegal));
        Assert.Empty(await Told(_omar));
        Assert.Equal("The team moves house.", (await Read(_awa))[0].Text);
    }

    [Fact]
    public async Task Of_a_removed_account_no_words_and_no_name_stay_in_what_it_applied_for()
    {
        await Apply(_awa);
        await Must(Call.Forget(By(_secretariat), _awa.Id));
        var left = (await Call.View(_secretariat))!.Applications[_awa.Id];

        Assert.Equal(("", "", "", Stage.Withdrawn), (left.Name, left.Form.Motivation, left.Form.Institution, left.Stage));
        Assert.DoesNotContain(await Call.History(_secretariat), e => e.ActorName == _awa.Name || e.Changes.Any(c => c.To == "To learn"));
    }

    private async Task TakePart(Actor trainee)
    {
        await Move(_senegal, trainee, Act.Nominate);
        await Move(_morocco, trainee, Act.Select, "Fits");
        await Move(_secretariat, trainee, Act.Place);
        var after = new DateTimeOffset(2026, 12, 12, 0, 0, 0, TimeSpan.Zero);
        if (_cluster.Time.GetUtcNow() < after)
            await _cluster.Restart(after - _cluster.Time.GetUtcNow());
        await Move(_morocco, trainee, Act.Complete);
    }

    private Task Apply(Actor trainee) => Must(Call.Move(By(trainee), new(trainee.Id, Act.Apply) { Form = new("SEN", "Ministry", "Head", "To learn", "A pilot", ["fr"], false) }));

    private Task Move(Actor actor, Actor trainee, Act act, string? reason = null) => Must(Call.Move(By(actor), new(trainee.Id, act) { Reason = reason }));

    private Task CatchUp() => _cluster.Grains.GetGrain<ICallNoticesGrain>("call").CatchUp();

    private async Task<ImmutableArray<Notice>> Read(Actor actor) => [.. (await _cluster.Grains.GetGrain<IInboxGrain>(actor.Id).Read(actor))!.Lines.Select(l => l.Notice).Reverse()];

    private async Task<IEnumerable<string>> Told(Actor actor) => (await Read(actor)).Select(n => n.Kind.ToString());

    private async Task<IEnumerable<string>> Stages(Actor actor) => (await Read(actor)).Select(n => $"{n.Kind} {n.Call!.Stage}");

    private static Command By(Actor actor) => new(Guid.NewGuid().ToString("N"), actor);

    private static async Task Must(Task<ExchangeAnswer> asked)
    {
        var answer = await asked;
        Assert.True(answer.Done, string.Join(' ', answer.Refusals.Select(r => r.Rule)));
    }

    private async Task<Actor> Enrol(string email, Role role, string? member)
    {
        var roster = _cluster.Grains.GetGrain<IRosterGrain>(0);
        await roster.Invite(_secretariat, new(email, "secret", email, role, member, "Secretariat", Cluster.Start.AddDays(14)));
        return (await roster.Accept(email, "secret", email.Split('@')[0], "hash")).Account!.Actor();
    }
}

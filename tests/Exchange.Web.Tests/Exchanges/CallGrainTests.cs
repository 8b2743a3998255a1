using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;
using Exchange.Web.Exchanges;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Tests.Grains;

namespace Exchange.Web.Tests.Exchanges;

public sealed class CallGrainTests
{
    private static readonly Actor Morocco = new("h", "Focal point of Morocco", Role.FocalPoint, "MAR");

    [Fact]
    public async Task Whoever_races_for_the_last_places_no_call_is_overbooked_and_nothing_is_lost()
    {
        await using var cluster = await Cluster.StartAsync();
        var call = await Published(cluster, places: 3);
        var trainees = Enumerable.Range(0, 24).Select(i => new Actor($"t{i:00}", $"Trainee {i}", Role.Trainee)).ToList();
        await Task.WhenAll(trainees.Select(async t =>
        {
            await Must(call.Move(By(t), new(t.Id, Act.Apply) { Form = Form }));
            await Must(call.Move(By(Cluster.Senegal), new(t.Id, Act.Nominate)));
        }));

        // Host and secretariat select at once, and whoever was selected may leave at once; every command is sent twice.
        var answers = await Task.WhenAll(trainees.SelectMany((t, i) =>
        {
            var select = By(i % 2 == 0 ? Morocco : Cluster.Secretariat);
            var leave = By(t);
            return new[]
            {
                call.Move(select, new(t.Id, Act.Select) { Reason = "Fits" }), call.Move(select, new(t.Id, Act.Select) { Reason = "Fits" }),
                i % 5 == 0 ? call.Move(leave, new(t.Id, Act.Withdraw)) : Task.FromResult(new ExchangeAnswer(false, 0, null, [])),
                call.Move(By(Morocco), new(t.Id, Act.Wait) { Reason = "Next" }),
            };
        }));

        var state = (await call.View(Cluster.Secretariat))!;
        Assert.Equal(3, state.Held);
        Assert.Contains(answers, a => a.Refusals.Any(r => r.Rule == "NoPlaceLeft"));
        Assert.Null(Ledger.FirstUnfit("call", await call.History(Cluster.Secretariat)));
        await cluster.Restart();
        var again = cluster.Grains.GetGrain<ICallGrain>("call");
        Assert.Equal(state.Applications.Values.Select(a => (a.Account, a.Stage)), (await again.View(Cluster.Secretariat))!.Applications.Values.Select(a => (a.Account, a.Stage)));
        Assert.Equal(state.Ledger.Length, (await again.History(Cluster.Secretariat)).Length);
    }

    [Fact]
    public async Task A_command_repeated_after_a_stop_changes_nothing_and_another_person_learns_nothing_by_it()
    {
        await using var cluster = await Cluster.StartAsync();
        var trainee = new Actor("t", "Trainee", Role.Trainee);
        var apply = By(trainee);
        var first = await (await Published(cluster, 1)).Move(apply, new("t", Act.Apply) { Form = Form });
        await cluster.Restart();
        var call = cluster.Grains.GetGrain<ICallGrain>("call");
        var second = await call.Move(apply, new("t", Act.Apply) { Form = Form });

        Assert.Equal((true, "t", first.Revision), (second.Done, second.Subject, second.Revision));
        var stranger = await call.Move(apply with { Actor = new("x", "Somebody", Role.Trainee) }, new("t", Act.Apply) { Form = Form });
        Assert.Equal((false, "NotYours"), (stranger.Done, stranger.Refusals[0].Rule));
    }

    [Fact]
    public async Task A_write_that_fails_has_shown_nothing_to_anybody()
    {
        await using var cluster = await Cluster.StartAsync();
        var call = await Published(cluster, 1);
        var trainee = new Actor("t", "Trainee", Role.Trainee);
        var apply = By(trainee);
        using (cluster.HoldStore())
        {
            await Assert.ThrowsAnyAsync<Exception>(() => call.Move(apply, new("t", Act.Apply) { Form = Form }));
        }
        Assert.Empty((await call.View(trainee))!.Applications);
        await Must(call.Move(apply, new("t", Act.Apply) { Form = Form }));
    }

    [Fact]
    public async Task What_is_public_of_calls_is_drawn_again_after_a_stop()
    {
        await using var cluster = await Cluster.StartAsync();
        await Published(cluster, 2);
        var before = (await cluster.Grains.GetGrain<IExchangesGrain>(0).After(""))!;
        await cluster.Restart();
        var after = (await cluster.Grains.GetGrain<IExchangesGrain>(0).After(before.Version))!;

        Assert.Equal(("call", CallStatus.Published), (Assert.Single(after.Calls).Call.Id, after.Calls[0].Status));
        Assert.Equal(before.Calls[0].Revision, after.Calls[0].Revision);
        Assert.Equal("", after.Calls[0].Call.Contacts);
    }

    private static ApplicationForm Form => new("SEN", "Ministry", "Head of payments", "To learn", "A pilot", ["fr"], false);

    private static Command By(Actor actor) => new(Guid.NewGuid().ToString("N"), actor);

    private static async Task<ICallGrain> Published(Cluster cluster, int places)
    {
        var call = cluster.Grains.GetGrain<ICallGrain>("call");
        await Must(call.Make(By(Morocco), new(
            "call", "MAR", "B09", Track.Technical, Mode.Visit, ["fr"], new("One gateway", "Une passerelle", "بوابة واحدة"), "What is shown", "Who runs payments", places, [],
            Cluster.Start.AddDays(20), Cluster.Start.AddDays(30), new(2026, 12, 7), new(2026, 12, 11), "Rabat") { Contacts = "Protocol" }));
        await Must(call.Publish(By(Morocco)));
        return call;
    }

    private static async Task Must(Task<ExchangeAnswer> asked)
    {
        var answer = await asked;
        Assert.True(answer.Done, string.Join(' ', answer.Refusals.Select(r => r.Rule)));
    }
}

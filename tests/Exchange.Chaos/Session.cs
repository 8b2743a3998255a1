using System.Collections.Immutable;
using System.Diagnostics;
using Exchange.Chaos.Checks;
using Exchange.Chaos.Faults;
using Exchange.Chaos.Hosts;
using Exchange.Chaos.Listeners;
using Exchange.Chaos.Reports;
using Exchange.Load.Product;
using Exchange.Load.Reports;
using Exchange.Load.Results;

namespace Exchange.Chaos;

/// <summary>One run: start, report, harm, come to rest, read everything back.</summary>
internal sealed class Session(Options options, Findings found, TimeProvider time)
{
    /// <summary>How long after the last report every board must be right.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private readonly long began = Stopwatch.GetTimestamp();

    public async Task Run(CancellationToken stop)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Disk, $"exchange-chaos-{Guid.NewGuid():N}")).FullName;
        try
        {
            using var fleet = Fleet.Of(options, folder);
            await Run(fleet, stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private bool TimeIsUp => Stopwatch.GetElapsedTime(began) > TimeSpan.FromSeconds(options.AtMost);

    private async Task Run(Fleet fleet, CancellationToken stop)
    {
        fleet.Hosts[0].Start();
        var token = await FirstSetup.Run(fleet.Hosts[0].Server, "chaos");
        var asked = await Questionnaire.Read(fleet.Hosts[0].Server.Http);
        ImmutableArray<string> rounds = [.. Enumerable.Range(1, options.Rounds).Select(n => FormattableString.Invariant($"chaos-{n}"))];
        using (var http = new HttpClient { BaseAddress = fleet.Hosts[0].Address })
        {
            http.DefaultRequestHeaders.Authorization = new("Bearer", token);
            foreach (var round in rounds)
                await OpenRound.Make(http, round, asked.Members, asked.Indicators.Take(Questionnaire.PerReport).Select(i => i.Code), time);
        }
        foreach (var host in fleet.Hosts.Skip(1))
            host.Start();

        var listeners = fleet.Hosts.Select(h => new Listener(h.Name, h.Address, found)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        try
        {
            using var door = options.Rolling ? FrontDoor.Open(options.FrontDoor, fleet.Hosts) : null;
            var crew = new Crew(options, asked, rounds, token, door is null ? [.. fleet.Hosts.Select(h => h.Address)] : [door.Address], found);
            crew.Start();
            if (door is not null)
                await new Rolling(fleet.Hosts, door, crew, found).Run(stop);
            await Harm(fleet, crew, stop);
            while (crew.Reports < options.Reports && !TimeIsUp && found.Wrong.Count == 0)
                await Task.Delay(50, stop);
            foreach (var host in fleet.Hosts)
                host.Settle();
            await crew.Finish();
            Say(crew);
            await Check(fleet, crew, listeners, rounds, asked.Members, token, stop);
        }
        finally
        {
            foreach (var listener in listeners)
                await listener.DisposeAsync();
        }
    }

    private async Task Harm(Fleet fleet, Crew crew, CancellationToken stop)
    {
        var random = new Random(options.Seed);
        if (options.Kills > 0)
            await new Kills(fleet.Hosts, crew, random, found).Run(options.Kills, () => TimeIsUp, stop);
        if (options.Pauses > 0)
            await new Pauses(fleet.Hosts, crew, random, found).Run(options.Pauses, () => TimeIsUp, stop);
        if (fleet is ClusterFleet { Cables: { Count: > 0 } cables })
            await new Cut(fleet.Hosts, cables, crew, found).Run(TimeSpan.FromSeconds(options.Cut), stop);
        if (fleet is EmbeddedFleet { Disk: { } disk })
            await new DiskFull(fleet.Hosts[0], disk, crew, found).Run(stop);
    }

    private async Task Check(
        Fleet fleet, Crew crew, Listener[] listeners, ImmutableArray<string> rounds, ImmutableArray<string> members, string token, CancellationToken stop)
    {
        var sent = crew.Diaries.SelectMany(d => d.Operations).ToArray();
        var values = sent.GroupBy(o => o.Place).ToDictionary(g => g.Key, g => g.MaxBy(o => o.Number)!.Value);
        await AfterQuiet.Check(fleet.Hosts, listeners, token, values, sent.Length, Quiet, found, stop);

        var histories = new Histories(sent, found);
        foreach (var host in fleet.Hosts)
            histories.Check(await new Reader(host, token).Histories(rounds, members), $"history at {host.Name}");
        // What memory still knew, the disk must know too.
        foreach (var host in fleet.Hosts)
            host.Kill();
        foreach (var host in fleet.Hosts)
            host.Start();
        await AfterQuiet.Check(fleet.Hosts, [], token, values, sent.Length, Quiet, found, stop);
        foreach (var host in fleet.Hosts)
            host.Stop();
        histories.Check(StoredHistories.Check(await fleet.Documents(found), found), "stored history");
        histories.Say();
    }

    private void Say(Crew crew)
    {
        const string group = "Reports";
        found.Add(group, "acknowledged", crew.Reports, "");
        found.Add(group, "attempts refused with a clear reason (503)", crew.Refusals, "");
        found.Add(group, "attempts without an answer", crew.Silences, "");
        found.Add(group, "wrong answers", crew.WrongAnswers, "");
        found.Add(group, "acknowledged after: p50", crew.Waits.P50, "ms");
        found.Add(group, "acknowledged after: p99", crew.Waits.P99, "ms");
        if (options.Reports > 0)
            found.AtLeast("Reports acknowledged", crew.Reports, options.Reports, "");
    }
}

using System.Text;
using System.Text.Json.Nodes;
using Exchange.Model;
using Exchange.Model.History;
using Exchange.Model.People;
using Exchange.Model.Recommendations;
using Exchange.Model.Submissions;
using Exchange.Storage;
using Exchange.Web.Alerts;
using Exchange.Web.History;
using Exchange.Web.Recommendations;
using Exchange.Web.Snapshots;
using Exchange.Web.Tests.Grains;
using Exchange.Web.Tests.Moving;

namespace Exchange.Web.Tests.History;

/// <summary>Histories that are altered in the store or in an archive, directly, are found and named.</summary>
public sealed class HistoryTests(Past past) : IClassFixture<Past>
{
    [Fact]
    public async Task What_was_not_altered_fits_in_the_store_and_in_an_archive()
    {
        var store = await past.Verify();
        Assert.Equal((0, 6, 3), (store.Misfits.Length, store.Chains, store.Days));
        var archive = await Past.Verify(past.Archive);
        Assert.Equal((store.Chains, store.Entries, store.Last!.Hash), (archive.Chains, archive.Entries, archive.Last!.Hash));
        Assert.Empty(archive.Misfits);
    }

    [Fact]
    public async Task An_altered_entry_is_named_by_submission_number_and_moment()
    {
        var found = await past.Altered("submission", "2026/SEN", "history/000000", entries =>
            entries["content"]!["entries"]![2]!["changes"]![0]!["to"] = "99");
        Assert.Equal(("2026/SEN", 3, MisfitKind.Altered), (found.Chain, found.Entry, found.Kind));
        Assert.NotNull(found.At);
        Assert.Contains("2026/SEN, entry 3 of 2026-11-01", found.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_taken_out_is_found_where_it_stood()
    {
        var found = await past.Altered("submission", "2026/SEN", "history/000000", entries => entries["content"]!["entries"]!.AsArray().RemoveAt(4));
        Assert.Equal((5, MisfitKind.Altered), (found.Entry, found.Kind));
    }

    [Fact]
    public async Task A_sealed_page_that_is_gone_is_found()
    {
        var found = await past.Altered("submission", "2026/SEN", "history/000000", null);
        Assert.Equal((1, MisfitKind.Missing), (found.Entry, found.Kind));
    }

    [Fact]
    public async Task The_last_entries_taken_away_are_missed_by_the_heads_of_the_days()
    {
        var found = await past.Altered("submission", "2026/MLI", "submission", state =>
        {
            state["recent"]!.AsArray().RemoveAt(1);
            state["publications"] = 1;
        });
        Assert.Equal(("2026/MLI", 2, MisfitKind.Missing, DayHead.Name(past.FirstDay)), (found.Chain, found.Entry, found.Kind, found.About));
    }

    [Fact]
    public async Task A_chain_written_anew_does_not_have_the_published_hash()
    {
        var found = await past.Altered("submission", "2026/MLI", "submission", state =>
        {
            var previous = HistoryChain.Beginning("2026", "MLI");
            foreach (var entry in state["recent"]!.AsArray())
            {
                entry!["actorName"] = "Somebody else";
                var link = HistoryChain.Link(previous, System.Text.Json.JsonSerializer.Deserialize<HistoryEntry>(entry, StorageJson.Options)!);
                entry["hash"] = previous = link.Hash;
            }
        });
        Assert.Equal(("2026/MLI", MisfitKind.Rewritten), (found.Chain, found.Kind));
    }

    [Fact]
    public async Task A_figure_altered_beside_its_history_is_found()
    {
        var found = await past.Altered("submission", "2026/MLI", "submission", state =>
            state["accepted"]!.AsObject().First().Value!["cell"]!["value"] = 99.5);
        Assert.Equal(("2026/MLI", 2, MisfitKind.StateDiffers), (found.Chain, found.Entry, found.Kind));
        Assert.Contains(Cluster.Coverage, found.About, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_to_the_recommendations_altered_beside_its_history_or_in_it_is_found()
    {
        var beside = await past.Altered("follow-up", "SEN", "follow-up", state => state["followUp"]!["supports"]!["b2"]!["stance"] = "Accepted");
        Assert.Equal(("recommendations:SEN", 1, MisfitKind.StateDiffers), (beside.Chain, beside.Entry, beside.Kind));
        var within = await past.Altered("follow-up", "SEN", "follow-up", state => state["recent"]![0]!["actorName"] = "Somebody else");
        Assert.Equal(("recommendations:SEN", 1, MisfitKind.Altered), (within.Chain, within.Entry, within.Kind));
    }

    [Fact]
    public async Task A_date_of_a_round_altered_beside_its_history_or_in_it_is_found()
    {
        var beside = await past.Altered("rounds", "0", "rounds", state => state["rounds"]![0]!["round"]!["due"] = "2026-11-30T00:00:00+00:00");
        Assert.Equal(("round:2026", 1, MisfitKind.StateDiffers, "due"), (beside.Chain, beside.Entry, beside.Kind, beside.About));
        var within = await past.Altered("rounds", "0", "rounds", state => state["rounds"]![0]!["history"]![0]!["actorName"] = "Somebody else");
        Assert.Equal(("round:2026", 1, MisfitKind.Altered), (within.Chain, within.Entry, within.Kind));
        var gone = await past.Altered("rounds", "0", "rounds", state => state["rounds"]!.AsArray().Clear());
        Assert.Equal(("round:2026", MisfitKind.Missing), (gone.Chain, gone.Kind));
    }

    [Fact]
    public async Task An_alert_altered_beside_its_history_or_in_it_is_found()
    {
        var beside = await past.Altered("alerts", "0", "alerts", state => state["alerts"]![0]!["state"] = "Resolved");
        Assert.Equal(("alert:births.SEN", 1, MisfitKind.StateDiffers, "state"), (beside.Chain, beside.Entry, beside.Kind, beside.About));
        var within = await past.Altered("alerts", "0", "alerts", state => state["alerts"]![0]!["history"]![0]!["seen"]!["subject"] = "2023");
        Assert.Equal(("alert:births.SEN", 1, MisfitKind.Altered), (within.Chain, within.Entry, within.Kind));
        var gone = await past.Altered("alerts", "0", "alerts", state => state["alerts"]!.AsArray().Clear());
        Assert.Equal(("alert:births.SEN", MisfitKind.Missing), (gone.Chain, gone.Kind));
    }

    [Fact]
    public async Task An_altered_head_of_a_day_is_named()
    {
        var found = await past.Altered("history-heads", "0", HistoryHeadsGrain.Document(past.FirstDay), day => day["content"]!["moved"]![0]!["entries"] = 1);
        Assert.Equal((MisfitKind.HeadAltered, DayHead.Name(past.FirstDay)), (found.Kind, found.About));
    }

    [Fact]
    public async Task A_snapshot_whose_entry_or_file_was_altered_is_found()
    {
        var entry = await past.Altered("snapshots", "0", "snapshots", shelf => shelf["history"]![0]!["file"] = new string('0', 64));
        Assert.Equal(("snapshots", 1, MisfitKind.Altered), (entry.Chain, entry.Entry, entry.Kind));
        var shelf = await past.Altered("snapshots", "0", "snapshots", state => state["snapshots"]![0]!["file"] = new string('0', 64));
        Assert.Equal(("snapshots", 1, MisfitKind.FileDiffers), (shelf.Chain, shelf.Entry, shelf.Kind));
    }

    [Fact]
    public async Task An_archive_that_was_altered_is_named_too_and_the_command_says_so_by_its_exit_code()
    {
        var bytes = await File.ReadAllBytesAsync(past.Archive);
        var (from, to) = (Encoding.UTF8.GetBytes("\"operationId\":\"sen-2\""), Encoding.UTF8.GetBytes("\"operationId\":\"sen-9\""));
        to.CopyTo(bytes, bytes.AsSpan().IndexOf(from));
        var altered = Path.Combine(Directory.CreateTempSubdirectory("exchange-").FullName, "altered.tar");
        await File.WriteAllBytesAsync(altered, bytes);

        var verb = await Verb.Run(past.Folder, ["verify-history", altered]);
        Assert.Equal(3, verb.ExitCode);
        Assert.StartsWith("2026/SEN, entry 3 of 2026-11-01", verb.Result, StringComparison.Ordinal);
        Assert.Contains("1 do not fit.", verb.Result, StringComparison.Ordinal);

        var store = await Verb.Run(past.Folder, ["verify-history"]);
        Assert.Equal((0, true), (store.ExitCode, store.Result.Contains("6 histories with", StringComparison.Ordinal)));
        Assert.Contains("everything fits.", store.Result, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_day_has_its_head_once_linked_to_the_day_before_also_after_days_without_a_host()
    {
        Assert.Equal(3, past.Heads.Count);
        Assert.Equal([past.FirstDay.AddDays(2), past.FirstDay.AddDays(1), past.FirstDay], past.Heads.Select(h => h.Day));
        Assert.Equal([past.Heads[1].Hash, past.Heads[2].Hash, DayHead.Beginning], past.Heads.Select(h => h.Previous));
        Assert.Equal((0, 6), (past.Heads[0].Moved.Length, past.Heads[2].Moved.Length));
        Assert.Equal(["2026/MLI", "2026/SEN", "alert:births.SEN", "recommendations:SEN", "round:2026", "snapshots"], past.Heads[2].Moved.Select(c => c.Chain));
    }

    [Fact]
    public void Which_histories_moved_is_told_to_those_concerned()
    {
        Assert.Equal(["snapshots"], past.Public[^1].Moved.Select(c => c.Chain));
        Assert.Equal(["2026/SEN", "recommendations:SEN", "snapshots"], past.OfSenegal[^1].Moved.Select(c => c.Chain));
        Assert.Equal(past.Heads.Select(h => h.Hash), past.Public.Select(h => h.Hash));
    }
}

/// <summary>A store with the histories of two submissions and a snapshot, three days later, and an archive of it.</summary>
public sealed class Past : IAsyncLifetime
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("exchange-").FullName;

    public string Archive => Path.Combine(Folder, "past.tar");

    public DateOnly FirstDay { get; } = DateOnly.FromDateTime(Cluster.Start.UtcDateTime);

    public IReadOnlyList<DayHead> Heads { get; private set; } = [];

    public IReadOnlyList<DayHead> Public { get; private set; } = [];

    public IReadOnlyList<DayHead> OfSenegal { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await using var cluster = await Cluster.StartAsync();
        await cluster.MakeRound(Acceptance.Automatic);
        for (var i = 0; i < 10; i++)
            await cluster.Submission("SEN").Report(Cluster.By(Cluster.Senegal, $"sen-{i}"), Cluster.Cells(Cluster.Coverage, 2024, $"{21 + i / 10.0:0.0}"), submit: true, null);
        foreach (var (id, figure) in new[] { ("mli-0", "18.5"), ("mli-1", "19.5") })
            await cluster.Submission("MLI").Report(Cluster.By(Cluster.Mali, id), Cluster.Cells(Cluster.Coverage, 2024, figure), submit: true, null);
        await cluster.Grains.GetGrain<IFollowUpGrain>("SEN").Say(new("says", Cluster.Senegal, new() { Support = new("b2", SupportKind.Noted, null, null, null, null) }));
        var alerts = cluster.Grains.GetGrain<IAlertsGrain>(0);
        await alerts.Look(await alerts.DueRules(), [new("births", "SEN", "2024", ["2024", "59.5"])]);
        using var board = new MemoryStream("{}"u8.ToArray());
        var kept = new FolderFileStore(FolderFileStore.Beside(cluster.StateFile), TimeProvider.System);
        var file = (await kept.Put(board, 100, CancellationToken.None))!;
        await cluster.Grains.GetGrain<ISnapshotsGrain>(0).Freeze(
            Cluster.By(Cluster.Secretariat, "freeze"), new("past", LocalText.Same("Past"), null, Cluster.Start), new(file.Id, file.Length, 12, "content", 2, 57, Cluster.Start, false));

        // Nothing runs for three days; then a host starts.
        await cluster.Restart(TimeSpan.FromDays(3));
        var heads = cluster.Grains.GetGrain<IHistoryHeadsGrain>(0);
        await heads.CatchUp();
        await heads.CatchUp();
        Heads = await heads.Read(Cluster.Secretariat, null, 100);
        Public = await heads.Read(Actor.Anonymous, null, 100);
        OfSenegal = await heads.Read(Cluster.Senegal, null, 100);
        await using (var store = SqliteStateArchive.OpenForExport(cluster.StateFile))
            await ArchiveExport.Run(store, kept, Archive, _ => { }, CancellationToken.None);
        await using (var moved = SqliteStateArchive.OpenForImport(Path.Combine(Folder, "exchange.db"), TimeProvider.System))
            await ArchiveImport.Run(moved, Files, Archive, _ => { }, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal async Task<VerifiedHistory> Verify()
    {
        await using var store = SqliteStateArchive.OpenForExport(Path.Combine(Folder, "exchange.db"));
        return await HistoryVerification.Of(store, Files, CancellationToken.None);
    }

    internal static Task<VerifiedHistory> Verify(string archive) => HistoryVerification.Of(new ArchiveDocuments(archive), CancellationToken.None);

    /// <summary>The first thing found in a copy of the store in which one document was altered, or with null taken away.</summary>
    internal async Task<Misfit> Altered(string type, string key, string name, Action<JsonNode>? alter)
    {
        var copy = Path.Combine(Directory.CreateTempSubdirectory("exchange-").FullName, "exchange.db");
        File.Copy(Path.Combine(Folder, "exchange.db"), copy);
        var record = new RecordKey(type, key, name);
        await using (var store = SqliteStateArchive.OpenForImport(copy, TimeProvider.System))
        {
            if (alter is null)
                await store.Remove(record, CancellationToken.None);
            else
            {
                var document = JsonNode.Parse((await store.Find(record, CancellationToken.None))!.Body.Span)!;
                alter(document["state"]!);
                await store.Put([new(record, Encoding.UTF8.GetBytes(document.ToJsonString()))], CancellationToken.None);
            }
        }
        await using var altered = SqliteStateArchive.OpenForExport(copy);
        var found = await HistoryVerification.Of(altered, Files, CancellationToken.None);
        return found.Misfits[0];
    }

    private FolderFileStore Files => new(FolderFileStore.Beside(Path.Combine(Folder, "exchange.db")), TimeProvider.System);
}

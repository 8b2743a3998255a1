using Orleans;
using Orleans.Runtime;
using Xunit;

namespace Exchange.Storage.Tests;

public abstract partial class GrainStorageRules
{
    internal static readonly string[] OddNames =
    [
        "plain", "Plain", "plain ", " plain", "الأردن", "Côte d’Ivoire", "日本 🌍", "a/b/c", "/", "../up", "..", ".", "a\\b",
        "quote ' and \"", "percent %2F %", "under_score", "star * ?", "tab\tline\nbell\a\u0001\u001f\u007f", "#?&=+", "a:b|c<d>",
        "e\u0301", "\u00e9", new string('k', 500), new string('ع', 500), "; DROP TABLE states; --", "$type", "{0}",
    ];

    [Fact]
    public async Task Odd_keys_and_state_names_are_told_apart()
    {
        string[] names = ["", .. OddNames];
        var records = OddNames.Select(key => (Id: Grain(key), Name: "state"))
            .Concat(names.Select(name => (Id: Grain("one"), Name: name)))
            .Concat(OddNames.Select(type => (Id: GrainId.Create(type, "one"), Name: "state")))
            .Distinct().ToList();
        await Task.WhenAll(records.Select((record, i) => new View(Storage, record.Id, record.Name).WriteAsync(i)));
        for (var i = 0; i < records.Count; i++)
        {
            var view = await View.OfAsync(Storage, records[i].Id, records[i].Name);
            Assert.True(view.Held.RecordExists);
            Assert.Equal(i, view.Number);
        }
    }

    [Fact]
    public async Task A_very_large_state_is_kept_whole()
    {
        var text = string.Concat(Enumerable.Range(0, 2_500_000).Select(i => (i % 10_000_000).ToString("D8", null)));
        Assert.Equal(20_000_000, text.Length);
        var view = await ViewAsync("large");
        await view.WriteAsync(new Ledger { Number = 1, Text = text });
        Assert.Equal(text, (await ViewAsync("large")).State.Text);
        await view.WriteAsync(new Ledger { Number = 2, Text = "small again" });
        Assert.Equal("small again", (await ViewAsync("large")).State.Text);
    }

    [Fact]
    public async Task Text_is_stored_readable()
    {
        var view = await ViewAsync("a");
        await view.WriteAsync(new Ledger { Number = 3, Text = "المملكة <Côte d’Ivoire> & 日本", Ink = Ink.Red });
        Assert.Equal("""{"schema":1,"state":{"number":3,"text":"المملكة <Côte d’Ivoire> & 日本","ink":"Red"}}""", await StoredAsync(Grain("a")));
        Assert.Equal("المملكة <Côte d’Ivoire> & 日本", (await ViewAsync("a")).State.Text);
    }

    [Fact]
    public async Task Missing_and_unknown_fields_are_tolerated()
    {
        await WrittenAsync("a", 1);
        await ReplaceAsync(Grain("a"), """{"schema":1,"unknown":{"deep":[1,2]},"state":{"number":4,"unknown":{"deep":[1,2]}}}""");
        var view = await ViewAsync("a");
        Assert.Equal((4, "untouched"), (view.Number, view.State.Text));

        var later = new GrainState<LaterLedger>(new LaterLedger());
        await Storage.ReadStateAsync("state", Grain("a"), later);
        Assert.Equal((4, "by default"), (later.State!.Number, later.State!.Added));
    }

    [Fact]
    public async Task A_document_from_before_there_were_schemas_is_read()
    {
        await WrittenAsync("a", 1);
        await ReplaceAsync(Grain("a"), """{"number":4}""");
        var view = await ViewAsync("a");
        Assert.Equal(4, view.Number);
        await view.WriteAsync(5);
        Assert.StartsWith("""{"schema":1,""", await StoredAsync(Grain("a")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_a_newer_program_is_refused_in_a_sentence_that_names_the_record()
    {
        await WrittenAsync("later", 1);
        await ReplaceAsync(Grain("later"), """{"schema":2,"state":{"number":4}}""");
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => ViewAsync("later"));
        Assert.Contains("member/later", error.Message, StringComparison.Ordinal);
        Assert.Contains("written by a newer program: its schema is 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_null_state_reads_as_a_fresh_one()
    {
        var view = await ViewAsync("a");
        await view.WriteAsync((Ledger)null!);
        var reader = await ViewAsync("a");
        Assert.True(reader.Held.RecordExists);
        Assert.Equal("untouched", reader.State.Text);
    }

    [Theory]
    [InlineData("""{"number":""")]
    [InlineData("""{"schema":1,"state":{"number":4}""")]
    [InlineData("""{"schema":1,"state":{"number":4}}}""")]
    [InlineData("""{"schema":1}""")]
    public async Task A_document_that_is_not_whole_is_an_error_that_names_the_record(string document)
    {
        await WrittenAsync("broken", 1);
        await ReplaceAsync(Grain("broken"), document);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => ViewAsync("broken"));
        Assert.Contains("member/broken", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_JSON_cannot_say_is_refused_and_nothing_is_written()
    {
        var state = new GrainState<Measure>(new Measure { Value = double.NaN });
        await Assert.ThrowsAsync<ArgumentException>(() => Storage.WriteStateAsync("state", Grain("a"), state));
        Assert.Null(await StoredAsync(Grain("a")));
    }

    [Fact]
    public async Task A_cancelled_call_does_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var state = new GrainState<Ledger>(new Ledger());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Storage.WriteStateAsync("state", Grain("a"), state, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Storage.ReadStateAsync("state", Grain("a"), state, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Storage.ClearStateAsync("state", Grain("a"), state, cancelled.Token));
        Assert.Null(await StoredAsync(Grain("a")));
    }

    [Fact]
    public async Task A_closed_storage_refuses_in_a_sentence()
    {
        var view = await WrittenAsync("a", 1);
        await CloseAsync();
        foreach (var call in (Func<Task>[])[view.ReadAsync, () => view.WriteAsync(2), view.ClearAsync])
        {
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(call);
            Assert.Contains("is not open", refusal.Message, StringComparison.Ordinal);
        }
    }

    private sealed class Measure
    {
        public double Value { get; set; }
    }
}

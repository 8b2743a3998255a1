using Xunit;

namespace Exchange.Storage.Tests;

public sealed class ReadingRules : IDisposable
{
    private readonly SqliteFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_read_that_the_file_does_not_allow_fails_as_input_and_output_does_and_names_the_record()
    {
        var storage = folder.Open();
        var view = await View.OfAsync(storage, Victim.Grain(1));
        await view.WriteAsync(new Ledger { Number = 1 });
        folder.Ask("ALTER TABLE states RENAME TO elsewhere");

        var failure = await Assert.ThrowsAsync<IOException>(() => View.OfAsync(storage, Victim.Grain(1)));

        Assert.StartsWith("member/grain 1", failure.Message, StringComparison.Ordinal);
        await storage.CloseAsync();
    }
}

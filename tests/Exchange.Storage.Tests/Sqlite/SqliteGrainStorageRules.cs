using Orleans.Runtime;
using Orleans.Storage;

namespace Exchange.Storage.Tests;

/// <summary>The rules of every storage, kept by the embedded one.</summary>
public class SqliteGrainStorageRules : GrainStorageRules
{
    private readonly SqliteFolder folder = new();
    private SqliteGrainStorage? storage;

    protected override Task<IGrainStorage> OpenAsync() => Task.FromResult<IGrainStorage>(storage = folder.Open());

    protected override Task CloseAsync() => storage?.CloseAsync() ?? Task.CompletedTask;

    protected override Task RemoveAsync()
    {
        folder.Dispose();
        return Task.CompletedTask;
    }

    protected override Task<string?> StoredAsync(GrainId id, string name = "state") => Task.FromResult((string?)folder.Ask(
        "SELECT body FROM states WHERE grain_type = $t AND grain_key = $k AND state_name = $n",
        ("$t", id.Type.ToString()!), ("$k", id.Key.ToString()!), ("$n", name)));

    protected override Task ReplaceAsync(GrainId id, string document)
    {
        folder.Ask("UPDATE states SET body = $b WHERE grain_type = $t AND grain_key = $k RETURNING 1",
            ("$b", document), ("$t", id.Type.ToString()!), ("$k", id.Key.ToString()!));
        return Task.CompletedTask;
    }
}

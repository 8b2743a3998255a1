using Orleans.Storage;

namespace Exchange.Web.Hosting.Storage;

/// <summary>
/// Further documents beside a grain's state, under names of the grain's own choosing: sealed pages of a history, imports.
/// They are written once; writing the same name again replaces what an interrupted attempt left.
/// </summary>
internal sealed class GrainDocuments([FromKeyedServices("Default")] IGrainStorage storage)
{
    public async Task<T?> Read<T>(GrainId grain, string name) where T : class
    {
        var state = new GrainState<Stored<T>>(new Stored<T>());
        await storage.ReadStateAsync(name, grain, state);
        return state.RecordExists ? state.State!.Content : null;
    }

    public async Task Write<T>(GrainId grain, string name, T content) where T : class
    {
        var state = new GrainState<Stored<T>>(new Stored<T>());
        await storage.ReadStateAsync(name, grain, state);
        state.State = new() { Content = content };
        await storage.WriteStateAsync(name, grain, state);
    }

    // Storage makes an empty instance for a missing record, which records with required parts do not have.
    public sealed class Stored<T> where T : class
    {
        public T? Content { get; set; }
    }
}

internal static class Durable
{
    /// <summary>
    /// Writes, and if that fails retires the activation: what was not stored is not served, and the next call reads what was.
    /// </summary>
    public static async Task Durably(this Grain grain, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch
        {
            ((IGrainBase)grain).DeactivateOnIdle();
            throw;
        }
    }
}

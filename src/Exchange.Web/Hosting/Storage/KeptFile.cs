using Exchange.Model.People;

namespace Exchange.Web.Hosting.Storage;

/// <summary>What was read of a file that somebody sent back and has not confirmed yet.</summary>
public interface ISentFile
{
    /// <summary>Its name in addresses; also the identity of the command that confirms it.</summary>
    string Id { get; }

    /// <summary>Until when it is kept.</summary>
    DateTimeOffset Expires { get; }
}

/// <summary>Keeps one person's file until it is replaced or expires, and shows it to nobody else; the grain's key ends with the account.</summary>
internal abstract class KeptFile<T>(IPersistentState<KeptFile<T>.Record> stored, TimeProvider time) : Grain where T : class, ISentFile
{
    public async Task<bool> Keep(Actor actor, T workbook)
    {
        if (!IsOwn(actor))
            return false;
        stored.State = new() { Sent = workbook };
        await this.Durably(() => stored.WriteStateAsync());
        return true;
    }

    public async Task<T?> Find(Actor actor, string id)
    {
        if (!IsOwn(actor) || stored.State.Sent is not { } sent)
            return null;
        if (sent.Expires > time.GetUtcNow())
            return sent.Id == id ? sent : null;
        await this.Durably(() => stored.ClearStateAsync());
        return null;
    }

    private bool IsOwn(Actor actor) => actor.Id.Length > 0 && this.GetPrimaryKeyString().EndsWith("/" + actor.Id, StringComparison.Ordinal);

    /// <summary>What is stored.</summary>
    internal sealed record Record
    {
        public T? Sent { get; init; }
    }
}

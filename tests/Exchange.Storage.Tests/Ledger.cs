using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Exchange.Storage.Tests;

public enum Ink
{
    Blue,
    Red,
}

/// <summary>The state that the rules write and read.</summary>
public sealed class Ledger
{
    public int Number { get; set; }

    public string Text { get; set; } = "untouched";

    public Ink Ink { get; set; }

    public string? Note { get; set; }
}

/// <summary>A later program's idea of <see cref="Ledger"/>: one field gone, one new.</summary>
public sealed class LaterLedger
{
    public int Number { get; set; }

    public string Added { get; set; } = "by default";
}

/// <summary>One activation's view of a record: what it holds and the ETag it last saw.</summary>
public sealed class View(IGrainStorage storage, GrainId id, string name = "state")
{
    public GrainState<Ledger> Held { get; } = new(new Ledger());

    public Ledger State => Held.State ?? throw new InvalidOperationException("A storage must never leave a null state.");

    public int Number => State.Number;

    public Task ReadAsync() => storage.ReadStateAsync(name, id, Held);

    public Task WriteAsync(int number) => WriteAsync(new Ledger { Number = number });

    public Task WriteAsync(Ledger ledger)
    {
        Held.State = ledger;
        return storage.WriteStateAsync(name, id, Held);
    }

    public Task ClearAsync() => storage.ClearStateAsync(name, id, Held);

    public static async Task<View> OfAsync(IGrainStorage storage, GrainId id, string name = "state")
    {
        var view = new View(storage, id, name);
        await view.ReadAsync();
        return view;
    }
}

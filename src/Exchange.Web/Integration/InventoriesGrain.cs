using System.Collections.Immutable;
using Exchange.Web.Hosting.Content;

namespace Exchange.Web.Integration;

[GrainType("inventories")]
internal sealed class InventoriesGrain(ContentFolder content, TimeProvider time, IHostApplicationLifetime life) : Grain, IInventoriesGrain
{
    /// <summary>Shorter than any patience of a caller or of a host that stops.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(2);

    /// <summary>After this long everything is read again, told or not.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(20);

    // Versions of one activation say nothing about those of another.
    private readonly string _life = Guid.NewGuid().ToString("N")[..8];
    private TaskCompletionSource _changed = New();
    private Task? _reading;
    private InventoryList? _list;
    private DateTimeOffset _readAt;
    private long _number;

    public async Task Note(string member)
    {
        // Nobody has looked yet: whoever does will have it read.
        if (_list is null)
            return;
        var progress = await GrainFactory.Inventory(member).Progress();
        Take([.. _list.Members.Select(m => m.Member == member && m.Revision <= progress.Revision ? progress : m)]);
    }

    public async Task<InventoryList?> After(string knownVersion)
    {
        if (_list is null || time.GetUtcNow() - _readAt > Trust)
            await ReadOnce();
        if (_list is { } list && list.Version != knownVersion)
            return list;
        using var hold = new CancellationTokenSource(Hold, time);
        // A host that stops must not wait for those who wait here.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(hold.Token, life.ApplicationStopping);
        try
        {
            await _changed.Task.WaitAsync(patience.Token);
            return _list;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task ReadOnce()
    {
        try
        {
            await (_reading ??= Read());
        }
        finally
        {
            _reading = null;
        }
    }

    private async Task Read()
    {
        var members = await Task.WhenAll(content.Current.Members
            .Select(m => m.Iso3).Order(StringComparer.Ordinal).Select(m => GrainFactory.Inventory(m).Progress()));
        // What a note brought while this was under way is newer.
        var known = _list?.Members.ToDictionary(m => m.Member, StringComparer.Ordinal);
        Take([.. members.Select(m => known is not null && known.TryGetValue(m.Member, out var noted) && noted.Revision > m.Revision ? noted : m)]);
        _readAt = time.GetUtcNow();
    }

    private void Take(ImmutableArray<InventoryProgress> members)
    {
        if (_list is { } before && before.Members.SequenceEqual(members))
            return;
        _list = new(FormattableString.Invariant($"{_life}-{++_number}"), members, time.GetUtcNow());
        var waiting = _changed;
        _changed = New();
        waiting.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

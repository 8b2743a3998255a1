using System.Collections.Immutable;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.Hosting.Storage;

namespace Exchange.Web.Exchanges;

[GrainType("exchanges")]
internal sealed class ExchangesGrain(
    [PersistentState("exchanges")] IPersistentState<ExchangesGrain.Record> stored, TimeProvider time, IHostApplicationLifetime life)
    : Grain, IExchangesGrain
{
    /// <summary>Shorter than any patience of a caller or of a host that stops.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(2);

    /// <summary>After this long everything is read again, told or not.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(30);

    // Versions of one activation say nothing about those of another.
    private readonly string _life = Guid.NewGuid().ToString("N")[..8];
    private readonly Dictionary<string, CallLine> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SeasonLine> _seasons = new(StringComparer.Ordinal);
    private TaskCompletionSource _changed = New();
    private Task? _reading;
    private ExchangesPicture? _picture;
    private DateTimeOffset _readAt;
    private long _number;

    public async Task Know(ExchangeKind kind, string id)
    {
        var known = stored.State;
        if ((kind == ExchangeKind.Call ? known.Calls : known.Seasons).Contains(id))
            return;
        stored.State = kind == ExchangeKind.Call ? known with { Calls = known.Calls.Add(id) } : known with { Seasons = known.Seasons.Add(id) };
        await this.Durably(() => stored.WriteStateAsync());
        await Note(kind, id);
    }

    public async Task Note(ExchangeKind kind, string id)
    {
        if (await Read(kind, id))
            Draw();
    }

    public async Task<ExchangesPicture?> After(string knownVersion)
    {
        if (_picture is null || time.GetUtcNow() - _readAt > Trust)
            await ReadOnce();
        if (_picture!.Version != knownVersion)
            return _picture;
        using var hold = new CancellationTokenSource(Hold, time);
        // A host that stops must not wait for those who wait here.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(hold.Token, life.ApplicationStopping);
        try
        {
            await _changed.Task.WaitAsync(patience.Token);
            return _picture;
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
            await (_reading ??= ReadAll());
        }
        finally
        {
            _reading = null;
        }
    }

    private async Task ReadAll()
    {
        var known = stored.State;
        var changed = await Task.WhenAll(known.Seasons.Select(id => Read(ExchangeKind.Season, id)).Concat(known.Calls.Select(id => Read(ExchangeKind.Call, id))));
        if (_picture is null || changed.Any(c => c))
            Draw();
        _readAt = time.GetUtcNow();
    }

    // An answer that was overtaken by a newer one is let go.
    private async Task<bool> Read(ExchangeKind kind, string id)
    {
        if (kind == ExchangeKind.Call)
        {
            if (await GrainFactory.GetGrain<ICallGrain>(id).Line() is not { } call || (_calls.TryGetValue(id, out var had) && had.Revision >= call.Revision))
                return false;
            _calls[id] = call;
        }
        else
        {
            if (await GrainFactory.GetGrain<ISeasonGrain>(id).Line() is not { } season || (_seasons.TryGetValue(id, out var had) && had.Revision >= season.Revision))
                return false;
            _seasons[id] = season;
        }
        return true;
    }

    private void Draw()
    {
        _picture = new(
            FormattableString.Invariant($"{_life}-{++_number}"),
            [.. _seasons.Values.OrderByDescending(s => s.Season.FirstMonth, StringComparer.Ordinal).ThenBy(s => s.Season.Id, StringComparer.Ordinal)],
            [.. _calls.Values.OrderBy(c => c.Call.Starts).ThenBy(c => c.Call.Id, StringComparer.Ordinal)]);
        var waiting = _changed;
        _changed = New();
        waiting.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What is stored.</summary>
    public sealed record Record
    {
        public ImmutableArray<string> Seasons { get; init; } = [];
        public ImmutableArray<string> Calls { get; init; } = [];
    }
}

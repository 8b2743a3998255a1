using System.Collections.Immutable;

namespace Exchange.Web.Hosting.Cluster;

/// <summary>
/// What a grain gathers from many others and holds for hosts that wait for the next of it. It follows what it is told, and reads everything
/// again after a while, told or not.
/// </summary>
/// <typeparam name="T">What is gathered, with a version that says nothing about another activation's.</typeparam>
internal sealed class Gathering<T>(TimeProvider time, IHostApplicationLifetime life) where T : class
{
    /// <summary>Shorter than any patience of a caller or of a host that stops.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(2);

    /// <summary>After this long everything is read again.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(20);

    // Versions of one activation say nothing about those of another.
    private readonly string _life = Guid.NewGuid().ToString("N")[..8];
    private TaskCompletionSource _changed = New();
    private Task? _reading;
    private DateTimeOffset _readAt;
    private long _number;

    /// <summary>As gathered last; null while nobody has looked yet: whoever does will have it read.</summary>
    public T? Picture { get; private set; }

    /// <summary>It was never read, or too long ago.</summary>
    public bool IsOld => Picture is null || time.GetUtcNow() - _readAt > Trust;

    /// <summary>Reads everything; those who ask meanwhile wait for the same reading.</summary>
    public async Task ReadOnce(Func<Task> read)
    {
        try
        {
            await (_reading ??= Timed(read));
        }
        finally
        {
            _reading = null;
        }
    }

    /// <summary>Keeps a new picture, and answers whoever waits for one.</summary>
    /// <param name="draw">Draws it, from its version.</param>
    public void Take(Func<string, T> draw)
    {
        Picture = draw(FormattableString.Invariant($"{_life}-{++_number}"));
        var waiting = _changed;
        _changed = New();
        waiting.SetResult();
    }

    /// <summary>The picture if it is not the known one; else the next, or null if none comes soon.</summary>
    public async Task<T?> After(string knownVersion, Func<T, string> version)
    {
        if (Picture is { } picture && version(picture) != knownVersion)
            return picture;
        using var hold = new CancellationTokenSource(Hold, time);
        // A host that stops must not wait for those who wait here.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(hold.Token, life.ApplicationStopping);
        try
        {
            await _changed.Task.WaitAsync(patience.Token);
            return Picture;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task Timed(Func<Task> read)
    {
        await read();
        _readAt = time.GetUtcNow();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Parts of a picture, one for each member.</summary>
internal static class GatheredParts
{
    /// <summary>With a member's part in place of an older one.</summary>
    public static ImmutableArray<TPart> With<TPart>(this ImmutableArray<TPart> parts, TPart now, Func<TPart, string> member, Func<TPart, long> revision) =>
        [.. parts.Select(p => member(p) == member(now) && revision(p) <= revision(now) ? now : p)];

    /// <summary>What was read, but for parts that a note brought meanwhile and that are newer.</summary>
    public static ImmutableArray<TPart> Over<TPart>(
        this IEnumerable<TPart> read, ImmutableArray<TPart>? noted, Func<TPart, string> member, Func<TPart, long> revision)
    {
        var known = noted?.ToDictionary(member, StringComparer.Ordinal);
        return [.. read.Select(p => known is not null && known.TryGetValue(member(p), out var newer) && revision(newer) > revision(p) ? newer : p)];
    }
}

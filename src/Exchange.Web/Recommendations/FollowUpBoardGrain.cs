using System.Collections.Immutable;
using Exchange.Model.Recommendations;
using Exchange.Web.Hosting.Content;

namespace Exchange.Web.Recommendations;

[GrainType("follow-up-board")]
internal sealed class FollowUpBoardGrain(ContentFolder content, TimeProvider time) : Grain, IFollowUpBoardGrain
{
    /// <summary>Shorter than any patience of a caller or of a host that stops.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(2);

    /// <summary>After this long everything is read again, told or not.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(20);

    // Versions of one activation say nothing about those of another.
    private readonly string _life = Guid.NewGuid().ToString("N")[..8];
    private TaskCompletionSource _changed = New();
    private Task? _reading;
    private FollowUpPicture? _picture;
    private DateTimeOffset _readAt;
    private long _number;

    private IEnumerable<string> Codes => content.Current.Members.Select(m => m.Iso3).Order(StringComparer.Ordinal);

    public async Task Note(string member)
    {
        // Nobody has looked yet: whoever does will have it read.
        if (_picture is null)
            return;
        var now = await Follow(member).Read();
        Take([.. _picture.Members.Select(m => m.Member == member && m.Revision <= now.Revision ? now : m)]);
    }

    public async Task<FollowUpPicture?> After(string knownVersion)
    {
        if (_picture is null || time.GetUtcNow() - _readAt > Trust)
            await ReadOnce();
        if (_picture is { } picture && picture.Version != knownVersion)
            return picture;
        using var patience = new CancellationTokenSource(Hold, time);
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

    public async Task<FollowUpPicture> At(DateTimeOffset moment)
    {
        var members = await Task.WhenAll(Codes.Select(m => Follow(m).At(moment)));
        return new(FormattableString.Invariant($"at-{moment.UtcTicks}"), [.. members], members.Max(m => m.LastChange));
    }

    private IFollowUpGrain Follow(string member) => GrainFactory.GetGrain<IFollowUpGrain>(member);

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
        var members = await Task.WhenAll(Codes.Select(m => Follow(m).Read()));
        // What a note brought while this was under way is newer.
        var known = _picture?.Members.ToDictionary(m => m.Member, StringComparer.Ordinal);
        Take([.. members.Select(m => known is not null && known.TryGetValue(m.Member, out var noted) && noted.Revision > m.Revision ? noted : m)]);
        _readAt = time.GetUtcNow();
    }

    private void Take(ImmutableArray<FollowUp> members)
    {
        if (_picture is { } before && Same(before.Members, members))
            return;
        _picture = new(FormattableString.Invariant($"{_life}-{++_number}"), members, members.Max(m => m.LastChange));
        var waiting = _changed;
        _changed = New();
        waiting.SetResult();
    }

    private static bool Same(ImmutableArray<FollowUp> a, ImmutableArray<FollowUp> b) =>
        a.Select(m => (m.Member, m.Revision)).SequenceEqual(b.Select(m => (m.Member, m.Revision)));

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

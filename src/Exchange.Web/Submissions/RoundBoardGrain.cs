using System.Collections.Immutable;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions;

[GrainType("round-board")]
internal sealed class RoundBoardGrain(TimeProvider time) : Grain, IRoundBoardGrain
{
    /// <summary>Shorter than any patience of a caller or of a host that stops.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromSeconds(2);

    /// <summary>After this long everything is read again, told or not.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(20);

    // Versions of one activation say nothing about those of another.
    private readonly string _life = Guid.NewGuid().ToString("N")[..8];
    private TaskCompletionSource _changed = New();
    private Task? _reading;
    private RoundPicture? _picture;
    private DateTimeOffset _readAt;
    private long _number;

    private string Round => this.GetPrimaryKeyString();

    private IRoundsGrain Rounds => field ??= GrainFactory.GetGrain<IRoundsGrain>(0);

    public async Task Note(string member)
    {
        // Nobody has looked yet: whoever does will have it read.
        if (_picture is null)
            return;
        if (await GrainFactory.Submission(Round, member).Progress() is { } progress)
            Take(_picture.Round, [.. _picture.Members.Select(m => m.Member == member && m.Revision <= progress.Revision ? progress : m)]);
    }

    public async Task<RoundPicture?> After(string knownVersion)
    {
        if (await Rounds.Find(Round) is not { } round)
            return null;
        if (_picture is null || time.GetUtcNow() - _readAt > Trust || !Same(round, _picture.Round))
            await ReadOnce(round);
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

    private async Task ReadOnce(Round round)
    {
        try
        {
            await (_reading ??= Read(round));
        }
        finally
        {
            _reading = null;
        }
    }

    private async Task Read(Round round)
    {
        var members = await Task.WhenAll(round.Members.Order(StringComparer.Ordinal).Select(m => GrainFactory.Submission(Round, m).Progress()));
        // What a note brought while this was under way is newer.
        var known = _picture?.Members.ToDictionary(m => m.Member, StringComparer.Ordinal);
        Take(round, [.. members.OfType<RoundProgress>().Select(m =>
            known is not null && known.TryGetValue(m.Member, out var noted) && noted.Revision > m.Revision ? noted : m)]);
        _readAt = time.GetUtcNow();
    }

    private void Take(Round round, ImmutableArray<RoundProgress> members)
    {
        if (_picture is { } before && Same(before.Round, round) && before.Members.SequenceEqual(members))
            return;
        _picture = new(FormattableString.Invariant($"{_life}-{++_number}"), round, members, time.GetUtcNow());
        var waiting = _changed;
        _changed = New();
        waiting.SetResult();
    }

    private static bool Same(Round a, Round b) => ReferenceEquals(a, b) || (
        a.Members.SequenceEqual(b.Members) && a.Indicators.SequenceEqual(b.Indicators) && a.Extensions.Count == b.Extensions.Count
        && a.Extensions.All(e => b.Extensions.TryGetValue(e.Key, out var until) && until == e.Value)
        && a with { Members = default, Indicators = default, Extensions = b.Extensions } == b with { Members = default, Indicators = default });

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

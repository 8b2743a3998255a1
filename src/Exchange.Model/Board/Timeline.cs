using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Model.Board;

/// <summary>
/// All that was ever made public, in the order of its acceptance; the board as of a moment is the live board's own arithmetic applied to what
/// had been accepted by then. Immutable; pictures already drawn are where the next drawing begins. Safe for many readers.
/// </summary>
public sealed class Timeline
{
    // Moments that readers ask for lie anywhere: a starting point every so many publications makes each of them near, and the pictures that
    // were asked for last are there. Pictures share what did not change between them.
    private const int Stride = 256;
    private const int MostKept = 24;

    private readonly Reference _reference;
    private readonly ImmutableArray<(DateTimeOffset At, Publication Publication)> _steps;
    private readonly Lock _gate = new();
    private readonly SortedList<int, BoardState> _drawn = [];
    private readonly Queue<int> _order = new();
    private readonly List<BoardState> _marks = [];

    private Timeline(Reference reference, ImmutableArray<(DateTimeOffset, Publication)> steps) => (_reference, _steps) = (reference, steps);

    /// <summary>How many publications there are.</summary>
    public int Length => _steps.Length;

    /// <summary>Puts publications in order; those of one source keep the order of their sequence, whatever the clocks of the hosts said.</summary>
    /// <param name="reference">Content the pictures are drawn from.</param>
    /// <param name="publications">Everything each source has made public, in the order of its sequence.</param>
    /// <param name="before">The timeline known so far: its pictures are kept as far as nothing before them has changed.</param>
    public static Timeline Of(Reference reference, IEnumerable<Publication> publications, Timeline? before = null)
    {
        var latest = new Dictionary<(string, string), DateTimeOffset>();
        var steps = new List<(DateTimeOffset At, Publication Publication)>();
        foreach (var publication in publications)
        {
            var source = (publication.Member, publication.Source);
            var at = latest.TryGetValue(source, out var known) && known > publication.At ? known : publication.At;
            steps.Add((latest[source] = at, publication));
        }
        steps.Sort(Compare);
        var timeline = new Timeline(reference, [.. steps]);
        if (before is not null && ReferenceEquals(before._reference, reference))
            timeline.Keep(before);
        return timeline;
    }

    /// <summary>The board as it was at the moment: everything accepted until then, that instant included.</summary>
    public BoardState AsOf(DateTimeOffset moment)
    {
        var count = CountUntil(moment);
        int from;
        BoardState board;
        lock (_gate)
            (from, board) = Nearest(count);
        for (var i = from; i < count; i++)
        {
            Mark(i, board);
            board = board.With(_steps[i].Publication);
        }
        lock (_gate)
            Keep(count, board);
        var reference = _reference.AsOf(moment);
        return ReferenceEquals(reference, _reference)
            ? board
            : BoardState.Build(
                reference, board.Figures, board.Recent,
                reference.AllIndicators.ToDictionary(i => i.Code, i => board[i.Code].LastChange, StringComparer.Ordinal));
    }

    private int CountUntil(DateTimeOffset moment)
    {
        var (low, high) = (0, _steps.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_steps[middle].At <= moment)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private (int, BoardState) Nearest(int count)
    {
        var mark = Math.Min(count / Stride, _marks.Count - 1);
        for (var i = _drawn.Count - 1; i >= 0; i--)
            if (_drawn.Keys[i] <= count)
                return _drawn.Keys[i] >= mark * Stride ? (_drawn.Keys[i], _drawn.Values[i]) : (mark * Stride, _marks[mark]);
        return mark < 0 ? (0, BoardState.Build(_reference, [])) : (mark * Stride, _marks[mark]);
    }

    // Marks follow each other without gaps; two who draw the same stretch at once set the same one.
    private void Mark(int count, BoardState board)
    {
        if (count % Stride != 0)
            return;
        lock (_gate)
            if (_marks.Count == count / Stride)
                _marks.Add(board);
    }

    private void Keep(int count, BoardState board)
    {
        if (!_drawn.TryAdd(count, board))
            return;
        _order.Enqueue(count);
        if (_order.Count > MostKept)
            _drawn.Remove(_order.Dequeue());
    }

    private void Keep(Timeline before)
    {
        var same = 0;
        while (same < _steps.Length && same < before._steps.Length && ReferenceEquals(_steps[same].Publication, before._steps[same].Publication))
            same++;
        lock (before._gate)
        {
            _marks.AddRange(before._marks.Take(same / Stride + 1));
            foreach (var count in before._order.Where(c => c <= same))
                Keep(count, before._drawn[count]);
        }
    }

    private static int Compare((DateTimeOffset At, Publication Publication) a, (DateTimeOffset At, Publication Publication) b) =>
        a.At.CompareTo(b.At) is var t and not 0 ? t
        : string.CompareOrdinal(a.Publication.Member, b.Publication.Member) is var m and not 0 ? m
        : string.CompareOrdinal(a.Publication.Source, b.Publication.Source) is var s and not 0 ? s
        : a.Publication.Sequence.CompareTo(b.Publication.Sequence);
}

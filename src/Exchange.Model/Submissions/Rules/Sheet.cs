using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>
/// What is known of a member around the cells under examination: the submission's own cells first, then what it has accepted nationally
/// from other rounds and imports; published figures only where a rule asks for them, because they come from another source.
/// </summary>
internal sealed class Sheet
{
    // Most submissions to a busy round bring a handful of cells: looking through them is faster than building an index.
    private const int Few = 8;

    private readonly Examination _examination;
    private readonly Dictionary<CellKey, Cell>? _index;

    public Sheet(Examination examination)
    {
        _examination = examination;
        if (examination.Cells.Length <= Few)
            return;
        _index = new(examination.Cells.Length);
        foreach (var cell in examination.Cells)
            if (!cell.IsEmpty)
                _index.TryAdd(cell.Key, cell);
    }

    public int CurrentYear => _examination.CurrentYear;

    /// <summary>The nationally accepted figure that stands in front for the key, this submission's own included.</summary>
    public double? AcceptedNow(CellKey key) => _examination.Figures.Current(key)?.Value;

    /// <summary>The published figure of exactly that key.</summary>
    public Observation? PublishedAt(CellKey key) => _examination.Reference.PublishedAt(_examination.Member, key);

    /// <summary>The submission's first cell of the key.</summary>
    public Cell? Own(CellKey key)
    {
        if (_index is not null)
            return _index.GetValueOrDefault(key);
        foreach (var cell in _examination.Cells)
            if (cell.Key == key && !cell.IsEmpty)
                return cell;
        return null;
    }

    /// <summary>Whether the submission itself gives a figure for everybody.</summary>
    public bool OwnFigure(string code, int year) => Own(new(code, year)) is { Value: not null };

    /// <summary>The national figure for everybody; null where none is given. Missing is not zero.</summary>
    public double? National(string code, int year) => National(new CellKey(code, year));

    /// <summary>The national figure of the key. A cell that cannot be read hides the accepted figure it is about to replace.</summary>
    public double? National(CellKey key) => Own(key) is { } own ? own.Value : Accepted(key);

    /// <summary>Whether anything is given nationally, readable or not.</summary>
    public bool HasNational(string code, int year) => Own(new(code, year)) is not null || Accepted(new(code, year)) is not null;

    /// <summary>The latest figure of an earlier year; within a year the national one stands before the published one.</summary>
    public (double Value, int Year)? Previous(CellKey key)
    {
        if (!InTime(key.Year))
            return null;
        Observation? published = null;
        foreach (var observation in Published(key))
            if (observation.Key.Year < key.Year)
                published = observation;
        var earliest = published?.Key.Year ?? RangeRules.FirstYear;
        for (var year = key.Year - 1; year >= earliest && MayHaveNational; year--)
            if (National(key with { Year = year }) is { } value)
                return (value, year);
        return published is null ? null : (published.Value, published.Key.Year);
    }

    /// <summary>The figure of the nearest year, the year itself first; of two equally near years the later one, national before published.</summary>
    public (double Value, int Year)? Nearest(string code, int year)
    {
        if (!InTime(year))
            return null;
        var key = new CellKey(code, year);
        (double Value, int Year)? nearest = null;
        foreach (var observation in Published(key))
            if (nearest is null || Math.Abs(observation.Key.Year - year) <= Math.Abs(nearest.Value.Year - year))
                nearest = (observation.Value, observation.Key.Year);
        var furthest = nearest is null ? CurrentYear - RangeRules.FirstYear : Math.Abs(nearest.Value.Year - year);
        for (var distance = 0; distance <= furthest && MayHaveNational; distance++)
        {
            if (National(key with { Year = year + distance }) is { } later)
                return (later, year + distance);
            if (nearest is { } published && published.Year == year + distance)
                return nearest;
            if (National(key with { Year = year - distance }) is { } earlier)
                return (earlier, year - distance);
        }
        return nearest;
    }

    // A mistyped year is refused by V14; nothing is searched for its neighbours, which may be millions of years away.
    private bool InTime(int year) => year >= RangeRules.FirstYear && year <= CurrentYear;

    private bool MayHaveNational => _examination.Cells.Length > 1 || !_examination.Figures.ByKey.IsEmpty;

    private ImmutableArray<Observation> Published(CellKey key) =>
        _examination.Reference.PublishedSeries(_examination.Member, key.Indicator, key.Disaggregation);

    // What this submission published before is what its cells are about to replace or withdraw: it does not bear witness for itself.
    private double? Accepted(CellKey key)
    {
        if (!_examination.Figures.ByKey.TryGetValue(key, out var vintages))
            return null;
        for (var i = vintages.Length - 1; i >= 0; i--)
            if (vintages[i].Vintage.Id != _examination.Source)
                return vintages[i].Value;
        return null;
    }
}

using System.Collections.Immutable;
using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions.Told;

/// <summary>One line of a history as people and spreadsheets read it: what happened to one cell, or to the whole.</summary>
/// <param name="Entry">The entry it is part of.</param>
/// <param name="Cell">The cell; null where the whole is meant.</param>
/// <param name="From">Text before; null if there was none.</param>
/// <param name="To">Text after; null if there is none.</param>
/// <param name="Answer">The whole answer after, entered or published; null if there is none.</param>
/// <param name="Why">Reason, remark or comment; null if none.</param>
/// <param name="Became">What became of a cell without its being entered; null where it was, or the whole is meant.</param>
public sealed record ToldLine(HistoryEntry Entry, CellKey? Cell, string? From, string? To, Cell? Answer, string? Why, CellFate? Became)
{
    /// <summary>All lines of the entries, oldest first.</summary>
    public static IEnumerable<ToldLine> Of(IEnumerable<HistoryEntry> entries)
    {
        var (entered, accepted) = (new Dictionary<CellKey, Cell>(), new Dictionary<CellKey, Cell>());
        return entries.SelectMany(e => Of(e, entered, accepted));
    }

    /// <summary>Only those that speak of the cell.</summary>
    public static ImmutableArray<ToldLine> Of(ImmutableArray<HistoryEntry> entries, CellKey? cell) =>
        [.. Of(entries).Where(line => cell is null || line.Cell == cell)];

    // What is accepted is what was entered last: the entry names the cells alone.
    private static IEnumerable<ToldLine> Of(HistoryEntry entry, Dictionary<CellKey, Cell> entered, Dictionary<CellKey, Cell> accepted)
    {
        var told = 0;
        foreach (var change in entry.Changes)
        {
            told++;
            Put(entered, change.Key, change.Cell);
            yield return new(entry, change.Key, change.From, change.To, change.Cell, change.Cell?.Note ?? entry.Reason, null);
        }
        foreach (var returned in entry.Returned.IsDefault ? [] : entry.Returned)
        {
            told++;
            yield return new(entry, returned.Key, null, null, null, returned.Reason, CellFate.Returned);
        }
        foreach (var key in entry.Published.IsDefault ? [] : entry.Published)
        {
            told++;
            var (from, to) = (accepted.GetValueOrDefault(key), entered.GetValueOrDefault(key));
            Put(accepted, key, to);
            yield return new(entry, key, from?.Text, to?.Text, to, entry.Kind == HistoryKind.Verified ? entry.Reason : null, CellFate.Published);
        }
        if (entry.About is { } about && (entry.Published.IsDefault || !entry.Published.Contains(about)))
        {
            told++;
            yield return new(entry, about, null, null, null, entry.Reason, null);
        }
        if (told == 0 || (entry.Reason is not null && entry.Kind == HistoryKind.Returned))
            yield return new(entry, null, null, null, null, entry.Reason, null);
    }

    private static void Put(Dictionary<CellKey, Cell> cells, CellKey key, Cell? cell)
    {
        if (cell is null)
            cells.Remove(key);
        else
            cells[key] = cell;
    }
}

/// <summary>What an entry did to a cell besides entering it.</summary>
public enum CellFate
{
    /// <summary>Its public figure or statement is from now on the one entered last.</summary>
    Published,
    /// <summary>It was sent back.</summary>
    Returned,
}

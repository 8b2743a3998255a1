using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Exchange.Model.Board;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Board;

/// <summary>
/// What is drawn from a picture, drawn once per host whatever the number of readers. It lives as long as the picture itself.
/// </summary>
public sealed class BoardFigures
{
    // Readers write the queries: what goes beyond is drawn but not kept.
    private const int Kept = 200;

    private readonly ConditionalWeakTable<BoardState, ConcurrentDictionary<string, object>> _drawn = [];

    internal MapFigure Map(BoardState board, string indicator) =>
        Once(board, $"map {Language.Current.Code} {indicator}", () => MapFigure.Of(board[indicator]));

    internal DotFigure Dots(BoardState board, string indicator) =>
        Once(board, "dots " + indicator, () => DotFigure.Of(board[indicator]));

    internal Relationship Relationship(BoardState board, BoardQuery query) =>
        Once(board, "relationship " + query.RelationshipAddress, () => Exchange.Model.Board.Relationship.Of(board, query.Relationship));

    internal ScatterFigure Scatter(BoardState board, BoardQuery query, ImmutableArray<string> changed) => Once(
        board,
        $"scatter {Language.Current.Code} {string.Join(',', changed)} {query.RelationshipAddress}",
        () => ScatterFigure.Of(Relationship(board, query), board.Reference, changed));

    private T Once<T>(BoardState board, string name, Func<T> draw) where T : class
    {
        var drawn = _drawn.GetValue(board, _ => new(StringComparer.Ordinal));
        if (drawn.TryGetValue(name, out var known))
            return (T)known;
        var figure = draw();
        return drawn.Count < Kept ? (T)drawn.GetOrAdd(name, figure) : figure;
    }
}

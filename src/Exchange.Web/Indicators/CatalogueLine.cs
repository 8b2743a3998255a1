using Exchange.Model.Board;
using Exchange.Model.Indicators;

namespace Exchange.Web.Indicators;

/// <summary>What the catalogue says of one indicator. A member counts if it has a figure for everybody or for a part of the population.</summary>
public sealed record CatalogueLine(Indicator Indicator, int Reported, int Of, int? LatestYear)
{
    /// <summary>The 42 indicators, in the order of the file.</summary>
    public static IReadOnlyList<CatalogueLine> All(BoardState board)
    {
        var seen = board.Reference.Published.Concat(board.Figures.SelectMany(f => f.CurrentAll)).ToLookup(o => o.Key.Indicator);
        return [.. board.Reference.Indicators.Select(i => new CatalogueLine(
            i,
            seen[i.Code].Select(o => o.Member).Distinct().Count(),
            board.Reference.Members.Length,
            seen[i.Code].Max(o => (int?)o.Key.Year)))];
    }
}

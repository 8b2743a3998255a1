using Exchange.Model.Exchanges.Matching;
using Google.OrTools.Graph;

namespace Exchange.Web.Exchanges.Matching;

/// <summary>The optimum of a season's flow, by OR-Tools' min-cost flow: exact, in whole numbers, the same for the same problem.</summary>
public static class FlowSolver
{
    /// <summary>The best portfolio.</summary>
    public static Portfolio Solve(PortfolioProblem problem)
    {
        var network = problem.Network;
        if (network.Units == 0)
            return problem.Read(new long[network.Arcs.Length]);
        using var flow = new MinCostFlow(network.Nodes, network.Arcs.Length);
        // Arcs keep the order in which they are added.
        foreach (var arc in network.Arcs)
            flow.AddArcWithCapacityAndUnitCost(arc.From, arc.To, arc.Capacity, arc.Cost);
        flow.SetNodeSupply(network.Source, network.Units);
        flow.SetNodeSupply(network.Sink, -network.Units);
        var status = flow.Solve();
        // Every request may stay without a place, so there always is a solution.
        if (status != MinCostFlowBase.Status.OPTIMAL)
            throw new InvalidOperationException($"The season was not solved: {status}.");
        var units = new long[network.Arcs.Length];
        for (var arc = 0; arc < units.Length; arc++)
            units[arc] = flow.Flow(arc);
        return problem.Read(units);
    }

    /// <summary>What a season looks like the less often each host is asked: from once to as often as the best portfolio asks its busiest.</summary>
    public static IReadOnlyList<TradeOff> TradeOffs(Portfolio best, Func<int, PortfolioProblem> limited)
    {
        const int most = 12;
        var rows = new List<TradeOff>();
        for (var limit = 1; limit < best.HighestLoad && limit < most; limit++)
            rows.Add(TradeOff.Of(limit, Solve(limited(limit))));
        if (!best.Placed.IsEmpty)
            rows.Add(TradeOff.Of(best.HighestLoad, best));
        return rows;
    }
}

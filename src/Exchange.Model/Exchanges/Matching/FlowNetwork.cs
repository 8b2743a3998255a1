using System.Collections.Immutable;

namespace Exchange.Model.Exchanges.Matching;

/// <summary>An arc: from a node to a node, so many units at most, each at that cost.</summary>
public readonly record struct FlowArc(int From, int To, long Capacity, long Cost);

/// <summary>A flow to be made as cheap as possible.</summary>
/// <param name="Nodes">Nodes are 0 to this, less one.</param>
/// <param name="Source">Where the units come from.</param>
/// <param name="Sink">Where they go.</param>
/// <param name="Units">How many.</param>
/// <param name="Arcs">The arcs; a solution gives each its units, in this order.</param>
public sealed record FlowNetwork(int Nodes, int Source, int Sink, long Units, ImmutableArray<FlowArc> Arcs)
{
    internal sealed class Builder
    {
        private readonly ImmutableArray<FlowArc>.Builder _arcs = ImmutableArray.CreateBuilder<FlowArc>();
        private int _nodes;

        public int Node() => _nodes++;

        public int Arc(int from, int to, long capacity, long cost)
        {
            _arcs.Add(new(from, to, capacity, cost));
            return _arcs.Count - 1;
        }

        public FlowNetwork Build(int source, int sink, long units) => new(_nodes, source, sink, units, _arcs.DrainToImmutable());
    }
}

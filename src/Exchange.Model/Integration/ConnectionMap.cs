using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Exchange.Model.Integration;

/// <summary>What joins a programme and a dataset on a day, from nothing to a live link.</summary>
public enum ConnectionState
{
    /// <summary>No need and no link.</summary>
    None,
    /// <summary>Needed, and nothing joins them.</summary>
    Missing,
    /// <summary>Nothing joins them yet; a day is planned.</summary>
    Planned,
    /// <summary>A file, an e-mail or paper that somebody sends.</summary>
    Manual,
    /// <summary>Data flow by machine, but it is not verified within twelve months or has no legal basis.</summary>
    NotLive,
    /// <summary>Live, in scheduled batches.</summary>
    Batch,
    /// <summary>Live, by query or event.</summary>
    Live,
}

/// <summary>A square of the map.</summary>
/// <param name="At">The programme and the dataset.</param>
/// <param name="Needed">Whether the programme declares a need.</param>
/// <param name="State">What joins them.</param>
/// <param name="Link">The link; null if none is entered.</param>
public sealed record ConnectionSquare(Connection At, bool Needed, ConnectionState State, Link? Link);

/// <summary>Programmes by datasets: who needs what, and what joins them on a day.</summary>
public sealed class ConnectionMap
{
    private readonly FrozenDictionary<Connection, ConnectionSquare> _squares;

    private ConnectionMap(ImmutableArray<Programme> programmes, ImmutableArray<Dataset> datasets, FrozenDictionary<Connection, ConnectionSquare> squares) =>
        (Programmes, Datasets, _squares) = (programmes, datasets, squares);

    /// <summary>The rows.</summary>
    public ImmutableArray<Programme> Programmes { get; }

    /// <summary>The columns.</summary>
    public ImmutableArray<Dataset> Datasets { get; }

    /// <summary>The square of a programme and a dataset.</summary>
    public ConnectionSquare this[Connection at] => _squares.GetValueOrDefault(at) ?? new(at, false, ConnectionState.None, null);

    /// <summary>Squares with a need or a link, in no order.</summary>
    public IEnumerable<ConnectionSquare> Squares => _squares.Values;

    /// <summary>How many needs are declared, and how many of them a live link serves. Programmes that do not count are told too.</summary>
    public (int Live, int Of) Needs => (_squares.Values.Count(s => s is { Needed: true, State: ConnectionState.Live or ConnectionState.Batch }), _squares.Values.Count(s => s.Needed));

    /// <summary>The map of an inventory on a day. Of several links between the same two the strongest is shown.</summary>
    public static ConnectionMap Of(Inventory inventory, DateOnly day)
    {
        var needs = (inventory.Needs ?? []).Where(n => n.Stands).Select(n => n.At).ToHashSet();
        var links = (inventory.Links ?? []).ToLookup(l => l.At);
        var squares = needs.Concat(links.Select(l => l.Key)).Distinct().ToFrozenDictionary(at => at, at =>
        {
            var needed = needs.Contains(at);
            var strongest = links[at].MaxBy(l => StateOf(l, day, needed));
            var state = strongest is not null ? StateOf(strongest, day, needed) : needed ? ConnectionState.Missing : ConnectionState.None;
            return new ConnectionSquare(at, needed, state, strongest);
        });
        return new(inventory.Programmes, inventory.Datasets, squares);
    }

    private static ConnectionState StateOf(Link link, DateOnly day, bool needed) => link.Tool switch
    {
        LinkTool.Manual => ConnectionState.Manual,
        LinkTool.None => link.PlannedFor is not null ? ConnectionState.Planned : needed ? ConnectionState.Missing : ConnectionState.None,
        _ when !link.On(day).Live => ConnectionState.NotLive,
        LinkTool.Batch => ConnectionState.Batch,
        _ => ConnectionState.Live,
    };
}

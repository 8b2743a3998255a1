using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Model.Board;

/// <summary>What the board grain pushes to each host: the publications since its last push, not the picture.</summary>
/// <param name="Version">Version of the board with all of them in it.</param>
/// <param name="Publications">In the order they were applied.</param>
/// <param name="At">When the board applied the first of them.</param>
[GenerateSerializer, Immutable, Alias("board-delta")]
public sealed record BoardDelta(
    [property: Id(0)] long Version, [property: Id(1)] ImmutableArray<Publication> Publications, [property: Id(2)] DateTimeOffset At = default);

/// <summary>What a host gets when it has fallen behind: everything national; the published figures are content it has itself.</summary>
/// <param name="Version">Version of the board.</param>
/// <param name="Figures">Nationally accepted figures of every member that has any.</param>
/// <param name="Recent">The last changes, newest first.</param>
[GenerateSerializer, Immutable, Alias("board-snapshot")]
public sealed record BoardSnapshot(
    [property: Id(0)] long Version, [property: Id(1)] ImmutableArray<MemberFigures> Figures, [property: Id(2)] ImmutableArray<BoardChange> Recent);

using System.Collections.Immutable;
using Exchange.Model.Integration;

namespace Exchange.Web.Integration.Map;

/// <summary>A box of the drawing.</summary>
/// <param name="Id">Identity within its column.</param>
/// <param name="Name">What it is called.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
public sealed record GraphBox(string Id, string Name, double X, double Y);

/// <summary>A line of the drawing.</summary>
/// <param name="Kind">How it is drawn: a state of the map, or <c>belongs</c>.</param>
/// <param name="Path">The curve.</param>
/// <param name="Says">What it means.</param>
public sealed record GraphLine(string Kind, string Path, string Says);

/// <summary>
/// Institutions that hold data, datasets, programmes, and institutions that run programmes: four columns, so that every line runs between
/// neighbours. Within a column boxes stand at the mean height of their neighbours, which keeps crossings few. The same inventory gives the same
/// drawing.
/// </summary>
public sealed class InventoryGraph
{
    public const double BoxWidth = 210;
    public const double BoxHeight = 34;
    public const double Width = 4 * BoxWidth + 3 * Gap;

    private const double Gap = 120;
    private const double Step = 46;
    private const double Head = 30;
    private const int Rounds = 6;

    /// <summary>The boxes, column by column.</summary>
    public ImmutableArray<ImmutableArray<GraphBox>> Columns { get; }

    public ImmutableArray<GraphLine> Lines { get; }

    public double Height { get; }

    private InventoryGraph(ImmutableArray<ImmutableArray<GraphBox>> columns, ImmutableArray<GraphLine> lines, double height) =>
        (Columns, Lines, Height) = (columns, lines, height);

    public static InventoryGraph Of(Inventory inventory, ConnectionMap map, string language)
    {
        var names = inventory.Organisations.ToDictionary(o => o.Id, o => o.Name.In(language), StringComparer.Ordinal);
        var squares = map.Squares.Where(s => s.State != ConnectionState.None).OrderBy(s => s.At.Programme, StringComparer.Ordinal).ThenBy(s => s.At.Dataset, StringComparer.Ordinal).ToArray();
        string[][] order =
        [
            [.. inventory.Datasets.Select(d => d.Owner).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            [.. inventory.Datasets.Select(d => d.Id).Order(StringComparer.Ordinal)],
            [.. inventory.Programmes.Select(p => p.Id).Order(StringComparer.Ordinal)],
            [.. inventory.Programmes.Select(p => p.Organisation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        ];
        (string Left, string Right)[][] joins =
        [
            [.. inventory.Datasets.Select(d => (d.Owner, d.Id))],
            [.. squares.Select(s => (s.At.Dataset, s.At.Programme))],
            [.. inventory.Programmes.Select(p => (p.Id, p.Organisation))],
        ];
        Untangle(order, joins);

        var rows = Math.Max(1, order.Max(c => c.Length));
        var height = Head + rows * Step;
        ImmutableArray<ImmutableArray<GraphBox>> columns =
        [
            .. order.Select((ids, column) => ids.Select((id, place) => new GraphBox(
                id,
                column is 0 or 3 ? names.GetValueOrDefault(id, id)
                    : column == 1 ? inventory.Datasets.First(d => d.Id == id).Name.In(language)
                    : inventory.Programmes.First(p => p.Id == id).Name.In(language),
                column * (BoxWidth + Gap),
                Head + (height - Head) * (place + 0.5) / ids.Length - BoxHeight / 2)).ToImmutableArray()),
        ];
        var at = columns.Select(c => c.ToDictionary(b => b.Id, StringComparer.Ordinal)).ToArray();
        var lines = ImmutableArray.CreateBuilder<GraphLine>();
        foreach (var dataset in inventory.Datasets)
            lines.Add(new("belongs", Curve(at[0][dataset.Owner], at[1][dataset.Id]), $"{names.GetValueOrDefault(dataset.Owner, dataset.Owner)}: {dataset.Name.In(language)}"));
        foreach (var programme in inventory.Programmes)
            lines.Add(new("belongs", Curve(at[2][programme.Id], at[3][programme.Organisation]), $"{names.GetValueOrDefault(programme.Organisation, programme.Organisation)}: {programme.Name.In(language)}"));
        foreach (var square in squares)
            lines.Add(new(
                square.State.ToString(), Curve(at[1][square.At.Dataset], at[2][square.At.Programme]),
                $"{at[1][square.At.Dataset].Name} – {at[2][square.At.Programme].Name}: {MapWords.Of(square)}"));
        return new(columns, lines.DrainToImmutable(), height);
    }

    // Each column in turn is sorted by where its neighbours stand, from the left and from the right.
    private static void Untangle(string[][] order, (string Left, string Right)[][] joins)
    {
        for (var round = 0; round < Rounds; round++)
            for (var step = 0; step < 6; step++)
            {
                var (column, fromLeft) = step < 3 ? (step + 1, true) : (5 - step, false);
                var beside = order[fromLeft ? column - 1 : column + 1];
                var join = joins[fromLeft ? column - 1 : column];
                var height = beside.Select((id, place) => (id, (place + 0.5) / beside.Length)).ToDictionary(p => p.id, p => p.Item2, StringComparer.Ordinal);
                var own = order[column].Select((id, place) => (id, (place + 0.5) / order[column].Length)).ToDictionary(p => p.id, p => p.Item2, StringComparer.Ordinal);
                var mean = order[column].ToDictionary(
                    id => id,
                    id => join.Where(j => (fromLeft ? j.Right : j.Left) == id).Select(j => height[fromLeft ? j.Left : j.Right]).DefaultIfEmpty(own[id]).Average(),
                    StringComparer.Ordinal);
                order[column] = [.. order[column].OrderBy(id => mean[id]).ThenBy(id => id, StringComparer.Ordinal)];
            }
    }

    private static string Curve(GraphBox left, GraphBox right)
    {
        var (x1, y1, x2, y2) = (left.X + BoxWidth, left.Y + BoxHeight / 2, right.X, right.Y + BoxHeight / 2);
        var bend = (x2 - x1) / 2;
        return FormattableString.Invariant($"M{x1:0.#} {y1:0.#}C{x1 + bend:0.#} {y1:0.#} {x2 - bend:0.#} {y2:0.#} {x2:0.#} {y2:0.#}");
    }
}

using System.Globalization;
using Exchange.Chaos.Reports;
using Exchange.Load.Results;

namespace Exchange.Chaos.Checks;

/// <summary>
/// Compares histories with what the writers were told. Each figure's values are numbered by its one writer, so that lost, applied twice,
/// put in by nobody, and an older report repeated over a newer one can be told apart.
/// </summary>
internal sealed class Histories(IReadOnlyList<Operation> sent, Findings found)
{
    private readonly Dictionary<string, Operation> byId = sent.ToDictionary(o => o.Id, StringComparer.Ordinal);

    private int standing, lost, twice, outOfOrder, strange, readings;

    public void Check(IReadOnlyList<Past> pasts, string where)
    {
        readings++;
        var times = new Dictionary<string, int>(sent.Count, StringComparer.Ordinal);
        var last = new Dictionary<Place, (int Number, string? Text)>();
        foreach (var past in pasts)
        {
            foreach (var operation in past.Operations)
                times[operation] = times.GetValueOrDefault(operation) + 1;
            foreach (var change in past.Changes)
                Follow(change, last, where);
        }
        foreach (var operation in sent)
        {
            var count = times.GetValueOrDefault(operation.Id);
            standing += Math.Min(1, count);
            if (count > 1 && ++twice <= 5)
                found.Fault($"{where}: applied {count} times: {operation}");
            if (count == 0 && operation.Version > 0 && ++lost <= 5)
                found.Fault($"{where}: lost: {operation}");
        }
        foreach (var stranger in times.Keys.Where(id => !byId.ContainsKey(id)))
            if (++strange <= 5)
                found.Fault($"{where}: an operation {stranger} stands that nobody sent.");
    }

    public void Say()
    {
        const string group = "Read back";
        found.Add(group, $"reports that stand once in a history, mean of {readings} readings", (double)standing / readings, "");
        found.Add(group, "lost", lost, "");
        found.Add(group, "applied twice", twice, "");
        found.Add(group, "out of order, or over a newer one", outOfOrder, "");
        found.Add(group, "that nobody sent", strange, "");
    }

    private void Follow(Change change, Dictionary<Place, (int Number, string? Text)> last, string where)
    {
        var before = last.GetValueOrDefault(change.Place);
        if (!byId.TryGetValue(change.Operation, out var operation))
            return;
        var expected = operation.Value.ToString(CultureInfo.InvariantCulture);
        if (change.Place != operation.Place || change.To != expected)
            Wrong($"{where}: stands as {change.To} at {change.Place}: {operation}");
        else if (change.From != before.Text)
            Wrong($"{where}: stands after {change.From ?? "nothing"}, but {before.Text ?? "nothing"} was there: {operation}");
        else if (operation.Number != before.Number + 1)
            Wrong($"{where}: value {operation.Number} stands after value {before.Number}: {operation}");
        last[change.Place] = (operation.Number, change.To);
    }

    private void Wrong(string sentence)
    {
        if (++outOfOrder <= 5)
            found.Fault(sentence);
    }
}

using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <content>What acceptance makes public. Live decisions and the retelling of the past both come through here, so they agree.</content>
public sealed partial record Submission
{
    /// <summary>Accepts cells as they stand: the submission with them accepted, and what becomes public by it.</summary>
    /// <param name="keys">Cells that differ from what was last accepted; one that was cleared is withdrawn.</param>
    /// <param name="at">Moment of the acceptance.</param>
    public (Submission After, Publication Made) Accepting(ImmutableArray<CellKey> keys, DateTimeOffset at)
    {
        var accepted = Accepted.ToBuilder();
        var observations = ImmutableArray.CreateBuilder<Observation>();
        var statements = ImmutableArray.CreateBuilder<Statement>();
        var removed = ImmutableArray.CreateBuilder<CellKey>();
        foreach (var key in keys)
        {
            if (Cells.TryGetValue(key.ToString(), out var cell))
            {
                var fresh = accepted[key.ToString()] = new(cell, at);
                if (cell.HasFigure)
                    observations.Add(Observation(fresh));
                else
                    removed.Add(key);
                if (Statement(fresh) is { } statement)
                    statements.Add(statement);
            }
            else
            {
                accepted.Remove(key.ToString());
                removed.Add(key);
            }
        }
        return (
            this with { Accepted = accepted.ToImmutable(), Publications = Publications + 1 },
            new(Member, Source, Publications + 1, observations.DrainToImmutable(), removed.DrainToImmutable(), at)
            {
                Statements = statements.Count == 0 ? default : statements.DrainToImmutable(),
            });
    }

    /// <summary>Tells an accepted figure once more because what is known about it has grown: its grade.</summary>
    public (Submission After, Publication Made) Republishing(CellKey key, DateTimeOffset at)
    {
        var accepted = Accepted[key.ToString()];
        return (
            this with { Publications = Publications + 1 },
            new(Member, Source, Publications + 1, [Observation(accepted)], [], at)
            {
                Statements = Statement(accepted) is { } statement ? [statement] : default,
            });
    }
}

using Exchange.Model.Indicators;

namespace Exchange.Model.Submissions;

/// <summary>What an answer says beyond a figure.</summary>
public static class Statements
{
    /// <summary>The statement that a cell makes once it is accepted; null if it makes none.</summary>
    public static Statement? Of(string member, Cell cell, Vintage vintage) => Kind(cell) is { } kind
        ? new(member, cell.Key, kind, cell.Note, vintage)
        : null;

    private static StatementKind? Kind(Cell cell) => (cell.Kind, cell.Stance) switch
    {
        (AnswerKind.NotAvailable, _) => StatementKind.NotAvailable,
        (AnswerKind.NotApplicable, _) => StatementKind.NotApplicable,
        (_, Stance.Accepts) => StatementKind.AcceptsPublished,
        (_, Stance.Replaces) => StatementKind.ReplacesPublished,
        (_, Stance.Contests) => StatementKind.ContestsPublished,
        _ => null,
    };
}

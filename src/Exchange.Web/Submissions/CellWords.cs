using Exchange.Model.Indicators;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Submissions;

/// <summary>An answer, and the difference between two, in the language at hand.</summary>
internal static class CellWords
{
    public static string Of(AnswerKind kind) => kind switch
    {
        AnswerKind.Figure => SubmissionsTexts.Answer_Figure,
        AnswerKind.NotAvailable => SubmissionsTexts.Answer_NotAvailable,
        _ => SubmissionsTexts.Answer_NotApplicable,
    };

    public static string Of(Stance stance) => stance switch
    {
        Stance.None => SubmissionsTexts.Stance_None,
        Stance.Accepts => SubmissionsTexts.Stance_Accepts,
        Stance.Replaces => SubmissionsTexts.Stance_Replaces,
        _ => SubmissionsTexts.Stance_Contests,
    };

    /// <summary>The answer as read: the figure in its unit, or that there is none.</summary>
    public static string Of(Cell cell, string unit) =>
        cell.Kind != AnswerKind.Figure ? Of(cell.Kind)
        : cell.Value is { } value ? Write.Figure(value, unit)
        : cell.Text.Length > 0 ? $"“{cell.Text}” ({SubmissionsTexts.NotRead})"
        : SubmissionsTexts.NoFigure;

    /// <summary>What changed from one answer to the next, with a sign for who skims.</summary>
    public static (string Symbol, string Sentence) Difference(Cell? before, Cell? now, string unit) => (before, now) switch
    {
        (null, null) => ("=", SubmissionsTexts.NoFigure),
        (null, { } first) => ("+", Write.Text(SubmissionsTexts.DifferenceNew, Of(first, unit))),
        ({ } last, null) => ("×", Write.Text(SubmissionsTexts.DifferenceGone, Of(last, unit))),
        ({ } was, { } @is) when was == @is => ("=", Write.Text(SubmissionsTexts.DifferenceNone, Of(@is, unit))),
        ({ HasFigure: true } was, { HasFigure: true } @is) when was.Value == @is.Value => ("≈", Write.Text(SubmissionsTexts.DifferenceBeside, Of(@is, unit))),
        ({ HasFigure: true } was, { HasFigure: true } @is) => @is.Value > was.Value
            ? ("▲", Write.Text(SubmissionsTexts.DifferenceUp, Of(was, unit), Of(@is, unit), Step(@is.Value!.Value - was.Value!.Value, unit)))
            : ("▼", Write.Text(SubmissionsTexts.DifferenceDown, Of(was, unit), Of(@is, unit), Step(was.Value!.Value - @is.Value!.Value, unit))),
        ({ } was, { } @is) => ("◆", Write.Text(SubmissionsTexts.DifferenceOther, Of(was, unit), Of(@is, unit))),
    };

    /// <summary>How an answer stands to the figure that is published for the same year.</summary>
    public static (string Symbol, string Sentence) Against(Observation published, Cell? now, string unit) => (now?.HasFigure == true ? now.Value : null) switch
    {
        null => ("", SubmissionsTexts.AgainstNothing),
        { } value when value == published.Value => ("=", SubmissionsTexts.AgainstSame),
        { } value when value > published.Value => ("▲", Write.Text(SubmissionsTexts.AgainstAbove, Step(value - published.Value, unit))),
        { } value => ("▼", Write.Text(SubmissionsTexts.AgainstBelow, Step(published.Value - value, unit))),
    };

    // A difference of two shares is so many points, not per cent.
    private static string Step(double step, string unit) => unit switch
    {
        "percent" => Write.Text(SubmissionsTexts.Points, Write.Figure(step, step < 0.1 ? 2 : 1)),
        _ => Write.Figure(step, unit),
    };
}

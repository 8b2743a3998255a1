using System.Collections.Immutable;
using Exchange.Model.Indicators;

namespace Exchange.Web.Members;

/// <summary>One side of a table row. Neighbouring years with the same provenance share one cell of it.</summary>
/// <param name="Figure">The figure; null if not reported.</param>
/// <param name="Earlier">What earlier vintages said.</param>
/// <param name="Rows">How many rows the provenance spans from here; 0 if a row above has it.</param>
public readonly record struct FigureCell(Observation? Figure, ImmutableArray<Observation> Earlier, int Rows);

/// <summary>One year of the table of all years.</summary>
public readonly record struct FigureRow(int Year, FigureCell Published, FigureCell National)
{
    /// <summary>The rows of a series, newest year first.</summary>
    public static ImmutableArray<FigureRow> Of(FigureSeries series)
    {
        var published = Spans([.. series.Years.Select(y => y.Published)]);
        var national = Spans([.. series.Years.Select(y => y.National)]);
        return [.. series.Years.Select((y, i) => new FigureRow(
            y.Year,
            new(y.Published, y.EarlierPublished, published[i]),
            new(y.National, y.EarlierNational, national[i])))];
    }

    private static int[] Spans(Observation?[] figures)
    {
        var spans = new int[figures.Length];
        var start = 0;
        for (var i = 0; i < figures.Length; i++)
        {
            if (i > 0 && Provenance(figures[i]) != Provenance(figures[start]))
                start = i;
            spans[start]++;
        }
        return spans;
    }

    private static (string, Vintage, EvidenceGrade, string?)? Provenance(Observation? figure) =>
        figure is null ? null : (figure.Source, figure.Vintage, figure.Grade, figure.Note);
}

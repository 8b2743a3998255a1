using Exchange.Model.Indicators;

namespace Exchange.Web.Hosting.Content;

/// <summary>Reads indicators.csv and reference/companions.csv.</summary>
internal static class IndicatorFiles
{
    public const string Indicators = "indicators.csv";
    public const string Companions = "reference/companions.csv";

    private static readonly string[] Columns =
        ["code", "name_en", "name_fr", "name_ar", "unit", "min", "max", "direction", "disaggregation", "family", "origin", "definition_source"];

    /// <summary>The catalogue in the order of the file, then the companions.</summary>
    public static List<Indicator> Read(ContentFiles files)
    {
        var all = new List<Indicator>();
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in files.Rows(Indicators, Columns))
            Add(row, null);
        var catalogue = codes.ToHashSet(StringComparer.Ordinal);
        foreach (var row in files.Rows(Companions, [.. Columns, "companion_of"]))
        {
            var of = row.Text("companion_of");
            Add(row, catalogue.Contains(of) ? of : throw row.Wrong($"'{of}' is not in {Indicators}."));
        }
        return all;

        void Add(ContentRow row, string? companionOf)
        {
            var indicator = ReadOne(row, companionOf);
            if (!codes.Add(indicator.Code))
                throw row.Wrong($"the indicator '{indicator.Code}' appears twice.");
            all.Add(indicator);
        }
    }

    private static Indicator ReadOne(ContentRow row, string? companionOf)
    {
        var unit = row.Text("unit");
        // The ends of an ordinal scale are letters; there is no arithmetic on them.
        var counted = unit != "ordinal";
        return new(
            row.Text("code"),
            row.Texts("name"),
            unit,
            counted ? row.NumberOrNull("min") : null,
            counted ? row.NumberOrNull("max") : null,
            row.Choice(
                "direction",
                ("higher", Direction.Higher), ("lower", Direction.Lower), ("context", Direction.Context), ("context (20 = neutral)", Direction.Context)),
            row.Text("disaggregation"),
            row.Text("family"),
            row.Text("origin"),
            row.Text("definition_source"),
            companionOf);
    }
}

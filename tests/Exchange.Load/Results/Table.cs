using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Exchange.Load.Results;

/// <summary>The one table at the end, and the same as JSON.</summary>
internal static class Table
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Write(Findings found, TimeSpan took)
    {
        var text = new StringBuilder();
        foreach (var group in found.Figures.GroupBy(f => f.Group))
        {
            text.AppendLine().AppendLine(group.Key);
            foreach (var figure in group)
                text.AppendLine(CultureInfo.InvariantCulture, $"  {figure.Name,-66} {Number(figure.Value),10} {figure.Unit}");
        }

        text.AppendLine().AppendLine("Aims");
        foreach (var aim in found.Aims)
            text.AppendLine(CultureInfo.InvariantCulture,
                $"  {aim.Name,-66} {Number(aim.Measured),10} {aim.Unit,-4} {aim.Sign} {Number(aim.Bound),-6} {(aim.Met ? "met" : "NOT MET")}");

        text.AppendLine();
        foreach (var sentence in found.Notes)
            text.AppendLine(CultureInfo.InvariantCulture, $"Note: {sentence}");
        foreach (var sentence in found.Wrong.Take(20))
            text.AppendLine(CultureInfo.InvariantCulture, $"WRONG: {sentence}");
        text.Append(CultureInfo.InvariantCulture,
            $"{found.Aims.Count(a => a.Met)} of {found.Aims.Count} aims met, {found.Wrong.Count} wrong or lost answers, {took.TotalSeconds:0} s");
        return text.ToString();
    }

    public static void Save(string path, Findings found, TimeSpan took, TimeProvider time) => File.WriteAllText(path, JsonSerializer.Serialize(
        new { at = time.GetUtcNow(), cores = Environment.ProcessorCount, seconds = took.TotalSeconds, found.Figures, found.Aims, found.Notes, found.Wrong },
        Shape));

    private static string Number(double value) => value.ToString(
        Math.Abs(value) switch { >= 100 => "#,0", >= 10 => "0.0", _ => "0.00" }, CultureInfo.InvariantCulture);
}

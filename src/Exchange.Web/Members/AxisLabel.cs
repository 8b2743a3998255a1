using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Members;

/// <summary>The figure beside a grid line: short, and with no more decimals than it needs.</summary>
internal static class AxisLabel
{
    public static string Of(double value) => value switch
    {
        >= 1e6 => Trimmed(value / 1e6) + "\u00a0M",
        >= 1e4 => Trimmed(value / 1e3) + "\u00a0k",
        _ => Trimmed(value),
    };

    private static string Trimmed(double value)
    {
        var rounded = Math.Round(value, 3);
        var decimals = 0;
        while (decimals < 3 && Math.Abs(rounded - Math.Round(rounded, decimals)) > 1e-9)
            decimals++;
        return Write.Figure(rounded, decimals);
    }
}

namespace Exchange.Model.Submissions;

/// <summary>
/// A rule over several cells has one finding, and it stands at a cell of the submission itself, where a comment can be given:
/// the first of the codes that the submission has a figure for.
/// </summary>
internal static class Anchor
{
    /// <summary>Whether the finding would stand at this cell.</summary>
    public static bool IsAt(Examined cell, string first, params ReadOnlySpan<string> others)
    {
        if (cell.Key.Indicator == first)
            return true;
        if (cell.Sheet.OwnFigure(first, cell.Year))
            return false;
        foreach (var code in others)
        {
            if (cell.Key.Indicator == code)
                return true;
            if (cell.Sheet.OwnFigure(code, cell.Year))
                return false;
        }
        return false;
    }
}

/// <summary>The largest or smallest of several national figures of one year; null where none is given.</summary>
internal static class Extreme
{
    public static (double Value, string Code)? Largest(Examined cell, string[] codes) => Of(cell, codes, (a, b) => a > b);

    public static (double Value, string Code)? Smallest(Examined cell, string[] codes) => Of(cell, codes, (a, b) => a < b);

    private static (double Value, string Code)? Of(Examined cell, string[] codes, Func<double, double, bool> beats)
    {
        (double Value, string Code)? found = null;
        foreach (var code in codes)
            if (cell.Sheet.National(code, cell.Year) is { } value && (found is null || beats(value, found.Value.Value)))
                found = (value, code);
        return found;
    }
}

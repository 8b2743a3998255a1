namespace Exchange.Model.Integration;

/// <summary>How old evidence is.</summary>
public static class Age
{
    /// <summary>After so many months a whole assessment is marked stale.</summary>
    public const int MonthsAssessed = 24;

    /// <summary>
    /// The smallest number of months after which the day is reached, a begun month counting whole: twelve up to the same day of the next year,
    /// thirteen from the day after. A date in the future counts as none.
    /// </summary>
    public static int InMonths(DateOnly from, DateOnly day)
    {
        var months = Math.Max(0, (day.Year - from.Year) * 12 + day.Month - from.Month);
        return from.AddMonths(months) < day ? months + 1 : months;
    }

    /// <summary>Whether an assessment made on that day is stale on another.</summary>
    public static bool IsStale(DateOnly assessed, DateOnly day) => InMonths(assessed, day) > MonthsAssessed;
}

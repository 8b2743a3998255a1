namespace Exchange.Model.Integration;

/// <summary>
/// What a budget gives to each of those it is for: more people on the same money means a thinner benefit. Amounts are in one currency and for
/// one year.
/// </summary>
/// <param name="Budget">The money; not negative.</param>
/// <param name="Administration">Percent of it that does not reach people, 0 to below 100.</param>
/// <param name="Beneficiaries">How many people it is for; more than zero.</param>
public sealed record TradeOff(decimal Budget, decimal Administration, long Beneficiaries)
{
    /// <summary>What each person gets.</summary>
    public decimal Benefit => Budget * (100 - Administration) / 100 / Beneficiaries;

    /// <summary>The budget that would give so many people a benefit.</summary>
    public decimal BudgetFor(long people, decimal benefit) => people * benefit * 100 / (100 - Administration);

    /// <summary>How many people would get a benefit; null where the benefit is nothing.</summary>
    public long? PeopleAt(decimal benefit) => benefit <= 0 ? null : (long)Math.Floor(Budget * (100 - Administration) / 100 / benefit);

    /// <summary>Whether the figures can be reckoned with.</summary>
    public bool IsFit => Budget is >= 0 and < 1_000_000_000_000_000m && Administration is >= 0 and < 100 && Beneficiaries is > 0 and < 10_000_000_000;

    /// <summary>The programmes of a country that count and tell both budget and beneficiaries, taken together; null if none does.</summary>
    /// <param name="inventory">The inventory.</param>
    /// <returns>The sums, and of how many of the programmes that count they are.</returns>
    public static (decimal Budget, long Beneficiaries, int Programmes, int Of)? Of(Inventory inventory)
    {
        var counted = inventory.Programmes.Where(p => p is { Active: true, GovernmentOwned: true }).ToArray();
        var told = counted.Where(p => p is { Budget: not null, Beneficiaries: > 0 }).ToArray();
        return told.Length == 0 ? null : (told.Sum(p => p.Budget!.Value), told.Sum(p => p.Beneficiaries!.Value), told.Length, counted.Length);
    }
}

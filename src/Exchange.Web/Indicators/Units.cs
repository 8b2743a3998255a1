namespace Exchange.Web.Indicators;

/// <summary>The catalogue's units in the language at hand.</summary>
public static class Units
{
    public static string Name(string unit) => unit switch
    {
        "percent" => "%",
        "persons" => FamilyTexts.Persons,
        "international $" => FamilyTexts.InternationalDollars,
        _ => unit,
    };
}

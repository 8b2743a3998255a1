namespace Exchange.Model;

/// <summary>One text in the product's three languages.</summary>
/// <param name="En">English; always given.</param>
/// <param name="Fr">French.</param>
/// <param name="Ar">Arabic.</param>
[GenerateSerializer, Immutable, Alias("text")]
public sealed record LocalText([property: Id(0)] string En, [property: Id(1)] string Fr, [property: Id(2)] string Ar)
{
    /// <summary>The text in the language of the two-letter code; English for any other code.</summary>
    public string In(string language) => language switch { "fr" => Fr, "ar" => Ar, _ => En };

    /// <summary>The same words in all three languages, for texts that nobody translated.</summary>
    public static LocalText Same(string text) => new(text, text, text);
}

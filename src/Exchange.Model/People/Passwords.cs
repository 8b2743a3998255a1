namespace Exchange.Model.People;

/// <summary>
/// What a password must be: long, and not one that programs guess early. There are no rules about kinds of characters. How early it is
/// guessed is estimated from lists of common passwords, words and names, whatever their case, with signs for letters, repetitions, sequences,
/// dates and rows of keys.
/// </summary>
public static class Passwords
{
    /// <summary>Fewest characters of a password.</summary>
    public const int Min = 12;

    /// <summary>Most characters of a password; more would only cost time to check.</summary>
    public const int Max = 128;

    // The estimator's third step of four: more than 10^10 guesses, which a slow hash does not allow anybody.
    private const int Enough = 3;

    private static readonly string[] Product = ["exchange", "comcec", "oic", "pawg"];

    /// <summary>Why a password is refused; null if it is taken.</summary>
    /// <param name="password">The password.</param>
    /// <param name="about">What others know about the person: name, address, country.</param>
    public static AccountFault? Check(string password, params IEnumerable<string> about) => password.Length switch
    {
        < Min => AccountFault.PasswordTooShort,
        > Max => AccountFault.PasswordTooLong,
        _ when IsGuessed(password, Product) => AccountFault.PasswordCommon,
        _ when IsGuessed(password, [.. Product, .. about.SelectMany(Words)]) => AccountFault.PasswordPersonal,
        _ => null,
    };

    private static bool IsGuessed(string password, IEnumerable<string> known) => Zxcvbn.Zxcvbn.MatchPassword(password, known).Score < Enough;

    // Whole, and in the parts that a name or an address is made of: "fatou.diop@finances.gouv.example".
    private static IEnumerable<string> Words(string text) =>
        text.Split([' ', '.', '@', '-', '_', '+', '\'', '’'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(part => part.Length > 2)
            .Append(text)
            .Select(part => part.ToLowerInvariant())
            .Distinct();
}

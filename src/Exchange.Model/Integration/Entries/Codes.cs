using System.Collections.Immutable;
using System.Text;

namespace Exchange.Model.Integration.Entries;

/// <summary>Codes of choices, as they are stored: <c>SubNational</c> is <c>sub-national</c>.</summary>
public static class Codes
{
    /// <summary>All codes, in the order of the choices.</summary>
    public static ImmutableArray<string> Of<T>() where T : struct, Enum => Known<T>.Codes;

    /// <summary>The code of a choice.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Known<T>.Codes[Array.IndexOf(Known<T>.Values, value)];

    /// <summary>The choice of the code; null if there is none.</summary>
    public static T? Find<T>(string? code) where T : struct, Enum =>
        code is not null && Known<T>.Codes.IndexOf(code) is >= 0 and var place ? Known<T>.Values[place] : null;

    private static class Known<T> where T : struct, Enum
    {
        public static readonly T[] Values = Enum.GetValues<T>();
        public static readonly ImmutableArray<string> Codes = [.. Values.Select(v => Kebab(v.ToString()))];
    }

    private static string Kebab(string name)
    {
        var code = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && code.Length > 0)
                code.Append('-');
            code.Append(char.ToLowerInvariant(c));
        }
        return code.ToString();
    }
}

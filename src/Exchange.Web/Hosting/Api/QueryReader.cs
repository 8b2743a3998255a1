using System.Globalization;
using Exchange.Web.Hosting.Past;

namespace Exchange.Web.Hosting.Api;

/// <summary>
/// Reads the parameters of an address strictly: a misspelt filter must not silently become no filter. The first thing wrong is kept in
/// <see cref="Refusal"/>.
/// </summary>
internal sealed class QueryReader
{
    private readonly IQueryCollection _query;

    public QueryReader(HttpRequest request, params string[] known)
    {
        _query = request.Query;
        foreach (var name in _query.Keys)
            // Whether the address can be read as of a moment is its gate's to say.
            if (name is not (AsOf.Parameter or AsOf.Snapshot) && !known.Contains(name, StringComparer.OrdinalIgnoreCase))
                Refuse(Problems.UnknownParameter(name, known));
    }

    /// <summary>Why the address cannot be answered; null if it can.</summary>
    public Problem? Refusal { get; private set; }

    public string? Text(string name) => _query[name].ToString() is { Length: > 0 } text ? text.Trim() : null;

    public string Needed(string name)
    {
        if (Text(name) is { } text)
            return text;
        Refuse(Problems.Missing(name));
        return "";
    }

    /// <summary>Several values, separated by commas or by repeating the parameter.</summary>
    public string[] List(string name) =>
        _query[name].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public int? Year(string name)
    {
        if (Text(name) is not { } text)
            return null;
        if (text.Length == 4 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return year;
        Refuse(Problems.NotAYear(name, text));
        return null;
    }

    /// <summary>One of a few words; the fallback if the parameter is absent.</summary>
    public T OneOf<T>(string name, T fallback, params (string Word, T Value)[] words)
    {
        if (Text(name) is not { } text)
            return fallback;
        foreach (var (word, value) in words)
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
                return value;
        Refuse(Problems.UnknownValue(name, text, words.Select(w => w.Word)));
        return fallback;
    }

    public void Refuse(Problem problem) => Refusal ??= problem;
}

using System.Collections.Immutable;
using System.Globalization;
using Exchange.Web.Hosting.Content;
using YamlDotNet.RepresentationModel;

namespace Exchange.Web.Library;

/// <summary>One mapping of a file, read key by key; says in a sentence which key is wrong and what to write instead.</summary>
internal sealed class YamlMap
{
    private readonly Dictionary<string, YamlNode> _values = new(StringComparer.Ordinal);
    private readonly string _file;
    private readonly int _above;
    private readonly int _line;

    /// <param name="node">The mapping.</param>
    /// <param name="file">The file, for sentences.</param>
    /// <param name="above">Lines of the file above the YAML.</param>
    /// <param name="known">Every key that may stand here.</param>
    public YamlMap(YamlNode node, string file, int above, params string[] known)
    {
        (_file, _above, _line) = (file, above, above + (int)node.Start.Line);
        if (node is not YamlMappingNode mapping)
            throw new ContentException(file, _line, $"here must stand keys with values: {string.Join(", ", known)}.");
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!known.Contains(name, StringComparer.Ordinal))
                throw new ContentException(file, above + (int)key.Start.Line, $"the key '{name}' is not known here; the keys are {string.Join(", ", known)}.");
            _values[name] = value;
        }
    }

    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>What to throw when the value of a key cannot be taken.</summary>
    public ContentException Wrong(string key, string sentence) =>
        new(_file, _values.TryGetValue(key, out var value) ? _above + (int)value.Start.Line : _line, $"'{key}' {sentence}");

    public string Text(string key, int longest = 400)
    {
        var text = Scalar(key, Node(key)).Trim();
        return text.Length == 0 ? throw Wrong(key, "is empty; write a text.")
            : text.Length > longest ? throw Wrong(key, $"has {text.Length} characters; shorten it to {longest}.")
            : text.Any(char.IsControl) ? throw Wrong(key, "holds control characters; write plain text on one line.")
            : text;
    }

    public int Whole(string key, int from, int to) =>
        int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to
            ? number
            : throw Wrong(key, $"is '{Text(key)}'; write a whole number from {from} to {to}.");

    public DateOnly Day(string key) =>
        DateOnly.TryParseExact(Text(key), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Wrong(key, $"is '{Text(key)}'; write a day like 2026-11-25.");

    public T Choice<T>(string key, params (string Word, T Meaning)[] choices)
    {
        var text = Text(key);
        foreach (var (word, meaning) in choices)
            if (word == text)
                return meaning;
        throw Wrong(key, $"is '{text}'; write one of {string.Join(", ", choices.Select(c => c.Word))}.");
    }

    /// <summary>A list of short texts that all fit.</summary>
    public ImmutableArray<string> Texts(string key, Func<string, bool> fits, string what)
    {
        var texts = Nodes(key).Select(n => Scalar(key, n).Trim()).ToImmutableArray();
        foreach (var text in texts)
            if (!fits(text))
                throw Wrong(key, $"holds '{text}'; write {what}.");
        return texts.Distinct(StringComparer.Ordinal).Count() == texts.Length ? texts : throw Wrong(key, "names something twice; write each once.");
    }

    /// <summary>A list of mappings with the given keys.</summary>
    public ImmutableArray<YamlMap> Maps(string key, params string[] known) => [.. Nodes(key).Select(n => new YamlMap(n, _file, _above, known))];

    private IList<YamlNode> Nodes(string key) =>
        Node(key) is YamlSequenceNode { Children.Count: > 0 and <= 100 } list ? list.Children : throw Wrong(key, "must be a list with at least one entry.");

    private YamlNode Node(string key) =>
        _values.TryGetValue(key, out var node) ? node : throw new ContentException(_file, _line, $"the key '{key}' is missing; add a line '{key}: …'.");

    private string Scalar(string key, YamlNode node) => (node as YamlScalarNode)?.Value ?? throw Wrong(key, "must be a plain text here, not a list or a group of keys.");
}

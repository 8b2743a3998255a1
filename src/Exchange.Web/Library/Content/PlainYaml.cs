using Exchange.Web.Hosting.Content;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Exchange.Web.Library;

/// <summary>
/// YAML as the files use it: mappings, lists and values. Anchors, aliases and tags are refused before anything is built from the text:
/// they can make a few lines unfold into millions, or into objects nobody asked for.
/// </summary>
internal static class PlainYaml
{
    private const int Longest = 32 * 1024;
    private const int Deepest = 6;

    /// <summary>The value the text stands for. Throws <see cref="ContentException"/> with file and line where it cannot be taken.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="file">The file, for the sentence.</param>
    /// <param name="above">Lines of the file above the text.</param>
    public static YamlNode Read(string text, string file, int above)
    {
        if (text.Length > Longest)
            throw new ContentException(file, above + 1, $"the block is longer than {Longest / 1024} KB; shorten it.");
        try
        {
            Check(text, file, above);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents.Count == 1
                ? stream.Documents[0].RootNode
                : throw new ContentException(file, above + 1, "the block must hold one YAML document; write at least one line and no further '---' in it.");
        }
        catch (YamlException problem)
        {
            throw new ContentException(
                file, above + (int)problem.Start.Line,
                $"this is not well-formed YAML ({problem.Message.TrimEnd('.')}). A text with a colon followed by a space, or beginning with a quotation mark, a bracket or a hash, stands in single quotation marks; indent with spaces.");
        }
    }

    private static void Check(string text, string file, int above)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            var now = parser.Current!;
            var line = above + (int)now.Start.Line;
            if (now is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                throw new ContentException(file, line, "anchors (&name) and aliases (*name) are not taken; write the value out.");
            if (now is NodeEvent { Tag.IsEmpty: false })
                throw new ContentException(file, line, "tags (!name) are not taken; write the plain value.");
            depth += now.NestingIncrease;
            // The stream and the document count as one level each.
            if (depth > Deepest + 2)
                throw new ContentException(file, line, $"values are nested more than {Deepest} deep; write them flat.");
        }
    }
}

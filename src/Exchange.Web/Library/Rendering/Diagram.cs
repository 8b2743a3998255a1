using System.Collections.Immutable;
using Exchange.Web.Hosting.Content;

namespace Exchange.Web.Library;

/// <summary>What flows from whom to whom: a block of lines <c>from -> to: what</c>.</summary>
internal sealed record Diagram(ImmutableArray<Diagram.Arrow> Arrows)
{
    public sealed record Arrow(string From, string To, string What);

    /// <summary>The arrows by where they start, in the order of the text.</summary>
    public IEnumerable<IGrouping<string, Arrow>> Groups => Arrows.GroupBy(a => a.From, StringComparer.Ordinal);

    /// <summary>Throws <see cref="ContentException"/> at a line that is no arrow.</summary>
    public static Diagram Read(string text, string file, int above)
    {
        var arrows = ImmutableArray.CreateBuilder<Arrow>();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            if (!string.IsNullOrWhiteSpace(lines[i]))
                arrows.Add(ArrowOf(lines[i]) ?? throw new ContentException(file, above + i + 1, "a line of a diagram is 'from -> to: what flows'; write it so."));
        return arrows.Count is > 0 and <= 40 ? new(arrows.ToImmutable()) : throw new ContentException(file, above, "a diagram has 1 to 40 lines.");
    }

    private static Arrow? ArrowOf(string line)
    {
        var arrow = line.IndexOf("->", StringComparison.Ordinal);
        var colon = arrow < 0 ? -1 : line.IndexOf(':', arrow);
        if (colon < 0)
            return null;
        var (from, to, what) = (line[..arrow].Trim(), line[(arrow + 2)..colon].Trim(), line[(colon + 1)..].Trim());
        return from.Length > 0 && to.Length > 0 && what.Length > 0 ? new(from, to, what) : null;
    }
}

using System.Collections.Immutable;
using Exchange.Web.Hosting.Content;
using YamlDotNet.RepresentationModel;

namespace Exchange.Web.Library;

public sealed record Option(string Text, bool IsCorrect, string Why);

public sealed record Question(string Text, ImmutableArray<Option> Options)
{
    public int Correct => Options.IndexOf(Options.First(o => o.IsCorrect));
}

/// <summary>The questions at the end of a module.</summary>
public sealed record SelfCheck(ImmutableArray<Question> Questions)
{
    /// <summary>How many of the answers are right; an answer left out is none.</summary>
    public int Right(ImmutableArray<int> answers) =>
        Questions.Where((question, i) => i < answers.Length && answers[i] == question.Correct).Count();

    /// <summary>Reads the block. Throws <see cref="ContentException"/> where it is not well formed.</summary>
    public static SelfCheck Read(string text, string file, int above)
    {
        if (PlainYaml.Read(text, file, above) is not YamlSequenceNode { Children.Count: >= 3 and <= 5 } list)
            throw new ContentException(file, above + 1, "a self-check is a list of three to five questions; begin each with '- question:'.");
        return new([.. list.Children.Select(node => Read(new YamlMap(node, file, above, "question", "options")))]);
    }

    private static Question Read(YamlMap map)
    {
        var options = map.Maps("options", "text", "correct", "why")
            .Select(o => new Option(o.Text("text"), o.Choice("correct", ("true", true), ("false", false)), o.Text("why", 600)))
            .ToImmutableArray();
        if (options.Length is < 3 or > 8)
            throw map.Wrong("options", "must hold three to eight options.");
        return options.Count(o => o.IsCorrect) == 1
            ? new(map.Text("question", 600), options)
            : throw map.Wrong("options", "must hold exactly one with 'correct: true'.");
    }
}

using System.Text.RegularExpressions;

namespace Exchange.Web.Tests.House;

/// <summary>The product's source files, as text.</summary>
internal static partial class Source
{
    public static DirectoryInfo Root { get; } = Find();

    /// <summary>Files of a project, by their path below it, without what the build makes.</summary>
    public static IEnumerable<(string Path, string Text)> Of(string project)
    {
        var folder = Path.Combine(Root.FullName, "src", project);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".cs" or ".razor")
            .Select(f => (Path: Path.GetRelativePath(folder, f).Replace('\\', '/'), File: f))
            .Where(f => !f.Path.StartsWith("obj/", StringComparison.Ordinal) && !f.Path.StartsWith("bin/", StringComparison.Ordinal))
            .Select(f => (f.Path, File.ReadAllText(f.File)));
    }

    /// <summary>The room a file stands in; null for files of no room.</summary>
    public static string? Room(string path) => path.Contains('/') ? path[..path.IndexOf('/')] : null;

    /// <summary>The rooms of the floor that a text names.</summary>
    public static IEnumerable<string> Names(string text, string floor) =>
        Named().Matches(text).Where(m => m.Groups["floor"].Value == floor).Select(m => m.Groups["room"].Value).Distinct();

    [GeneratedRegex(@"\bExchange\.(?<floor>Model|Web)\.(?<room>[A-Z][A-Za-z]+)")]
    private static partial Regex Named();

    private static DirectoryInfo Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Exchange.sln")))
            folder = folder.Parent;
        return folder ?? throw new InvalidOperationException("The tests run inside the repository.");
    }
}

using Exchange.Model.Indicators;
using Exchange.Model.Integration;
using Exchange.Model.Recommendations;
using Exchange.Web.Hosting.Content;
using Microsoft.Extensions.Logging.Abstractions;

namespace Exchange.Model.Tests.Content;

/// <summary>The content that ships with the product, read once by its own loader.</summary>
internal static class Shipped
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "content");

    private static readonly Lazy<(Reference Reference, Rubric Rubric, RecommendationCatalogue Recommendations)> Once = new(() =>
    {
        using var folder = new ContentFolder(Folder, NullLogger<ContentFolder>.Instance);
        return (folder.Current, folder.Rubric, folder.Recommendations);
    });

    public static Reference Reference => Once.Value.Reference;

    public static Rubric Rubric => Once.Value.Rubric;

    public static RecommendationCatalogue Recommendations => Once.Value.Recommendations;

    /// <summary>Copies all of it, to be broken.</summary>
    public static void CopyTo(string folder)
    {
        foreach (var file in Directory.GetFiles(Folder, "*.csv", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

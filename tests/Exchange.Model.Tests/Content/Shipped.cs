using Exchange.Model.Indicators;
using Exchange.Web.Hosting.Content;
using Microsoft.Extensions.Logging.Abstractions;

namespace Exchange.Model.Tests.Content;

/// <summary>The content that ships with the product, read once by its own loader.</summary>
internal static class Shipped
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "content");

    private static readonly Lazy<Reference> Once = new(() =>
    {
        using var folder = new ContentFolder(Folder, NullLogger<ContentFolder>.Instance);
        return folder.Current;
    });

    public static Reference Reference => Once.Value;
}

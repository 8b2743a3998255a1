using Exchange.Web.Library;
using Exchange.Web.Tests.House;
using Microsoft.Extensions.Logging.Abstractions;

namespace Exchange.Web.Tests.Library;

/// <summary>The library that ships with the product, read once by its own reader.</summary>
internal static class Shipped
{
    public static readonly string Content = Path.Combine(Source.Root.FullName, "content");

    private static readonly Lazy<LibraryIndex> Once = new(() =>
    {
        using var folder = new LibraryFolder(Content, NullLogger<LibraryFolder>.Instance);
        return folder.Current;
    });

    public static LibraryIndex Library => Once.Value;

    public static IEnumerable<PageFile> Pages => Library.Entries.SelectMany(e => e.Pages.Values);
}

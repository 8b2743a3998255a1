using System.Text;

namespace Exchange.Web.Tests.People;

internal static class Stored
{
    /// <summary>Everything in the product's files of state, as text.</summary>
    public static string Text(Product product) => string.Concat(Directory.GetFiles(product.Folder, "exchange.db*").Select(Read));

    private static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }
}

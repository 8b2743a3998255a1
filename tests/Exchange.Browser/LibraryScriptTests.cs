using System.Text;
using Exchange.Web.Tests.Library;

namespace Exchange.Browser;

/// <summary>Every attempt of the corpus, in bodies and in the lines at the top, shown by the real product to a real browser: nothing runs.</summary>
public sealed class LibraryScriptTests : IAsyncDisposable
{
    private const int PerPage = 30;

    private readonly string _content = Directory.CreateTempSubdirectory("exchange-scripts-").FullName;

    [Fact]
    public async Task Nothing_that_is_written_into_a_page_runs_or_breaks_the_content_policy()
    {
        Copy();
        var slugs = Payloads.All.Chunk(PerPage).Select((payloads, n) => Write($"attempts-{n}", payloads)).ToList();
        await using var product = new Product { Content = _content };
        await product.InitializeAsync();
        await using var window = await product.Open();
        await window.Page.AddInitScriptAsync(Scripts.Count);

        foreach (var address in slugs.Select(s => "library/" + s).Prepend("library").Append("library/search?q=alert"))
            await window.RunNothing("/en/" + address);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_content, recursive: true);
        return ValueTask.CompletedTask;
    }

    // Title and summary hold an attempt each, the body the rest; a block of code that is refused as a diagram stands as it is.
    private string Write(string slug, string[] payloads)
    {
        var top = new StringBuilder("---\n")
            .Append("title: ").AppendLine(Quoted(payloads[0], 150)).Append("summary: ").AppendLine(Quoted(payloads[^1], 230))
            .Append("kind: case\nblocks: [B07]\nlevelFrom: 1\nlevelTo: 3\ntrack: both\nminutes: 1\nauthors: [")
            .Append(Quoted(payloads[payloads.Length / 2], 90)).Append("]\nsources:\n  - title: ").AppendLine(Quoted(payloads[payloads.Length / 3], 300))
            .Append("licence: ").AppendLine(Quoted(payloads[payloads.Length / 4], 55)).Append("reviewed: 2026-11-25\ntranslation: complete\n---\n\n");
        foreach (var payload in payloads)
            top.Append(payload.Replace("```diagram", "```text", StringComparison.Ordinal)).Append("\n\n");
        var folder = Directory.CreateDirectory(Path.Combine(_content, "library", slug));
        File.WriteAllText(Path.Combine(folder.FullName, "index.en.md"), top.ToString().ReplaceLineEndings("\n"));
        return slug;
    }

    private static string Quoted(string text, int longest)
    {
        var line = new string([.. text.Where(c => !char.IsControl(c))]);
        return "'" + (line.Length > longest ? line[..longest] : line).Replace("'", "''", StringComparison.Ordinal) + "'";
    }

    private void Copy()
    {
        foreach (var file in Directory.EnumerateFiles(Product.ShippedContent, "*.csv", SearchOption.AllDirectories))
        {
            var to = Path.Combine(_content, Path.GetRelativePath(Product.ShippedContent, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }
}

using System.Text;
using System.Text.RegularExpressions;

namespace Exchange.Browser;

/// <summary>A workbook goes out and comes back through the pages alone.</summary>
public sealed class WorkbookTests(SightProduct sight)
{
    [Fact]
    public async Task A_file_that_comes_back_is_shown_before_it_changes_anything_on_a_page_for_everybody()
    {
        foreach (var (language, delimiter) in new[] { ("en", ","), ("fr", ";"), ("ar", ",") })
            await Preview(sight.Product, language, delimiter);
    }

    private static async Task Preview(Product product, string language, string delimiter)
    {
        await using var window = await product.Open(language);
        await window.Page.GotoAsync($"/{language}/people/sign-in");
        await window.Page.Locator("button[name=persona][value=persona-focal-point]").ClickAsync();
        await window.Page.GotoAsync($"/{language}/submit/trial/SEN/workbook");
        await window.Page.SelectOptionAsync("select[name=format]", "csv");
        var download = await window.Page.RunAndWaitForDownloadAsync(() => window.Page.Locator("form[action$='workbook/file'] button").ClickAsync());
        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);

        // The first free line of the first figure, once with a figure that can be read and once with one that cannot.
        var lines = text.Split("\r\n");
        lines[1] = Filled(lines[1], delimiter, "2021", "31.5");
        lines[2] = Filled(lines[2], delimiter, "2020", "1,234");
        await window.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "classeur.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(string.Join("\r\n", lines)),
        });
        await window.Page.Locator("form[action$='workbook'] button").ClickAsync();
        await window.Page.WaitForURLAsync(new Regex("/workbook/[0-9a-f]{32}$"));

        Assert.Contains("31.5", await window.Page.Locator("table").Last.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await window.Page.Violations());
        Assert.Empty(window.Faults);
    }

    // The year's column is the eleventh, the figure's the twelfth.
    private static string Filled(string line, string delimiter, string year, string figure)
    {
        var fields = Regex.Matches(line, $"(?:\"(?:[^\"]|\"\")*\"|[^{delimiter}\"]*)(?:{delimiter}|$)").Select(m => m.Value).ToArray();
        fields[10] = year + delimiter;
        fields[11] = $"\"{figure}\"{delimiter}";
        return string.Concat(fields);
    }
}

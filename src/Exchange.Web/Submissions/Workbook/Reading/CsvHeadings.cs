using System.Globalization;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>The headings of a submission's CSV file, understood in every language of the product.</summary>
internal static class CsvHeadings
{
    private static readonly Lazy<Dictionary<string, WorkbookColumn>> All = new(AllHeadings);

    public static bool Known(string heading) => All.Value.ContainsKey(heading);

    /// <summary>Per column of ours where it stands among the headings; -1 if it does not.</summary>
    public static int[] Columns(string[] headings)
    {
        int[] columns = [.. Enumerable.Repeat(-1, WorkbookColumns.All.Length)];
        for (var i = 0; i < headings.Length; i++)
            if (All.Value.TryGetValue(headings[i], out var column) && columns[(int)column] < 0)
                columns[(int)column] = i;
        return columns[(int)WorkbookColumn.Key] >= 0 && columns[(int)WorkbookColumn.Value] >= 0 ? columns : throw new UnfitFileException("NotAWorkbook");
    }

    private static Dictionary<string, WorkbookColumn> AllHeadings()
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            var all = new Dictionary<string, WorkbookColumn>(StringComparer.OrdinalIgnoreCase);
            foreach (var language in Language.All)
            {
                language.Use();
                foreach (var column in WorkbookColumns.All)
                    all.TryAdd(column.Heading(), column);
            }
            foreach (var column in WorkbookColumns.All)
                all.TryAdd(column.ToString(), column);
            return all;
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }
}

using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Submissions.Workbook;
using Exchange.Web.Submissions.Workbook.Writing;

namespace Exchange.Web.Integration.Workbook.Writing;

/// <summary>One kind of entry as CSV: UTF-8 with its mark, semicolons in French; the headings are the names of the fields.</summary>
internal static class InventoryCsv
{
    public static async Task<MemoryStream> Make(IssuedInventory workbook)
    {
        var file = new MemoryStream();
        var sheet = workbook.Sheets[0];
        var columns = InventoryColumn.Of(sheet.Kind);
        var delimiter = IssuedWorkbook.DecimalMark(Language.Current.Code) == ',' ? ";" : ",";
        await using (var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        await using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter }))
        {
            csv.Header([.. columns.Select(c => c.Name), nameof(WorkbookColumn.Seal)]);
            foreach (var row in sheet.Rows)
            {
                foreach (var column in columns)
                    csv.Text(row[column]);
                csv.Text(workbook.Seal);
                await csv.NextRecordAsync();
            }
        }
        file.Position = 0;
        return file;
    }
}

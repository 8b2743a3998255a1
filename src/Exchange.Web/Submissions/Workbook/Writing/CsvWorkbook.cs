using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Languages;

namespace Exchange.Web.Submissions.Workbook.Writing;

/// <summary>The workbook as CSV, in the way of the language: UTF-8 with its mark, semicolons and decimal commas in French.</summary>
internal static class CsvWorkbook
{
    private static readonly WorkbookColumn[] Columns =
        [.. WorkbookColumns.All.Where(c => c is not (WorkbookColumn.Key or WorkbookColumn.Issued)), WorkbookColumn.Key, WorkbookColumn.Issued];

    public static async Task<MemoryStream> Make(IssuedWorkbook workbook)
    {
        var file = new MemoryStream();
        var delimiter = IssuedWorkbook.DecimalMark(Language.Current.Code) == ',' ? ";" : ",";
        await using (var text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        await using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = delimiter }))
        {
            csv.Header([.. Columns.Select(c => c.Heading())]);
            foreach (var row in workbook.Sheets.SelectMany(s => s.Rows))
            {
                foreach (var column in Columns)
                    Field(csv, column, column == WorkbookColumn.Seal ? workbook.Seal : row[column]);
                await csv.NextRecordAsync();
            }
        }
        file.Position = 0;
        return file;
    }

    private static void Field(CsvWriter csv, WorkbookColumn column, object? content)
    {
        if (content is double or int)
            csv.WriteField(Convert.ToString(content, CultureInfo.InvariantCulture)!.Replace('.', IssuedWorkbook.DecimalMark(Language.Current.Code)));
        else if (column == WorkbookColumn.Value && content is string figure && Model.Indicators.FigureReader.Read(figure).Value is not null)
            csv.WriteField(figure);
        else
            csv.Text(content as string);
    }
}

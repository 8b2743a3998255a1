using Exchange.Model.Submissions.Workbook;

namespace Exchange.Web.Submissions.Workbook;

/// <summary>A column of a workbook. Its name stands in a hidden row of the sheet, so that no translation and no moved column misleads the reader.</summary>
public enum WorkbookColumn
{
    Key,
    Issued,
    Code,
    Name,
    Unit,
    Range,
    Breakdown,
    LastValue,
    LastYear,
    PublishedValue,
    PublishedYear,
    Publisher,
    Year,
    Value,
    Answer,
    Stance,
    Source,
    Method,
    Note,
    Link,
    Kept,
    Grade,
    Remark,
    Seal,
}

internal static class WorkbookColumns
{
    public static WorkbookColumn[] All { get; } = Enum.GetValues<WorkbookColumn>();

    public static bool IsFilledIn(this WorkbookColumn column) => column is >= WorkbookColumn.Year and <= WorkbookColumn.Link;

    public static WorkbookField Field(this WorkbookColumn column) => (WorkbookField)(column - WorkbookColumn.Year);

    public static WorkbookColumn Of(WorkbookField field) => WorkbookColumn.Year + (int)field;

    public static string Heading(this WorkbookColumn column) => column switch
    {
        WorkbookColumn.Code => WorkbookTexts.Column_Code,
        WorkbookColumn.Name => WorkbookTexts.Column_Name,
        WorkbookColumn.Unit => WorkbookTexts.Column_Unit,
        WorkbookColumn.Range => WorkbookTexts.Column_Range,
        WorkbookColumn.Breakdown => WorkbookTexts.Column_Breakdown,
        WorkbookColumn.LastValue => WorkbookTexts.Column_LastValue,
        WorkbookColumn.LastYear => WorkbookTexts.Column_LastYear,
        WorkbookColumn.PublishedValue => WorkbookTexts.Column_PublishedValue,
        WorkbookColumn.PublishedYear => WorkbookTexts.Column_PublishedYear,
        WorkbookColumn.Publisher => WorkbookTexts.Column_Publisher,
        WorkbookColumn.Year => WorkbookTexts.Column_Year,
        WorkbookColumn.Value => WorkbookTexts.Column_Value,
        WorkbookColumn.Answer => WorkbookTexts.Column_Answer,
        WorkbookColumn.Stance => WorkbookTexts.Column_Stance,
        WorkbookColumn.Source => WorkbookTexts.Column_Source,
        WorkbookColumn.Method => WorkbookTexts.Column_Method,
        WorkbookColumn.Note => WorkbookTexts.Column_Note,
        WorkbookColumn.Link => WorkbookTexts.Column_Link,
        WorkbookColumn.Kept => WorkbookTexts.Column_Kept,
        WorkbookColumn.Grade => WorkbookTexts.Column_Grade,
        WorkbookColumn.Remark => WorkbookTexts.Column_Remark,
        _ => column.ToString(),
    };
}

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>One cell of a sheet, as far as it matters what somebody meant by it.</summary>
/// <param name="Text">Its text; of a number the digits as the file holds them.</param>
/// <param name="IsNumber">It holds a number, not a text.</param>
/// <param name="Format">What the number's format says.</param>
/// <param name="Fault">Why it cannot be used whatever it says; null if it can.</param>
internal readonly record struct SheetCell(string Text, bool IsNumber, FormatKind Format, string? Fault);

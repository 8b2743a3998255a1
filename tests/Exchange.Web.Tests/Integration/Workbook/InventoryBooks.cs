using System.Collections.Immutable;
using Exchange.Model.Integration;
using Exchange.Model.Integration.Entries;
using Exchange.Model.Integration.Entries.Workbook;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Integration;
using Exchange.Web.Integration.Workbook;
using Exchange.Web.Integration.Workbook.Reading;
using Exchange.Web.Integration.Workbook.Writing;
using Exchange.Web.Tests.Submissions.Workbook;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Exchange.Web.Tests.Integration.Workbook;

/// <summary>Workbooks of a small inventory, made, filled in and read as the product does it, without the product.</summary>
internal static class InventoryBooks
{
    public static Rubric Rubric { get; } = RubricFiles.Read(System.IO.Path.Combine(House.Source.Root.FullName, "content"));

    public static InventoryRecord Stored { get; } = InventoryRecord.Blank("SEN") with
    {
        Status = SubmissionStatus.Draft, Revision = 3,
        Entries = new[]
        {
            Entry.Of(new(EntryKind.Organisation, "ministry"), ("name_en", "Ministry"), ("name_ar", "الوزارة"), ("role", "=1+1\r\nline two")),
            Entry.Of(
                new(EntryKind.Programme, "cash"), ("name_en", "Family cash"), ("organisation", "ministry"), ("type", "unconditional-cash"), ("beneficiaries", "1200"),
                ("uid_share", "66,7"), ("digital_mis", "yes"), ("note", "about -5 %")),
            Entry.Of(new(EntryKind.Dataset, "civil"), ("name_fr", "État civil"), ("owner", "ministry"), ("kind", "civil"), ("format", "database"), ("updated", "2026-03-01")),
            Entry.Of(EntryKey.Link(new("cash", "civil")), ("tool", "query"), ("legal_basis", "perhaps"), ("last_verified", "2026-09-25")),
            Entry.Of(new(EntryKind.Delivery, "cash/2"), ("grade", "1"), ("causes", "law finance")),
            Entry.Of(new(EntryKind.Criterion, "B06.1a"), ("met", "no")),
        }.ToImmutableDictionary(e => e.Key.ToString()),
    };

    public static IssuedInventory Issue(InventoryRecord? record = null, EntryKind? only = null) => IssuedInventory.Of(
        new(record ?? Stored, [], Part.Owner), InventoryAccess.Of(record ?? Stored, Books.FocalPoint), only, "Senegal", Rubric, Books.Seal, Books.Now);

    public static byte[] Xlsx(string language = "en", InventoryRecord? record = null) => Books.In(language, () => InventoryXlsx.Make(Issue(record)).ToArray());

    public static byte[] Csv(string language, EntryKind kind) => Books.In(language, () => InventoryCsv.Make(Issue(only: kind)).GetAwaiter().GetResult().ToArray());

    public static (ReceivedInventory? Received, Finding? Refusal) Read(byte[] file, string member = "SEN", long revision = 3) =>
        new InventoryIntake(Books.Seal).Read(new MemoryStream(file), member, revision, Rubric);

    public static ReceivedInventory Received(byte[] file)
    {
        var (received, refusal) = Read(file);
        Assert.True(received is not null, $"Refused: {refusal?.Rule}");
        return received;
    }

    public static EntriesComparison Compare(byte[] file) => Compared(Received(file));

    public static EntriesComparison Compared(ReceivedInventory received) => EntriesComparison.Of(
        received.Lines, Stored, new("w", Books.FocalPoint, Channel.Workbook), new(Rubric, ["SEN", "MLI"], Books.Now));

    /// <summary>The workbook with cells filled in: line, name of the column, and a text or a number.</summary>
    public static byte[] Fill(byte[] file, params (string Line, string Column, object? Content)[] cells) => Books.Edit(file, document =>
    {
        foreach (var (line, column, content) in cells)
        {
            var row = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<X.Row>()).First(r => r.Elements<X.Cell>().FirstOrDefault()?.InnerText == line);
            var kind = EntryLine.Parse(line)!.Value.Kind;
            var cell = row.Elements<X.Cell>().ElementAt(InventoryColumn.Of(kind).ToList().FindIndex(c => c.Name == column));
            (cell.DataType, cell.InlineString, cell.CellValue, cell.CellFormula) = (null, null, null, null);
            if (content is string text)
                (cell.DataType, cell.InlineString) = (X.CellValues.InlineString, new(new X.Text(text)));
            else if (content is not null)
                cell.CellValue = new(FormattableString.Invariant($"{content}"));
        }
    });
}

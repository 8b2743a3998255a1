using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Exchange.Model.Integration.Entries;
using Exchange.Web.Integration.Workbook;
using Exchange.Web.Tests.Submissions.Workbook;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Exchange.Web.Tests.Integration.Workbook;

/// <summary>The inventory's workbook as a file: written, filled in as people do, read back.</summary>
public sealed class InventoryFileTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    [InlineData("ar")]
    public void A_workbook_nobody_touched_changes_nothing_in_any_language(string language)
    {
        var received = InventoryBooks.Received(InventoryBooks.Xlsx(language));

        Assert.Empty(received.Lines);
        Assert.False(received.IsAltered);
        Assert.True(received.Untouched > 400, $"{received.Untouched} lines");
        foreach (var kind in Enum.GetValues<EntryKind>())
            Assert.Empty(InventoryBooks.Received(InventoryBooks.Csv(language, kind)).Lines);
    }

    [Theory]
    [InlineData("en", false)]
    [InlineData("ar", true)]
    public void Sheets_are_valid_locked_and_written_from_the_languages_side(string language, bool fromRight)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(InventoryBooks.Xlsx(language)), isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        foreach (var part in document.WorkbookPart!.WorksheetParts)
        {
            Assert.NotNull(part.Worksheet!.GetFirstChild<X.SheetProtection>());
            Assert.Equal(fromRight, part.Worksheet.Descendants<X.SheetView>().Single().RightToLeft?.Value ?? false);
        }
        Assert.Equal(13, document.WorkbookPart.Workbook!.Descendants<X.Sheet>().Count());
        Assert.All(document.WorkbookPart.Workbook.Descendants<X.Sheet>(), sheet => Assert.True(sheet.Name!.Value!.Length <= 31));
    }

    [Fact]
    public void Words_of_any_language_numbers_and_days_are_read_as_they_were_meant()
    {
        var comparison = InventoryBooks.Compare(InventoryBooks.Fill(
            InventoryBooks.Xlsx("fr"),
            ("programme:cash", "digital_mis", "لا"), ("programme:cash", "beneficiaries", 1300), ("programme:cash", "uid_share", "70"),
            ("link:cash/civil", "legal_basis", "Oui"), ("link:cash/civil", "tool", "event"), ("delivery:cash/2", "causes", "law; Finance"),
            ("delivery:cash/9", "grade", "2"), ("criterion:B06.2a", "met", "yes"), ("list:links", "gone_through", "Oui"),
            ("dataset:+1", "name_en", "Tax file"), ("dataset:+1", "owner", "Ministry"), ("dataset:+1", "kind", "tax"), ("dataset:+1", "format", "paper"),
            ("need:+1", "programme", "Family cash"), ("need:+1", "dataset", "tax file"), ("need:+1", "purpose", "payment")));

        Assert.Empty(comparison.Refused);
        string To(string entry, string field) => Assert.Single(comparison.Changes, c => c.Key.ToString() == entry && c.Field == field).To;
        Assert.Equal(("no", "1300", "70"), (To("programme:cash", "digital_mis"), To("programme:cash", "beneficiaries"), To("programme:cash", "uid_share")));
        Assert.Equal(("yes", "event"), (To("link:cash/civil", "legal_basis"), To("link:cash/civil", "tool")));
        Assert.Equal(("2", "yes", "yes"), (To("delivery:cash/9", "grade"), To("criterion:B06.2a", "met"), To("list:links", "gone_through")));
        Assert.Equal("ministry", To("dataset:tax-file", "owner"));
        Assert.Equal("payment", To("need:cash/tax-file", "purpose"));
        // "law; Finance" is what stood there.
        Assert.DoesNotContain(comparison.Changes, c => c.Field == "causes");
    }

    [Fact]
    public void A_day_that_the_spreadsheet_made_a_date_of_stays_that_day_and_a_formula_is_refused_by_sheet_and_cell()
    {
        var file = InventoryBooks.Fill(InventoryBooks.Xlsx(), ("link:cash/civil", "last_verified", 46_112), ("programme:cash", "staff", "3"));
        file = Books.Edit(file, document =>
        {
            var cells = document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<X.Cell>()).ToArray();
            var formats = document.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!;
            formats.Append(new X.CellFormat { NumberFormatId = 14 });
            cells.Single(c => c.CellValue?.Text == "46112").StyleIndex = (uint)formats.Count() - 1;
            var staff = cells.Single(c => c.InnerText == "3" && c.CellReference!.Value!.EndsWith('6'));
            (staff.DataType, staff.InlineString, staff.CellFormula, staff.CellValue) = (null, null, new("1+2"), new("3"));
        });

        var comparison = InventoryBooks.Compare(file);

        Assert.Equal(("last_verified", "2026-03-31"), (Assert.Single(comparison.Changes).Field, comparison.Changes[0].To));
        var refused = Assert.Single(comparison.Refused);
        Assert.Equal(("Formula", "Programmes"), (refused.Finding.Rule, refused.Sheet));
        Assert.EndsWith("6", refused.Where, StringComparison.Ordinal);
        Assert.Contains("A formula stands here", InventoryWorkbookSentences.Of(refused.Finding), StringComparison.Ordinal);
    }

    [Fact]
    public void A_csv_of_one_kind_is_read_back_with_its_guarded_texts()
    {
        var text = Encoding.UTF8.GetString(InventoryBooks.Csv("fr", EntryKind.Organisation));
        Assert.Contains("'=1+1", text, StringComparison.Ordinal);

        var comparison = InventoryBooks.Compare(Encoding.UTF8.GetBytes(text.Replace("Ministry", "Ministry of social affairs", StringComparison.Ordinal)));

        Assert.Equal(("name_en", "Ministry of social affairs"), (Assert.Single(comparison.Changes).Field, comparison.Changes[0].To));
    }

    [Fact]
    public void A_file_of_another_member_version_or_kind_is_refused_as_a_whole()
    {
        var mali = InventoryBooks.Xlsx(record: InventoryBooks.Stored with { Member = "MLI" });
        Assert.Equal("OtherMember", InventoryBooks.Read(mali).Refusal!.Rule);
        Assert.Equal("OtherVersion", InventoryBooks.Read(InventoryBooks.Xlsx(), revision: 2).Refusal!.Rule);
        Assert.Equal("OtherRound", InventoryBooks.Read(Books.Xlsx()).Refusal!.Rule);
        Assert.Equal("OtherRound", Books.Read(InventoryBooks.Xlsx()).Refusal!.Rule);
    }

    [Fact]
    public void Hostile_files_meet_the_same_guard_and_every_refusal_has_its_sentence()
    {
        var refused = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, make) in new Hostile(7).Attacks())
        {
            var (received, refusal) = InventoryBooks.Read(make());
            Assert.True(received is null != refusal is null, name);
            if (refusal is not null)
                Assert.NotEmpty(InventoryWorkbookSentences.Of(refusal));
            refused.Add(refusal?.Rule ?? "");
        }
        Assert.True(refused.Count > 12, string.Join(", ", refused));
        var random = new Random(11);
        var whole = InventoryBooks.Xlsx();
        for (var i = 0; i < 60; i++)
        {
            var damaged = (byte[])whole.Clone();
            for (var changes = 0; changes < 8; changes++)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            var (received, refusal) = InventoryBooks.Read(damaged);
            Assert.True(received is null != refusal is null);
        }
    }
}

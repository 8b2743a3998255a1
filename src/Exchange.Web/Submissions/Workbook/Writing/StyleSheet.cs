using DocumentFormat.OpenXml;
using Exchange.Web.Hosting.Languages;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Exchange.Web.Submissions.Workbook.Writing;

/// <summary>The looks of a workbook, in the order of <see cref="Style"/>. Cells for answers are white in a frame, everything else is tinted.</summary>
internal static class StyleSheet
{
    private const uint TextFormat = 49;
    private const uint YearFormat = 1;
    private const uint FigureFormat = 164;

    private enum Font : uint { Plain, Bold, Title, White, Quiet }

    private enum Fill : uint { None, Gray, Dark, Deep, Tint, Pale, Input }

    public static X.Stylesheet Make() => new(
        new X.NumberingFormats(new X.NumberingFormat { NumberFormatId = FigureFormat, FormatCode = "#,##0.##" }) { Count = 1 },
        new X.Fonts(Font_(11, "FF1B2733"), Font_(11, "FF1B2733", bold: true), Font_(16, "FF0B4A5A", bold: true), Font_(11, "FFFFFFFF", bold: true), Font_(10, "FF56646F")) { Count = 5 },
        new X.Fills(
            new X.Fill(new X.PatternFill { PatternType = X.PatternValues.None }), new X.Fill(new X.PatternFill { PatternType = X.PatternValues.Gray125 }),
            Solid("FF0B4A5A"), Solid("FF8A5A00"), Solid("FFE3EEF0"), Solid("FFF3F5F6"), Solid("FFFFFBEA")) { Count = 7 },
        new X.Borders(new X.Border(new X.LeftBorder(), new X.RightBorder(), new X.TopBorder(), new X.BottomBorder(), new X.DiagonalBorder()), Frame("FFC9D1D6"), Frame("FFB08900")) { Count = 3 },
        new X.CellStyleFormats(new X.CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new X.CellFormats(Enum.GetValues<Style>().Select(Of)) { Count = (uint)Enum.GetValues<Style>().Length },
        new X.CellStyles(new X.CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }) { Count = 1 });

    /// <summary>Whether texts of that look go on in a second line.</summary>
    public static bool Wraps(Style style) => Of(style).Alignment!.WrapText!;

    private static X.CellFormat Of(Style style) => style switch
    {
        Style.Title => Format(Font.Title),
        Style.Lead => Format(Font.Quiet),
        Style.Text => Format(Font.Plain, wrap: true),
        Style.Strong => Format(Font.Bold, wrap: true),
        Style.GroupHeading => Format(Font.White, Fill.Dark),
        Style.AnswerGroup => Format(Font.White, Fill.Deep),
        Style.Heading => Format(Font.Bold, Fill.Tint, 1, wrap: true),
        Style.AnswerHeading => Format(Font.Bold, Fill.Input, 2, wrap: true),
        Style.Known => Format(Font.Plain, Fill.Pale, 1, wrap: true),
        Style.KnownCode => Format(Font.Quiet, Fill.Pale, 1),
        Style.KnownFigure => Format(Font.Plain, Fill.Pale, 1, FigureFormat),
        Style.KnownYear => Format(Font.Plain, Fill.Pale, 1, YearFormat),
        Style.Answer => Format(Font.Plain, Fill.Input, 2, TextFormat, wrap: true, open: true),
        // As text, so that no spreadsheet reads "24,1" as 241 or 24.1 as a day in January before we do.
        Style.AnswerFigure => Format(Font.Bold, Fill.Input, 2, TextFormat, open: true, right: true),
        Style.AnswerYear => Format(Font.Plain, Fill.Input, 2, YearFormat, open: true),
        Style.Locked => Format(Font.Quiet, Fill.Pale, 1, TextFormat, wrap: true),
        Style.LockedFigure => Format(Font.Quiet, Fill.Pale, 1, TextFormat, right: true),
        Style.Input => Format(Font.Plain, Fill.Input, 2),
        _ => Format(Font.Plain),
    };

    private static X.CellFormat Format(Font font, Fill fill = Fill.None, uint border = 0, uint number = 0, bool wrap = false, bool open = false, bool right = false) => new(
        new X.Alignment
        {
            Vertical = X.VerticalAlignmentValues.Top, WrapText = wrap,
            // From right to left whatever a text begins with: a full stop belongs at its end.
            ReadingOrder = Language.Current.RightToLeft ? 2u : 0u,
            Horizontal = right ? X.HorizontalAlignmentValues.Right : X.HorizontalAlignmentValues.General,
        },
        new X.Protection { Locked = !open })
    {
        FontId = (uint)font, FillId = (uint)fill, BorderId = border, NumberFormatId = number, FormatId = 0,
        ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyNumberFormat = true, ApplyAlignment = true, ApplyProtection = true,
    };

    private static X.Font Font_(double size, string colour, bool bold = false)
    {
        var font = new X.Font();
        if (bold)
            font.Append(new X.Bold());
        font.Append(new X.FontSize { Val = size }, new X.Color { Rgb = colour }, new X.FontName { Val = "Calibri" }, new X.FontFamilyNumbering { Val = 2 });
        return font;
    }

    private static X.Fill Solid(string colour) => new(new X.PatternFill(new X.ForegroundColor { Rgb = colour }, new X.BackgroundColor { Indexed = 64 })
    {
        PatternType = X.PatternValues.Solid,
    });

    private static X.Border Frame(string colour)
    {
        T Side<T>(T side) where T : X.BorderPropertiesType
        {
            side.Style = X.BorderStyleValues.Thin;
            side.Append(new X.Color { Rgb = colour });
            return side;
        }
        return new(Side(new X.LeftBorder()), Side(new X.RightBorder()), Side(new X.TopBorder()), Side(new X.BottomBorder()), new X.DiagonalBorder());
    }
}

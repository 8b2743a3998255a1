using System.Xml;

namespace Exchange.Web.Submissions.Workbook.Reading;

internal static class XmlSteps
{
    private const int Deepest = 24;

    /// <summary>Goes to the next node; nothing of a spreadsheet that is read stands deep.</summary>
    public static bool Steps(this XmlReader xml)
    {
        if (!xml.Read())
            return false;
        if (xml.Depth > Deepest)
            throw new UnfitFileException("Damaged");
        return true;
    }

    /// <summary>The text below the element at hand, without phonetic readings; the reader then stands at its end.</summary>
    /// <param name="xml">Stands at the element.</param>
    /// <param name="longest">More characters than this are an error.</param>
    public static string TextBelow(this XmlReader xml, int longest)
    {
        if (xml.IsEmptyElement)
            return "";
        var (depth, name, text, spoken) = (xml.Depth, xml.LocalName, "", 0);
        var inText = name == "v";
        System.Text.StringBuilder? several = null;
        while (xml.Steps() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth && xml.LocalName == name))
        {
            if (xml.LocalName == "rPh" && !xml.IsEmptyElement)
                spoken += xml.NodeType == XmlNodeType.Element ? 1 : xml.NodeType == XmlNodeType.EndElement ? -1 : 0;
            if (xml.LocalName == "t" && (xml.NodeType is XmlNodeType.Element or XmlNodeType.EndElement))
                inText = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (!inText || spoken > 0 || xml.NodeType is not (XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA))
                continue;
            if (text.Length + (several?.Length ?? 0) + xml.Value.Length > longest)
                throw new UnfitFileException("CellTooLong", longest);
            if (text.Length == 0)
                text = xml.Value;
            else
                (several ??= new()).Append(xml.Value);
        }
        return Unescaped(several is null ? text : text + several);
    }

    /// <summary>Spreadsheets write characters that XML cannot hold as <c>_x000D_</c>.</summary>
    private static string Unescaped(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        return System.Text.RegularExpressions.Regex.Replace(
            text, "_x([0-9A-Fa-f]{4})_", m => ((char)Convert.ToUInt16(m.Groups[1].Value, 16)).ToString(), System.Text.RegularExpressions.RegexOptions.NonBacktracking);
    }
}

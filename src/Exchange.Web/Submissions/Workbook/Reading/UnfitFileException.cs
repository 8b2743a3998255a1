using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions.Workbook.Reading;

/// <summary>A file that is not read any further. Never leaves <see cref="SentFile"/>, which answers its reason as a value.</summary>
internal sealed class UnfitFileException(string rule, params object[] arguments) : Exception(rule)
{
    public Finding Finding { get; } = Finding.Of(rule, Severity.Error, null, arguments);
}

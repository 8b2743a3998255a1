using Exchange.Model.Indicators;
using Exchange.Model.Submissions;

namespace Exchange.Web.Submissions;

internal static class FindingSentences
{
    public static string Of(Finding finding, Reference reference) => finding.Rule;
}

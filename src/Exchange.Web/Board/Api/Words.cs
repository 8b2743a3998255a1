using Exchange.Model.Members;
using Exchange.Web.Hosting.Api;

namespace Exchange.Web.Board.Api;

/// <summary>Parameters that several addresses know.</summary>
internal static class Words
{
    public static MemberGroup? Group(QueryReader read) => read.OneOf<MemberGroup?>(
        "group", null, ("African", MemberGroup.African), ("Arab", MemberGroup.Arab), ("Asian", MemberGroup.Asian));

    public static bool Csv(QueryReader read, HttpRequest request) =>
        read.OneOf<bool?>("format", null, ("json", false), ("csv", true))
        ?? request.Headers.Accept.Any(line => line?.Contains("text/csv", StringComparison.OrdinalIgnoreCase) == true);
}

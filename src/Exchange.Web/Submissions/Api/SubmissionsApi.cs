using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Cluster;

namespace Exchange.Web.Submissions.Api;

internal static class SubmissionsApi
{
    public static void MapSubmissionsApi(this WebApplication app)
    {
        app.MapGroup(ApiHosting.Root).WithTags("Rounds").AnsweredAwake().MapRounds();
        app.MapGroup(ApiHosting.Root).WithTags("Submissions").AnsweredAwake().MapReports();
        app.MapGroup(ApiHosting.Root).WithTags("Import").AnsweredAwake().MapImport();
    }
}

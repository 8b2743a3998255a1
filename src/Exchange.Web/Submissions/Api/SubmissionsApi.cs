using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Cluster;
using Exchange.Web.Submissions.Workbook;

namespace Exchange.Web.Submissions.Api;

internal static class SubmissionsApi
{
    public static void MapSubmissionsApi(this WebApplication app)
    {
        var rounds = app.MapGroup(ApiHosting.Root).WithTags("Rounds").AnsweredAwake();
        rounds.MapRounds();
        rounds.MapRoundCommands();
        app.MapGroup(ApiHosting.Root).WithTags("Submissions").AnsweredAwake().MapReports();
        app.MapGroup(ApiHosting.Root).WithTags("Submissions").AnsweredAwake().MapDesk();
        app.MapGroup(ApiHosting.Root).WithTags("Submissions").AnsweredAwake().MapOpen();
        app.MapGroup(ApiHosting.Root).WithTags("Submissions").AnsweredAwake().MapWorkbook();
        app.MapGroup(ApiHosting.Root).WithTags("Import").AnsweredAwake().MapImport();
    }
}

using Exchange.Web.Hosting.Api;

namespace Exchange.Web.Submissions.Api;

internal static class SubmissionsApi
{
    public static void MapSubmissionsApi(this WebApplication app)
    {
        app.MapGroup(ApiHosting.Root).WithTags("Rounds").MapRounds();
        app.MapGroup(ApiHosting.Root).WithTags("Submissions").MapReports();
        app.MapGroup(ApiHosting.Root).WithTags("Submissions").MapDesk();
        app.MapGroup(ApiHosting.Root).WithTags("Import").MapImport();
    }
}

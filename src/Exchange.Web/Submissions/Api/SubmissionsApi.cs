using Exchange.Web.Hosting.Api;

namespace Exchange.Web.Submissions.Api;

internal static class SubmissionsApi
{
    public static void MapSubmissionsApi(this WebApplication app)
    {
        var rounds = app.MapGroup(ApiHosting.Root).WithTags("Rounds");
        rounds.MapRounds();
        rounds.MapRoundCommands();
        app.MapGroup(ApiHosting.Root).WithTags("Submissions").MapReports();
        app.MapGroup(ApiHosting.Root).WithTags("Import").MapImport();
    }
}

using Exchange.Web.Members;
using Exchange.Web.Submissions.Api;
using Exchange.Web.Submissions.Files;
using Exchange.Web.Submissions.HandingOver;
using Exchange.Web.Submissions.Review;
using Exchange.Web.Submissions.Rounds;
using Exchange.Web.Submissions.Submit;
using Exchange.Web.Submissions.Told;
using Exchange.Web.Submissions.Verify;
using Exchange.Web.Submissions.Workbook;
using Exchange.Web.Submissions.Workbook.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Exchange.Web.Submissions;

internal static class SubmissionsHosting
{
    /// <summary>A page of figures with long comments stays far below.</summary>
    private const int LongestForm = 1 << 20;

    public static IServiceCollection AddSubmissions(this IServiceCollection services) =>
        services.AddSingleton<IRoundPublications, RoundPublications>().AddSingleton<ReportMeasures>().AddSingleton<RoundFeed>().AddSingleton<EvidenceIntake>()
            .AddSingleton<WorkbookSeal>().AddSingleton<WorkbookIntake>().AddSingleton<WorkbookDesk>();

    public static WebApplication MapSubmissions(this WebApplication app)
    {
        app.MapSubmit();
        app.MapReview();
        app.MapVerify();
        app.MapWorkbook();
        app.MapEvidenceFiles();
        app.MapRounds();
        app.MapTold();
        app.MapHandover();
        app.MapSubmissionsApi();
        return app;
    }

    public static ISubmissionGrain Submission(this IGrainFactory grains, string round, string iso3) =>
        grains.GetGrain<ISubmissionGrain>($"{round}/{iso3}");

    /// <summary>
    /// A form whose handler checks the antiforgery token itself, so that a stale page is answered with what was typed into it. If the session
    /// has ended meanwhile, the policy's challenge holds what was typed until the person has signed in again.
    /// </summary>
    public static RouteHandlerBuilder WithForm(this RouteHandlerBuilder endpoint, string policy) =>
        endpoint.RequireAuthorization(policy).DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LongestForm));
}

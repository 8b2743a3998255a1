using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.People;
using Exchange.Web.Submissions.HandingOver;
using Exchange.Web.Submissions.Verify;

namespace Exchange.Web.Submissions.Api;

/// <summary>What is open for a member: whom its sections are delegated to, what it asks and is asked to verify, what is handed over.</summary>
internal static class OpenEndpoints
{
    public static void MapOpen(this RouteGroupBuilder api)
    {
        api.MapGet(ReportEndpoints.Path + "/delegations", (HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content) =>
                Of(context, round, iso3, grains, content, view => TypedResults.Json(
                    new DelegationsDocument(
                        [.. Sections.Of(view.Round, content.Current).Select(s => s.Slug)], [.. view.Submission.Deputies.Select(DelegationView.Of)]),
                    SubmissionsJson.Plain.DelegationsDocument)))
            .WithSummary("Who has which section")
            .Produces<DelegationsDocument>().NeedsToken().Refuses(404, 503);
        api.MapGet(ReportEndpoints.Path + "/verifications", (HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content) =>
                Of(context, round, iso3, grains, content, view => TypedResults.Json(
                    new VerificationsDocument([.. VerificationView.Of(view.Submission)]), SubmissionsJson.Plain.VerificationsDocument)))
            .WithSummary("Figures that other members were asked to verify, and what they said")
            .Produces<VerificationsDocument>().NeedsToken().Refuses(404, 503);
        api.MapGet("/members/{iso3}/verifications", Asked)
            .WithSummary("Figures of other members that this one was asked to verify")
            .Produces<VerificationsDocument>().NeedsToken().Refuses(404, 503);
        api.MapGet("/members/{iso3}/handover", HandedOver)
            .WithSummary("What whoever takes over a member's submissions has to know")
            .Produces<HandoverDocument>().NeedsToken().Refuses(404, 503);
    }

    private static async Task<IResult> Of(
        HttpContext context, string round, string iso3, IGrainFactory grains, ContentFolder content, Func<SubmissionView, IResult> answer)
    {
        var actor = context.User.Actor();
        if (ReportEndpoints.Addressed(actor.Id, round, iso3, content) is { } unfit)
            return unfit;
        if (await grains.Submission(round, iso3).View(actor) is not { Part: Part.Owner or Part.Secretariat } view)
            return actor.MayReport(iso3) ? Problems.NoSuchRound(round) : Problems.Forbidden();
        context.Response.IsPrivate();
        return answer(view);
    }

    private static async Task<IResult> Asked(HttpContext context, string iso3, IGrainFactory grains, ContentFolder content)
    {
        if (Refused(context, iso3, content) is { } refusal)
            return refusal;
        var asked = await AskedViews.Of(iso3, context.User.Actor(), grains);
        return TypedResults.Json(new VerificationsDocument([.. OfUs(asked, iso3)]), SubmissionsJson.Plain.VerificationsDocument);
    }

    private static async Task<IResult> HandedOver(HttpContext context, string iso3, IGrainFactory grains, ContentFolder content)
    {
        if (Refused(context, iso3, content) is { } refusal)
            return refusal;
        var actor = context.User.Actor();
        var asked = AskedViews.Of(iso3, actor, grains);
        var rounds = await HandedRound.All(iso3, actor, grains);
        return TypedResults.Json(
            new HandoverDocument(
                iso3, [.. rounds.Select(r => HandedRoundView.Of(r.View.Submission, r.Handover))], [.. OfUs(await asked, iso3).Where(v => v.Confirmed is null)]),
            SubmissionsJson.Plain.HandoverDocument);
    }

    private static Problem? Refused(HttpContext context, string iso3, ContentFolder content)
    {
        context.Response.IsPrivate();
        var actor = context.User.Actor();
        return actor.Id.Length == 0 ? Problems.SignInNeeded()
            : content.Current.Member(iso3) is null ? Problems.NoSuchMember(iso3)
            : actor.MayReport(iso3) ? null
            : Problems.Forbidden();
    }

    private static IEnumerable<VerificationView> OfUs(IEnumerable<SubmissionView> views, string iso3) =>
        views.SelectMany(v => VerificationView.Of(v.Submission)).Where(v => v.Asked == iso3);
}

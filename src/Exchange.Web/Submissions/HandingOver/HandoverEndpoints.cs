using System.Security.Claims;
using Exchange.Model.People;
using Exchange.Web.People;
using Exchange.Web.Submissions.Verify;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Submissions.HandingOver;

/// <summary>What a new focal point finds: everything that is open, on one page to read or print.</summary>
internal static class HandoverEndpoints
{
    public static void MapHandover(this WebApplication app) => app.MapGet("/submit/handover", Page).RequireAuthorization(Policies.SignedIn);

    private static async Task<IResult> Page(IGrainFactory grains, ClaimsPrincipal user)
    {
        var actor = user.Actor();
        if (actor is not { Role: Role.FocalPoint, Member: { } member })
            return Refusals.NotYours();
        var asked = AskedViews.Of(member, actor, grains);
        return new RazorComponentResult<HandoverPage>(new
        {
            Member = member,
            Rounds = await HandedRound.All(member, actor, grains),
            AskedOfUs = (await asked).Where(v => v.Submission.Verifications.Values.Any(a => a.Confirmed is null)).ToArray(),
        });
    }
}

/// <summary>One round's submission and what is handed over of it.</summary>
public sealed record HandedRound(SubmissionView View, Model.Submissions.Handover Handover)
{
    /// <summary>Every round that the actor sees the member's submission of, the latest opening first.</summary>
    internal static async Task<HandedRound[]> All(string member, Actor actor, IGrainFactory grains)
    {
        var rounds = await grains.GetGrain<IRoundsGrain>(0).List();
        return [.. (await Task.WhenAll(rounds.Select(r => Of(grains.Submission(r.Id, member), actor)))).OfType<HandedRound>()];
    }

    private static async Task<HandedRound?> Of(ISubmissionGrain submission, Actor actor) => await submission.View(actor) is { } view
        ? new(view, Model.Submissions.Handover.Of(view.Submission, await submission.History(actor), actor))
        : null;
}

using System.Security.Claims;
using Exchange.Model.People;
using Exchange.Web.People;
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
        var rounds = await grains.GetGrain<IRoundsGrain>(0).List();
        var handed = await Task.WhenAll(rounds.Select(r => Of(grains, r.Id, member, actor)));
        var asked = await Task.WhenAll(rounds.SelectMany(r => r.Members.Where(m => m != member).Select(m => grains.Submission(r.Id, m).View(actor))));
        return new RazorComponentResult<HandoverPage>(new
        {
            Member = member,
            Rounds = handed.OfType<HandedRound>().ToArray(),
            AskedOfUs = asked.OfType<SubmissionView>().Where(v => v.Submission.Verifications.Values.Any(a => a.Confirmed is null)).ToArray(),
        });
    }

    private static async Task<HandedRound?> Of(IGrainFactory grains, string round, string member, Actor actor)
    {
        var submission = grains.Submission(round, member);
        return await submission.View(actor) is { } view
            ? new(view, Model.Submissions.Handover.Of(view.Submission, await submission.History(actor), actor))
            : null;
    }
}

/// <summary>One round's submission and what is handed over of it.</summary>
public sealed record HandedRound(SubmissionView View, Model.Submissions.Handover Handover);

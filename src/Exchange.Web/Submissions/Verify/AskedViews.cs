using Exchange.Model.People;

namespace Exchange.Web.Submissions.Verify;

/// <summary>Submissions of other members with figures that a member was asked to verify.</summary>
internal static class AskedViews
{
    /// <summary>As the actor, who asks for the member, sees them.</summary>
    public static async Task<SubmissionView[]> Of(string member, Actor actor, IGrainFactory grains)
    {
        var rounds = await grains.GetGrain<IRoundsGrain>(0).List();
        var views = await Task.WhenAll(rounds.SelectMany(r => r.Members.Where(m => m != member).Select(m => grains.Submission(r.Id, m).View(actor))));
        return [.. views.OfType<SubmissionView>().Where(v => v.Submission.Verifications.Values.Any(a => a.Member == member))];
    }
}

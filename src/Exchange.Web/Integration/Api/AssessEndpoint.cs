using Exchange.Model.Integration;
using Exchange.Web.Hosting.Api;
using Fractions;

namespace Exchange.Web.Integration.Api;

/// <summary><c>POST /api/v1/integration/assess</c>: the level of a posted inventory. Open to everybody; nothing is kept.</summary>
internal static class AssessEndpoint
{
    /// <summary>Room for the largest inventory that is taken.</summary>
    public const int Longest = 8 << 20;

    public static void MapAssess(this RouteGroupBuilder api) => api.MapPost("/integration/assess", (Delegate)Assess)
        .WithSummary("Assess an inventory: the level it proves, its gates and its gaps")
        .WithDescription("""
            Needs no token and keeps nothing. What is unknown is left out or null; it never counts as no. The order of entries changes nothing.
            Example: {"programmes": [{"id": "A", "beneficiaries": 600, "in_beneficiary_registry": 0.8, "uid_share": 1, "gateway_share": 0.5, "common_grm": 0, "digital_mis": 1}],
            "needs": [["A", "civil"]], "links": [{"programme": "A", "dataset": "civil", "mode": "query", "verified_months_ago": 3, "legal_basis": true}],
            "crosschecks": [], "blocks": {"B06": {"1": [true], "2": [true, null], "3": [false]}}}.
            """)
        .Accepts<AssessRequest>("application/json").Produces<AssessAnswer>().Refuses(400, 413, 415, 422);

    private static async Task<IResult> Assess(HttpContext context)
    {
        var (request, refusal) = await ApiBody.Read(context, IntegrationJson.Plain.AssessRequest, Longest);
        if (refusal is not null)
            return refusal;
        var (facts, unfit) = InventoryReader.Read(request!);
        if (unfit is not null)
            return unfit;
        context.Response.IsPrivate();
        return TypedResults.Json(Answer(Assessment.Of(facts!)), IntegrationJson.Plain.AssessAnswer);
    }

    internal static AssessAnswer Answer(Assessment found) => new(
        found.Level,
        found.Possible,
        found.Status switch
        {
            AssessmentStatus.NotAssessed => "not-assessed",
            AssessmentStatus.Provisional => "provisional",
            _ => "final",
        },
        new(
            Exact(found.Metrics.LL), Exact(found.Metrics.PP), Exact(found.Metrics.BRC), Exact(found.Metrics.UIDC),
            Exact(found.Metrics.PGC), Exact(found.Metrics.GRMC), Exact(found.Metrics.MIS)),
        new SortedDictionary<string, int[]>(
            found.Grades.ToDictionary(g => g.Key, g => new[] { g.Value.Proven, g.Value.Possible }), StringComparer.Ordinal),
        new SortedDictionary<string, bool?>(found.Gates.ToDictionary(g => g.Gate.Code, g => g.Met), StringComparer.Ordinal),
        [.. found.Gaps.Select(g => g.Gate.Code)],
        [.. found.Flags.Select(f => f.Text)]);

    private static string? Exact(Fraction? share) => share switch
    {
        null => null,
        { Denominator.IsOne: true } whole => FormattableString.Invariant($"{whole.Numerator}"),
        { } value => FormattableString.Invariant($"{value.Numerator}/{value.Denominator}"),
    };
}

using Exchange.Model.People;

namespace Exchange.Web.People;

/// <summary>Refusals of the API as RFC 9457 problems, each with a sentence to act on.</summary>
internal static class ApiProblems
{
    public static IResult Unauthorized() => Results.Problem(PeopleTexts.ProblemSignIn, statusCode: StatusCodes.Status401Unauthorized);

    public static IResult Forbidden() => Results.Problem(PeopleTexts.FaultNotYours, statusCode: StatusCodes.Status403Forbidden);

    public static IResult Of(params IEnumerable<AccountFault> faults)
    {
        var all = faults.ToList();
        return Results.Problem(
            string.Join(' ', all.Select(FaultText.Sentence)), statusCode: Status(all[0]), extensions: new Dictionary<string, object?> { ["faults"] = all.Select(f => f.ToString()) });
    }

    private static int Status(AccountFault fault) => fault switch
    {
        AccountFault.SetupTokenWrong or AccountFault.NotYours => StatusCodes.Status403Forbidden,
        AccountFault.AlreadySetUp or AccountFault.LastSecretariat or AccountFault.EmailTaken => StatusCodes.Status409Conflict,
        AccountFault.Unknown or AccountFault.InvitationGone or AccountFault.RecoveryGone => StatusCodes.Status404NotFound,
        AccountFault.TooFast => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}

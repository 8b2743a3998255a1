using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Submissions;

/// <summary>Pages for what cannot be shown.</summary>
internal static class Refusals
{
    public static IResult NotYours() => new RazorComponentResult<RefusalPage>(new { Sentence = SubmissionsTexts.NotYours })
    {
        StatusCode = StatusCodes.Status403Forbidden,
    };

    public static IResult NotFound() => Results.NotFound();
}

using Exchange.Model.People;

namespace Exchange.Web.People;

/// <summary>Setup and API tokens under <c>/api/v1</c>.</summary>
internal static class PeopleApi
{
    public static void MapPeopleApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").WithTags("People");
        api.MapPost("/setup", SetUp).AllowAnonymous().WithName("SetUp")
            .WithSummary("Make the first secretariat account with the one-time token printed at start; answers an API token valid for one day.")
            .Produces<SetUpAnswer>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status429TooManyRequests);
        var tokens = api.MapGroup("/tokens").RequireAuthorization(Policies.Reporter).AddEndpointFilter(NotStored);
        tokens.MapPost("", Issue).WithName("IssueToken")
            .WithSummary("Issue an API token for the secretariat or for one member; its text is shown this once.")
            .Produces<IssuedToken>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        tokens.MapGet("", List).WithName("ListTokens").WithSummary("The tokens in force that the caller may see, without their texts.");
        tokens.MapDelete("/{id}", Revoke).WithName("RevokeToken").WithSummary("End a token; it is refused within five seconds.")
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SetUp(SetUpRequest asked, Enrolment enrolment, TokenDesk tokens, Pace pace, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (!pace.Takes(context))
            return ApiProblems.Of(AccountFault.TooFast);
        var (account, faults) = await enrolment.SetUp(asked.Token ?? "", asked.Email ?? "", asked.Name ?? "", asked.Password ?? "");
        if (account is null)
            return ApiProblems.Of(faults);
        var (token, fault) = await tokens.Issue(account.Actor(), "Setup", "secretariat", null, days: 1);
        return token is null
            ? ApiProblems.Of(fault!.Value)
            : Results.Json(new SetUpAnswer(account.Email, "secretariat", token.Token, token.Expires), statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Issue(TokenRequest asked, TokenDesk tokens, HttpContext context)
    {
        var (token, fault) = await tokens.Issue(context.User.Actor(), asked.Name, asked.Scope, asked.Member, asked.ExpiresInDays);
        return token is null ? ApiProblems.Of(fault!.Value) : Results.Created("/api/v1/tokens/" + token.Id, token);
    }

    private static async Task<IEnumerable<TokenLine>> List(TokenDesk tokens, HttpContext context) =>
        (await tokens.List(context.User.Actor())).Select(t =>
            new TokenLine(t.Id, t.Name, t.Role == Role.Secretariat ? "secretariat" : "member", t.Member, t.Issued, t.Expires));

    private static async Task<IResult> Revoke(string id, TokenDesk tokens, HttpContext context) =>
        await tokens.Revoke(context.User.Actor(), id) is { } fault ? ApiProblems.Of(fault) : Results.NoContent();

    private static ValueTask<object?> NotStored(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }

    internal sealed record SetUpRequest(string? Token, string? Email, string? Name, string? Password);

    internal sealed record SetUpAnswer(string Email, string Role, string ApiToken, DateTimeOffset Expires);

    internal sealed record TokenRequest(string? Name, string? Scope, string? Member, int? ExpiresInDays);

    internal sealed record TokenLine(string Id, string Name, string Scope, string? Member, DateTimeOffset Issued, DateTimeOffset Expires);
}

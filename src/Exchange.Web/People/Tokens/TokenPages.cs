using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.People;

namespace Exchange.Web.People;

/// <summary>The page of API tokens: those in force, making one, which is shown once, and revoking.</summary>
internal static class TokenPages
{
    public static void MapTokens(this IEndpointRouteBuilder pages)
    {
        var tokens = pages.MapGroup("/tokens").RequireAuthorization(Policies.Reporter);
        tokens.MapGet("", (HttpContext context, TokenDesk desk, string? done) => Show(context, desk, new() { IsRevoked = done == "revoked" }));
        tokens.MapPost("", Issue);
        tokens.MapPost("/{id}/revoke", Revoke);
    }

    private static async Task<IResult> Issue(HttpContext context, TokenDesk desk)
    {
        var (posted, isFresh) = await context.Posted();
        var view = new TokensView { Name = posted["name"].ToString(), Scope = posted["scope"].ToString(), Days = posted["days"].ToString() };
        if (!isFresh)
            return await Show(context, desk, view with { IssueFaults = [AccountFault.FormStale] });
        // The scope field holds "secretariat" or the code of a member.
        var member = view.Scope == "secretariat" ? null : view.Scope;
        var days = int.TryParse(view.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var d) ? d : 0;
        var (token, fault) = await desk.Issue(context.User.Actor(), view.Name, member is null ? "secretariat" : "member", member, days);
        return await Show(context, desk, token is null ? view with { IssueFaults = [fault!.Value] } : new() { Text = token.Token });
    }

    private static async Task<IResult> Revoke(string id, HttpContext context, TokenDesk desk)
    {
        var fault = (await context.Posted()).IsFresh ? await desk.Revoke(context.User.Actor(), id) : AccountFault.FormStale;
        return fault is null ? context.GoTo("/people/tokens?done=revoked") : await Show(context, desk, new() { Faults = [fault.Value] });
    }

    private static async Task<IResult> Show(HttpContext context, TokenDesk desk, TokensView view)
    {
        var actor = context.User.Actor();
        view = view with { Actor = actor, Tokens = await desk.List(actor) };
        return PeoplePages.Page<TokensPage>(
            new { View = view }, view.Faults.Length + view.IssueFaults.Length > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}

/// <summary>What the page shows: the tokens, what was entered, what was refused, and what is shown only once.</summary>
public sealed record TokensView
{
    public Actor Actor { get; init; } = Actor.Anonymous;
    public ImmutableArray<ApiToken> Tokens { get; init; } = [];
    public ImmutableArray<AccountFault> Faults { get; init; } = [];

    public string Name { get; init; } = "";
    public string Scope { get; init; } = "";
    public string Days { get; init; } = TokenDesk.UsualDays.ToString(CultureInfo.InvariantCulture);
    public ImmutableArray<AccountFault> IssueFaults { get; init; } = [];

    /// <summary>Text of the token just made; null if none was.</summary>
    public string? Text { get; init; }
    public bool IsRevoked { get; init; }
}

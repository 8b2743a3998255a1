namespace Exchange.Web.People;

internal static class PeoplePages
{
    public static IResult SignIn(SignInForm form, int status) => Results.Text(form.ReturnUrl ?? "", statusCode: status);
    public static IResult Denied() => Results.Text("", statusCode: 403);
    public static void MapPeoplePages(this IEndpointRouteBuilder app) { }
}

internal sealed record SignInForm
{
    public string? ReturnUrl { get; init; }
    public string? Held { get; init; }
    public bool HeldFiles { get; init; }
    public bool Expired { get; init; }
}

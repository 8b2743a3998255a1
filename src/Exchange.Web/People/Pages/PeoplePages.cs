using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.People;

/// <summary>The pages about people, and what they have in common: never cached, forms checked to be our own.</summary>
internal static class PeoplePages
{
    public static void MapPeoplePages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/people").ExcludeFromDescription().AddEndpointFilter((context, next) =>
        {
            context.HttpContext.Response.Headers.CacheControl = "no-store";
            return next(context);
        });
        pages.MapSignIn();
        pages.MapOrganisationSignIn(app.ServiceProvider.GetRequiredService<Organisation>());
        pages.MapEnrolment();
        pages.MapRoster();
        pages.MapTokens();
        pages.MapAccount();
    }

    public static IResult SignIn(SignInForm form, int status = StatusCodes.Status200OK) =>
        Page<SignIn>(new { Form = form }, status);

    public static IResult Denied() => Page<Denied>(new { }, StatusCodes.Status403Forbidden);

    public static IResult Page<TPage>(object parameters, int status = StatusCodes.Status200OK) where TPage : IComponent =>
        new RazorComponentResult<TPage>(parameters) { StatusCode = status, PreventStreamingRendering = true };

    /// <summary>The posted form, and whether it came from a page that we made for this session.</summary>
    public static async Task<(IFormCollection Form, bool IsFresh)> Posted(this HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return (FormCollection.Empty, false);
        var isFresh = await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context);
        return (await context.Request.ReadFormAsync(context.RequestAborted), isFresh);
    }

    /// <summary>Sends the browser to a page of the language at hand, after a form was taken.</summary>
    public static IResult GoTo(this HttpContext context, string path)
    {
        context.Response.Headers.Location = context.Request.PathBase + path;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Exchange.Model.Exchanges;
using Exchange.Model.People;
using Exchange.Web.Hosting;
using Exchange.Web.Layout;
using Exchange.Web.People;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Exchanges;

/// <summary>What the forms of exchanges share.</summary>
internal static class Forms
{
    public static string NewOperation() => Guid.CreateVersion7().ToString("N");

    /// <summary>The command that a form asks for.</summary>
    public static Command Command(HttpContext context, IFormCollection form) =>
        new(form["operation"].ToString() is { Length: > 0 and <= 64 } id ? id : NewOperation(), context.User.Actor());

    public static string Typed(this IFormCollection form, string name) => form[name].ToString().Trim();

    public static ImmutableArray<string> Ticked(this IFormCollection form, string name) => [.. form[name].OfType<string>().Where(v => v.Length > 0).Distinct()];

    /// <summary>A whole number; -1 for anything else, which no rule takes.</summary>
    public static int Count(this IFormCollection form, string name) =>
        int.TryParse(form[name].ToString().Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    public static DateOnly? Day(string typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The moment that a day lasts until.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => new(day, new TimeOnly(23, 59, 59), TimeSpan.Zero);

    /// <summary>
    /// Does what a form asks for. A page that is too old, a refusal and a failure that passes are shown by the page itself, with what was typed.
    /// </summary>
    public static async Task<IResult> Do(
        HttpContext context, Func<IFormCollection, Command, Task<ExchangeAnswer>> command, Func<ExchangeAnswer, string> onward,
        Func<IFormCollection, ImmutableArray<Refusal>, int, Task<IResult>> again)
    {
        var (form, isFresh) = await context.Posted();
        if (!isFresh)
            return await again(form, [Refusal.Of("FormStale")], StatusCodes.Status409Conflict);
        try
        {
            var answer = await command(form, Command(context, form));
            if (!answer.Done)
                return await again(form, answer.Refusals, answer.Refusals.Any(r => r.Rule == "NotYours") ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity);
            await context.RequestServices.GetRequiredService<ExchangesFeed>().Read();
            return context.GoTo(onward(answer));
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            return await again(form, [Refusal.Of("NotStored")], StatusCodes.Status503ServiceUnavailable);
        }
    }

    public static ExchangeAnswer No(params Refusal[] refusals) => new(false, 0, null, [.. refusals]);

    public static IResult Page<TPage>(object parameters, int status = StatusCodes.Status200OK) where TPage : IComponent =>
        new RazorComponentResult<TPage>(parameters) { StatusCode = status, PreventStreamingRendering = true };

    public static IResult NotFound() => Page<NothingHere>(new { }, StatusCodes.Status404NotFound);

    public static IResult NotYours() => Page<NotYoursPage>(new { }, StatusCodes.Status403Forbidden);
}

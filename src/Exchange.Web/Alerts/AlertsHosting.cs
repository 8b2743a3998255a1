using System.Security.Claims;
using Exchange.Model.Alerts;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Alerts;

/// <summary>Early warning, for the secretariat: plain forms.</summary>
internal static class AlertsHosting
{
    public static IServiceCollection AddAlerts(this IServiceCollection services) => services
        .AddSingleton<AlertClock>()
        .AddHostedService(s => s.GetRequiredService<AlertClock>());

    public static WebApplication MapAlerts(this WebApplication app)
    {
        app.MapGet("/alerts", List).RequireAuthorization(Policies.Secretariat).ExcludeFromDescription();
        app.MapGet("/alerts.csv", Csv).RequireAuthorization(Policies.Secretariat).ExcludeFromDescription();
        app.MapGet("/alerts/rules/new", New).RequireAuthorization(Policies.Secretariat).ExcludeFromDescription();
        app.MapPost("/alerts/rules/new", (HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, AlertClock clock, ContentFolder content) =>
            Put("", context, antiforgery, grains, clock, content)).WithForm(Policies.Secretariat).ExcludeFromDescription();
        app.MapGet("/alerts/rules/{id}", Edit).RequireAuthorization(Policies.Secretariat).ExcludeFromDescription();
        app.MapPost("/alerts/rules/{id}", Put).WithForm(Policies.Secretariat).ExcludeFromDescription();
        app.MapPost("/alerts/{id}/acknowledge", Acknowledge).WithForm(Policies.Secretariat).ExcludeFromDescription();
        app.MapGet("/alerts/{id}", One).RequireAuthorization(Policies.Secretariat).ExcludeFromDescription();
        app.MapPost("/alerts/{id}", Resolve).WithForm(Policies.Secretariat).ExcludeFromDescription();
        return app;
    }

    private static IAlertsGrain Alerts(this IGrainFactory grains) => grains.GetGrain<IAlertsGrain>(0);

    private static async Task<IResult> List(IGrainFactory grains, AlertClock clock, ClaimsPrincipal user, bool? saved)
    {
        // A rule just changed has been looked through when its page follows.
        await clock.LookIfDue();
        return await grains.Alerts().Read(user.Actor()) is { } book
            ? new RazorComponentResult<AlertsPage>(new { Book = book, Operation = NewOperation(), Saved = saved is true })
            : Refusals.NotYours();
    }

    private static async Task<IResult> Csv(HttpContext context, IGrainFactory grains, ContentFolder content)
    {
        if (await grains.Alerts().Read(context.User.Actor()) is not { } book)
            return Refusals.NotYours();
        context.Response.IsPrivate();
        return Results.Stream(
            async stream =>
            {
                await using var csv = CsvText.Open(stream);
                csv.Header("alert", "rule", "member", "severity", "state", "holds", "raised", "times", "seen", "owner");
                foreach (var alert in book.Alerts)
                {
                    var rule = book.Rule(alert.Seen.Rule)!;
                    csv.Text(alert.Id);
                    csv.Text(AlertWords.Sentence(rule, content.Current));
                    csv.Text(alert.Seen.Member);
                    csv.Text(rule.Severity.ToString());
                    csv.Text(alert.State.ToString());
                    csv.WriteField(alert.Holds ? "yes" : "no");
                    csv.Text(alert.RaisedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture));
                    csv.Number(alert.Times);
                    csv.Text(AlertWords.Seen(rule, alert.Seen));
                    csv.Text(rule.Owner.In(Language.Current.Code));
                    await csv.NextRecordAsync();
                }
            },
            CsvText.ContentType, "alerts.csv");
    }

    private static RazorComponentResult<RulePage> New() => RulePage(RuleForm.New, NewOperation());

    private static async Task<IResult> Edit(string id, IGrainFactory grains, ClaimsPrincipal user) =>
        (await grains.Alerts().Read(user.Actor()))?.Rule(id) is { } rule ? RulePage(RuleForm.Of(rule), NewOperation()) : Results.NotFound();

    private static async Task<IResult> Put(
        string id, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains, AlertClock clock, ContentFolder content)
    {
        var posted = await context.Request.ReadFormAsync();
        var form = RuleForm.Of(id, posted);
        var operation = Operation(posted);
        if (!await antiforgery.IsRequestValidAsync(context))
            return RulePage(form, NewOperation(), AlertsTexts.Fault_Stale, status: 409);
        var rule = form.Read();
        if (rule.Unfit(content.Current) is { } field)
            return RulePage(form, operation, AlertWords.Of(new AlertAnswer(AlertFault.RuleUnfit, field)), unfit: field, status: 422);
        if (posted["act"] == "preview")
        {
            var facts = await clock.Facts();
            return RulePage(form, operation, preview: new(rule, Watch.Past(rule, facts), Watch.See(rule with { IsOn = true }, facts)));
        }
        var answer = await grains.Alerts().Put(context.User.Actor(), operation, rule);
        return answer.Fault is null ? Results.LocalRedirect("~/alerts?saved=true") : RulePage(form, operation, AlertWords.Of(answer), status: 422);
    }

    private static async Task<IResult> Acknowledge(string id, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains)
    {
        var posted = await context.Request.ReadFormAsync();
        if (await antiforgery.IsRequestValidAsync(context))
            await grains.Alerts().Acknowledge(context.User.Actor(), Operation(posted), id);
        return Results.LocalRedirect("~/alerts");
    }

    private static async Task<IResult> One(string id, IGrainFactory grains, ClaimsPrincipal user) =>
        await Find(id, grains, user) is var (book, alert) ? AlertPage(book, alert, NewOperation()) : Results.NotFound();

    private static async Task<IResult> Resolve(string id, HttpContext context, IAntiforgery antiforgery, IGrainFactory grains)
    {
        if (await Find(id, grains, context.User) is not var (book, alert))
            return Results.NotFound();
        var posted = await context.Request.ReadFormAsync();
        var outcome = posted["outcome"].ToString();
        if (!await antiforgery.IsRequestValidAsync(context))
            return AlertPage(book, alert, NewOperation(), outcome, AlertsTexts.Fault_Stale, 409);
        var answer = await grains.Alerts().Resolve(context.User.Actor(), Operation(posted), id, outcome);
        return answer.Fault is null ? Results.LocalRedirect("~/alerts?saved=true") : AlertPage(book, alert, NewOperation(), outcome, AlertWords.Of(answer), 422);
    }

    private static async Task<(AlertBook Book, Alert Alert)?> Find(string id, IGrainFactory grains, ClaimsPrincipal user) =>
        await grains.Alerts().Read(user.Actor()) is { } book && book.Alerts.FirstOrDefault(a => a.Id == id) is { } alert ? (book, alert) : null;

    private static RazorComponentResult<RulePage> RulePage(RuleForm form, string operation, string? refusal = null, string? unfit = null, RulePreview? preview = null, int status = 200) =>
        new(new { Form = form, Operation = operation, Refusal = refusal, Unfit = unfit, Preview = preview }) { StatusCode = status };

    private static RazorComponentResult<AlertPage> AlertPage(
        AlertBook book, Alert alert, string operation, string outcome = "", string? refusal = null, int status = 200) =>
        new(new { Rule = book.Rule(alert.Seen.Rule)!, Alert = alert, Operation = operation, Outcome = outcome, Refusal = refusal }) { StatusCode = status };

    private static string Operation(IFormCollection posted) => posted["operation"].ToString() is { Length: > 0 and <= 64 } id ? id : NewOperation();

    private static string NewOperation() => Guid.CreateVersion7().ToString("N");
}

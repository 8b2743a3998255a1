using System.Globalization;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;
using Exchange.Storage;
using Exchange.Web.Exchanges.Browsing;
using Exchange.Web.Exchanges.Calls.Pages;
using Exchange.Web.Hosting;
using Exchange.Web.People;
using Exchange.Web.Submissions;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>One application: read by those who may, moved by whom the table of moves says. The grain decides; the page only shows what it would allow.</summary>
internal static class ApplicationEndpoints
{
    private const string Address = "/exchanges/calls/{id}/applications/{account}";

    public static void MapApplication(this WebApplication app)
    {
        app.MapGet(Address, Show).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        app.MapPost(Address, Move).WithForm(Policies.SignedIn).ExcludeFromDescription();
        app.MapGet(Address + "/files/{file}", Open).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
        app.MapGet(Address + "/calendar.ics", Calendar).RequireAuthorization(Policies.SignedIn).ExcludeFromDescription();
    }

    private static async Task<IResult> Show(string id, string account, string? done, HttpContext context, ExchangesFeed feed, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        return await Find(id, account, actor, feed, grains) is var (state, application)
            ? Page(state, application, actor, new(CallForm.NewOperation()) { Done = done })
            : Results.NotFound();
    }

    private static async Task<IResult> Move(string id, string account, HttpContext context, ExchangesFeed feed, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        if (await Find(id, account, actor, feed, grains) is not var (state, application))
            return Results.NotFound();
        var (posted, isFresh) = await context.Posted();
        var typed = new MoveForm(CallForm.NewOperation())
        {
            Reason = Typed("reason"), Plan = Typed("plan"), Recommendation = Typed("recommendation"), Outcome = Typed("outcome"), Report = Typed("report"),
            Mark = Typed("mark"), Text = Typed("text"),
        };
        if (!isFresh)
            return Again(typed, Refusal.Of("FormStale"));
        var command = new Command(CallAccess.Operation(posted), actor);
        var grain = grains.GetGrain<ICallGrain>(id);
        try
        {
            var act = posted["act"].ToString();
            var answer = act == "say"
                ? await grain.Say(command, account, int.TryParse(typed.Mark, NumberStyles.None, CultureInfo.InvariantCulture, out var mark) ? mark : 0, typed.Text)
                : CallWords.Act(act) is { } asked && asked is not (Act.Save or Act.Apply) ? await grain.Move(command, typed.Of(account, asked))
                : ExchangeAnswer.No(0, "NotNow");
            return answer.Done
                ? context.GoTo($"/exchanges/calls/{id}/applications/{account}?done={(act == "say" ? "Say" : CallWords.Act(act).ToString())}")
                : Again(typed, answer.Refusals[0]);
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            return Again(typed with { OperationId = command.OperationId }, Refusal.Of("NotStored"));
        }

        string Typed(string field) => posted[field].ToString().ReplaceLineEndings("\n").Trim();

        IResult Again(MoveForm form, Refusal refusal) => Page(state, application, actor, form with { Refusal = refusal }, CallAccess.Status(refusal));
    }

    private static async Task<IResult> Open(string id, string account, string file, HttpContext context, ExchangesFeed feed, IGrainFactory grains, IFileStore files)
    {
        if (await Find(id, account, context.User.Actor(), feed, grains) is not var (_, application)
            || application.Form.Documents.FirstOrDefault(d => d.Address == file) is not { } document
            || await files.Open(file, context.RequestAborted) is not { } kept)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "private, no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(kept.Content, document.MediaType, document.Name);
    }

    // The agenda, and whom to turn to: of those who take part, and of those who run it.
    private static async Task<IResult> Calendar(string id, string account, HttpContext context, ExchangesFeed feed, IGrainFactory grains, TimeProvider time)
    {
        if (await Find(id, account, context.User.Actor(), feed, grains) is not var (state, application) || !application.HoldsPlace || application.Stage == Stage.Selected)
            return Results.NotFound();
        context.Response.Headers.CacheControl = "private, no-store";
        return CalendarFile.Placement(context, state.Call!, state.Status, time.GetUtcNow());
    }

    private static async Task<(CallState State, Application Application)?> Find(string id, string account, Actor actor, ExchangesFeed feed, IGrainFactory grains) =>
        await grains.View(feed, id, actor) is { } state && state.Applications.TryGetValue(account, out var application) ? (state, application) : null;

    private static IResult Page(CallState state, Application application, Actor actor, MoveForm form, int status = StatusCodes.Status200OK) =>
        CallAccess.Page<ApplicationPage>(new { State = state, Application = application, Actor = actor, Form = form }, status);
}

using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.People;
using Exchange.Web.Exchanges.Calls.Pages;
using Exchange.Web.Exchanges.Seasons;
using Exchange.Web.Hosting;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Integration;
using Exchange.Web.Layout;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Exchanges.Calls;

/// <summary>The public page of a call, and its making, changing, publishing and calling off.</summary>
internal static class CallEndpoints
{
    public static void MapCall(this WebApplication app)
    {
        app.MapGet("/exchanges/calls/{id}", Show).ForEverybody(Version).ExcludeFromDescription();
        app.MapGet("/exchanges/calls/new", New).RequireAuthorization(Policies.Reporter).ExcludeFromDescription();
        app.MapPost("/exchanges/calls/new", Make).WithForm(Policies.Reporter).ExcludeFromDescription();
        app.MapGet("/exchanges/calls/{id}/edit", Edit).RequireAuthorization(Policies.Reporter).ExcludeFromDescription();
        app.MapPost("/exchanges/calls/{id}/edit", Change).WithForm(Policies.Reporter).ExcludeFromDescription();
        app.MapPost("/exchanges/calls/{id}/publish", Publish).WithForm(Policies.Reporter).ExcludeFromDescription();
        app.MapPost("/exchanges/calls/{id}/cancel", Cancel).WithForm(Policies.Reporter).ExcludeFromDescription();
    }

    // What stands on it changes with the call, and with the day: whether one can still apply.
    private static string? Version(HttpContext context)
    {
        var services = context.RequestServices;
        var line = services.GetRequiredService<ExchangesFeed>().Current.Call((string)context.GetRouteValue("id")!);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return line is null or { Status: CallStatus.Draft } ? null
            : FormattableString.Invariant($"{line.Call.Id}-{line.Revision}-{line.IsOpenAt(now)}-{now.UtcDateTime:yyyyMMdd}-{services.GetRequiredService<InventoryFeed>().Current.At?.UtcTicks}");
    }

    private static async Task<IResult> Show(string id, HttpContext context, ExchangesFeed feed, IGrainFactory grains, InventoryFeed inventories, TimeProvider time)
    {
        var actor = context.User.Actor();
        var line = feed.Current.Call(id) ?? (await feed.Read()).Call(id);
        if (line is null || await grains.GetGrain<ICallGrain>(id).View(actor) is not { } state)
            return Results.NotFound();
        return new RazorComponentResult<CallPage>(new { State = state, Line = line, Actor = actor, Inventories = inventories.Current, Now = time.GetUtcNow() });
    }

    private static async Task<IResult> New(HttpContext context, string? season, string? match, IGrainFactory grains, TimeProvider time)
    {
        var actor = context.User.Actor();
        var now = time.GetUtcNow();
        if (season is null || match is null)
            return Page(CallForm.New(actor, now), actor, 200);
        if (await grains.GetGrain<ISeasonGrain>(season).View(actor) is not { State: { Season: { } found } state } || !state.Matches.TryGetValue(match, out var agreed)
            || agreed.State != Model.Exchanges.Seasons.MatchState.Agreed || !state.Offers.TryGetValue(agreed.Offer, out var offer) || !state.Requests.TryGetValue(agreed.Request, out var request))
            return Results.NotFound();
        return actor.MayReport(agreed.Host) ? Page(CallForm.Of(found, agreed, offer, request, now), actor, 200) : CallAccess.NotYours();
    }

    private static Task<IResult> Make(HttpContext context, IGrainFactory grains) => Send(context, null, (command, call) =>
        grains.GetGrain<ICallGrain>(call.Id).Make(command, call));

    private static async Task<IResult> Edit(string id, HttpContext context, ExchangesFeed feed, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        if (await grains.View(feed, id, actor) is not { Call: { } call })
            return Results.NotFound();
        return actor.MayReport(call.Host) ? Page(CallForm.Of(call), actor, 200) : CallAccess.NotYours();
    }

    private static async Task<IResult> Change(string id, HttpContext context, ExchangesFeed feed, IGrainFactory grains)
    {
        var actor = context.User.Actor();
        if (await grains.View(feed, id, actor) is not { Call: { } call })
            return Results.NotFound();
        return actor.MayReport(call.Host)
            ? await Send(context, call, (command, wanted) => grains.GetGrain<ICallGrain>(id).Edit(command, wanted))
            : CallAccess.NotYours();
    }

    private static async Task<IResult> Send(HttpContext context, Call? kept, Func<Command, Call, Task<ExchangeAnswer>> send)
    {
        var actor = context.User.Actor();
        var (posted, isFresh) = await context.Posted();
        var form = CallForm.Of(kept, posted);
        var operation = CallAccess.Operation(posted);
        if (!isFresh)
            return Page(form with { Refusals = [Refusal.Of("FormStale")] }, actor, 409);
        var (call, unread) = form.Read(operation);
        if (call is null)
            return Page(form with { Refusals = unread }, actor, 422);
        try
        {
            var answer = await send(new(operation, actor), call);
            return answer.Done
                ? context.GoTo($"/exchanges/calls/{call.Id}/applications?done=Saved")
                : Page(form with { Refusals = answer.Refusals }, actor, CallAccess.Status(answer.Refusals[0]));
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            return Page(form with { OperationId = operation, Refusals = [Refusal.Of("NotStored")] }, actor, 503);
        }
    }

    private static Task<IResult> Publish(string id, HttpContext context, ExchangesFeed feed, IGrainFactory grains) =>
        Act(id, context, feed, grains, "Published", (call, command, _) => call.Publish(command));

    private static Task<IResult> Cancel(string id, HttpContext context, ExchangesFeed feed, IGrainFactory grains) =>
        Act(id, context, feed, grains, "Cancelled", (call, command, reason) => call.Cancel(command, reason));

    private static async Task<IResult> Act(
        string id, HttpContext context, ExchangesFeed feed, IGrainFactory grains, string done, Func<ICallGrain, Command, string, Task<ExchangeAnswer>> act)
    {
        var actor = context.User.Actor();
        if (await grains.Call(feed, id) is not { } call || await call.View(actor) is not { Call: { } known })
            return Results.NotFound();
        if (!actor.MayReport(known.Host))
            return CallAccess.NotYours();
        var (form, isFresh) = await context.Posted();
        if (!isFresh)
            return await SelectionEndpoints.Page(call, actor, Refusal.Of("FormStale"));
        try
        {
            var answer = await act(call, new(CallAccess.Operation(form), actor), form["reason"].ToString());
            return answer.Done ? context.GoTo($"/exchanges/calls/{id}/applications?done={done}") : await SelectionEndpoints.Page(call, actor, answer.Refusals[0]);
        }
        catch (Exception problem) when (Transient.Is(problem))
        {
            return await SelectionEndpoints.Page(call, actor, Refusal.Of("NotStored"));
        }
    }

    private static IResult Page(CallForm form, Actor actor, int status) => CallAccess.Page<CallFormPage>(new { Form = form, Actor = actor }, status);
}

using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Web.People;
using Exchange.Web.Submissions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Exchange.Web.Notices;

/// <summary>The page of addresses that are told what happens.</summary>
internal static class HookPages
{
    public static void MapHookPages(this WebApplication app)
    {
        app.MapGet("/webhooks", (HttpContext context, IGrainFactory grains) => Show(context, grains, new())).RequireAuthorization(Policies.Reporter);
        app.MapPost("/webhooks", Register).WithForm(Policies.Reporter);
        app.MapPost("/webhooks/{id}/remove", (string id, HttpContext context, IGrainFactory grains) =>
            Do(context, grains, actor => grains.GetGrain<IHooksGrain>(0).Remove(actor, id))).WithForm(Policies.Reporter);
        app.MapPost("/webhooks/{id}/ping", (string id, HttpContext context, IGrainFactory grains) =>
            Do(context, grains, actor => grains.GetGrain<IHooksGrain>(0).Ping(actor, id))).WithForm(Policies.Reporter);
        app.MapPost("/webhooks/calls/{call}/again", (string call, HttpContext context, IGrainFactory grains) =>
            Do(context, grains, actor => grains.GetGrain<IHooksGrain>(0).Again(actor, call))).WithForm(Policies.Reporter);
    }

    private static async Task<IResult> Register(HttpContext context, IGrainFactory grains, HookForms forms)
    {
        var (form, isFresh) = await context.Posted();
        var typed = new HookPageView { Address = form["address"].ToString(), Member = form["member"].ToString() };
        if (!isFresh)
            return await Show(context, grains, typed with { Fault = HookFault.FormStale });
        var (hook, fault) = await forms.Register(context.User.Actor(), typed.Address, typed.Member);
        return await Show(context, grains, hook is null ? typed with { Fault = fault } : new() { Secret = hook.Secret });
    }

    private static async Task<IResult> Do(HttpContext context, IGrainFactory grains, Func<Actor, Task<HookFault?>> command)
    {
        var fault = (await context.Posted()).IsFresh ? await command(context.User.Actor()) : HookFault.FormStale;
        return fault is null ? context.GoTo("/webhooks") : await Show(context, grains, new() { Fault = fault });
    }

    private static async Task<IResult> Show(HttpContext context, IGrainFactory grains, HookPageView view)
    {
        var actor = context.User.Actor();
        context.Response.Headers.CacheControl = "no-store";
        view = view with { Actor = actor, Hooks = await grains.GetGrain<IHooksGrain>(0).List(actor) };
        return new RazorComponentResult<HooksPage>(new { View = view })
        {
            StatusCode = view.Fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, PreventStreamingRendering = true,
        };
    }
}

/// <summary>What the page shows: the addresses, what was typed, what was refused, and the secret that is shown once.</summary>
public sealed record HookPageView
{
    public Actor Actor { get; init; } = Actor.Anonymous;
    public HooksView Hooks { get; init; } = new([], []);
    public string Address { get; init; } = "";
    public string Member { get; init; } = "";
    public HookFault? Fault { get; init; }
    public string? Secret { get; init; }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Exchange.Model.Notices;
using Exchange.Web.Hosting.Api;
using Exchange.Web.Hosting.Cluster;
using Exchange.Web.People;

namespace Exchange.Web.Notices;

/// <summary>Addresses that are told what happens, by the API.</summary>
internal static class HookApi
{
    public static void MapHookApi(this WebApplication app)
    {
        var api = app.MapGroup(ApiHosting.Root + "/webhooks").WithTags("Webhooks").RequireAuthorization(Policies.Reporter).AnsweredAwake();
        api.MapGet("", List).WithSummary("Addresses that are told what happens, as far as they are yours")
            .Produces<HookListDocument>().NeedsToken().Refuses(503);
        api.MapPost("", Register).WithSummary("Register an HTTPS address")
            .WithDescription(
                "It is sent JSON when a round opens and when a submission is handed in, sent back, accepted or published; signed with the secret that is answered this once "
                + "(headers webhook-id, webhook-timestamp, webhook-signature). What is not answered with 2xx within 10 seconds is tried again for two days. "
                + "A focal point's address hears of its own member only. Example: {\"address\": \"https://example.org/exchange\", \"member\": \"SEN\"}")
            .Accepts<HookRequest>("application/json").Produces<HookAnswerDocument>(201).NeedsToken().Refuses(400, 413, 415, 422, 503);
        api.MapDelete("/{id}", (string id, HttpContext context, IGrainFactory grains) => Do(() => grains.GetGrain<IHooksGrain>(0).Remove(context.User.Actor(), id)))
            .WithSummary("Take an address away").Produces(204).NeedsToken().Refuses(404, 503);
        api.MapPost("/{id}/ping", (string id, HttpContext context, IGrainFactory grains) => Do(() => grains.GetGrain<IHooksGrain>(0).Ping(context.User.Actor(), id)))
            .WithSummary("Send an address a ping").Produces(204).NeedsToken().Refuses(404, 503);
        api.MapPost("/calls/{call}/again", (string call, HttpContext context, IGrainFactory grains) =>
                Do(() => grains.GetGrain<IHooksGrain>(0).Again(context.User.Actor(), call)))
            .WithSummary("Make a call once more that was given up").Produces(204).NeedsToken().Refuses(404, 503);
        api.MapGet("/calls", Calls).WithSummary("What was sent to your addresses and what became of it, the latest first")
            .Produces<HookCallsDocument>().NeedsToken().Refuses(503);
    }

    private static async Task<IResult> List(HttpContext context, IGrainFactory grains)
    {
        context.Response.IsPrivate();
        var view = await grains.GetGrain<IHooksGrain>(0).List(context.User.Actor());
        return TypedResults.Json(new HookListDocument([.. view.Hooks.Select(h => new HookLine(h.Id, h.Address, h.Member, h.By, h.Made))]), HookJson.Plain.HookListDocument);
    }

    private static async Task<IResult> Register(HttpContext context, HookForms forms)
    {
        context.Response.IsPrivate();
        var (asked, refusal) = await ApiBody.Read(context, HookJson.Plain.HookRequest);
        if (asked is null)
            return refusal!;
        var (hook, fault) = await forms.Register(context.User.Actor(), asked.Address, asked.Member);
        return hook is null
            ? Refused(fault!.Value)
            : TypedResults.Json(new HookAnswerDocument(hook.Id, hook.Address, hook.Member, hook.Secret), HookJson.Plain.HookAnswerDocument, statusCode: 201);
    }

    private static async Task<IResult> Calls(HttpContext context, IGrainFactory grains)
    {
        context.Response.IsPrivate();
        var view = await grains.GetGrain<IHooksGrain>(0).List(context.User.Actor());
        return TypedResults.Json(
            new HookCallsDocument([.. view.Calls.Select(c => new HookCallLine(
                c.Id, c.Id.Split('.')[0], HookDocument.NameOf(Enum.Parse<Happening>(c.What)), c.Posted, StateOf(c.State), c.Attempts, c.Answer, c.State == ParcelState.Waiting ? c.Next : null))]),
            HookJson.Plain.HookCallsDocument);
    }

    private static async Task<IResult> Do(Func<Task<HookFault?>> command) => await command() is { } fault ? Refused(fault) : Results.NoContent();

    private static Problem Refused(HookFault fault) => fault switch
    {
        HookFault.NotYours => Problems.Forbidden(),
        HookFault.Unknown or HookFault.CallUnknown => new Problem("unknown-webhook", 404, () => HookForms.Sentence(fault)),
        _ => new Problem("unfit-webhook", 422, () => HookForms.Sentence(fault)),
    };

    private static string StateOf(ParcelState state) => state switch
    {
        ParcelState.Waiting => "waiting",
        ParcelState.Taken => "sending",
        ParcelState.Delivered => "delivered",
        _ => "given-up",
    };
}

internal sealed record HookRequest(string? Address, string? Member);

internal sealed record HookAnswerDocument(string Id, string Address, string? Member, string Secret);

internal sealed record HookLine(string Id, string Address, string? Member, string RegisteredBy, DateTimeOffset Registered);

internal sealed record HookListDocument(IReadOnlyList<HookLine> Webhooks);

internal sealed record HookCallLine(
    string Id, string Webhook, string Type, DateTimeOffset Posted, string State, int Attempts, string? LastAnswer, DateTimeOffset? NextAttempt);

internal sealed record HookCallsDocument(IReadOnlyList<HookCallLine> Calls);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HookDocument))]
[JsonSerializable(typeof(HookRequest))]
[JsonSerializable(typeof(HookAnswerDocument))]
[JsonSerializable(typeof(HookListDocument))]
[JsonSerializable(typeof(HookCallsDocument))]
internal sealed partial class HookJson : JsonSerializerContext
{
    public static HookJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    });
}

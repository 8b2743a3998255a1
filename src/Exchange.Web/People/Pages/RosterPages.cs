using System.Collections.Immutable;
using Exchange.Model.People;

namespace Exchange.Web.People;

/// <summary>The secretariat's page of accounts and invitations; a focal point sees its member's deputies there.</summary>
internal static class RosterPages
{
    private static readonly TimeSpan InvitationLasts = TimeSpan.FromDays(14);

    public static void MapRoster(this IEndpointRouteBuilder pages)
    {
        var people = pages.MapGroup("").RequireAuthorization(Policies.Reporter);
        people.MapGet("", (HttpContext context, IGrainFactory grains) => Show(context, grains, new()));
        people.MapPost("/accounts/{id}/recovery", OfferRecovery);
        people.MapPost("/invitations/{id}/revoke", (string id, HttpContext context, IGrainFactory grains) =>
            Do(context, grains, actor => grains.GetGrain<IRosterGrain>(0).Revoke(actor, id)));
        var secretariat = pages.MapGroup("").RequireAuthorization(Policies.Secretariat);
        secretariat.MapPost("/invitations", Invite);
        secretariat.MapPost("/accounts/{id}/remove", (string id, HttpContext context, IGrainFactory grains) =>
            Do(context, grains, actor => grains.GetGrain<IRosterGrain>(0).Remove(actor, id)));
    }

    private static async Task<IResult> Invite(HttpContext context, IGrainFactory grains, InvitationPost post, TimeProvider time)
    {
        var (posted, isFresh) = await context.Posted();
        var view = new RosterView { Email = posted["email"].ToString().Trim(), Role = posted["role"].ToString(), Member = posted["member"].ToString() };
        if (!isFresh)
            return await Show(context, grains, view with { InviteFaults = [AccountFault.FormStale] });
        var actor = context.User.Actor();
        var (id, secret) = (Secret.NewId(), Secret.New());
        var role = Enum.TryParse<Role>(view.Role, out var chosen) && Enum.IsDefined(chosen) ? chosen : Role.Public;
        var invitation = new Invitation(
            id, Secret.Hash(secret), view.Email, role, view.Member.Length == 0 ? null : view.Member, actor.Name, time.GetUtcNow() + InvitationLasts);
        if (await grains.GetGrain<IRosterGrain>(0).Invite(actor, invitation) is { } fault)
            return await Show(context, grains, view with { InviteFaults = [fault] });
        // Without a language: the invited person's own preference decides.
        var link = $"{context.Request.Scheme}://{context.Request.Host}/people/invitation/{id}.{secret}";
        await post.Send(invitation, link);
        return await Show(context, grains, new() { InvitationLink = link, InvitationFor = view.Email });
    }

    private static async Task<IResult> OfferRecovery(string id, HttpContext context, IGrainFactory grains, TimeProvider time)
    {
        var secret = Secret.New();
        var actor = context.User.Actor();
        var fault = (await context.Posted()).IsFresh
            ? await grains.GetGrain<IRosterGrain>(0).Recover(actor, id, new(Secret.Hash(secret), actor.Name, time.GetUtcNow() + Recovery.Lasts))
            : AccountFault.FormStale;
        return await Show(context, grains, fault is null
            ? new() { RecoveryLink = $"{context.Request.Scheme}://{context.Request.Host}/people/recovery/{id}.{secret}", RecoveryFor = id }
            : new() { Faults = [fault.Value] });
    }

    private static async Task<IResult> Do(HttpContext context, IGrainFactory grains, Func<Actor, Task<AccountFault?>> command)
    {
        var fault = (await context.Posted()).IsFresh ? await command(context.User.Actor()) : AccountFault.FormStale;
        return fault is null ? context.GoTo("/people") : await Show(context, grains, new() { Faults = [fault.Value] });
    }

    private static async Task<IResult> Show(HttpContext context, IGrainFactory grains, RosterView view)
    {
        var actor = context.User.Actor();
        view = view with
        {
            Actor = actor,
            Roster = await grains.GetGrain<IRosterGrain>(0).List(actor),
        };
        var isRefused = view.Faults.Length + view.InviteFaults.Length > 0;
        return PeoplePages.Page<PeoplePage>(new { View = view }, isRefused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}

/// <summary>What the page shows: the lists, what was entered, what was refused, and what is shown only once.</summary>
public sealed record RosterView
{
    public Actor Actor { get; init; } = Actor.Anonymous;
    public Roster? Roster { get; init; }
    public ImmutableArray<AccountFault> Faults { get; init; } = [];

    public string? RecoveryLink { get; init; }
    public string? RecoveryFor { get; init; }

    public string Email { get; init; } = "";
    public string Role { get; init; } = "";
    public string Member { get; init; } = "";
    public ImmutableArray<AccountFault> InviteFaults { get; init; } = [];
    public string? InvitationLink { get; init; }
    public string? InvitationFor { get; init; }
}

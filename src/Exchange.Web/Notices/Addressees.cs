using System.Collections.Immutable;
using Exchange.Model.Notices;
using Exchange.Model.People;
using Exchange.Web.People;

namespace Exchange.Web.Notices;

/// <summary>Somebody who can be told something.</summary>
/// <param name="Actor">Account, name, role and member.</param>
/// <param name="Email">Where to write to; null if nothing is known.</param>
[GenerateSerializer, Immutable, Alias("addressee")]
public sealed record Addressee([property: Id(0)] Actor Actor, [property: Id(1)] string? Email);

/// <summary>Everybody who has an account; in Development the made-up people too.</summary>
internal sealed class Addressees(IGrainFactory grains, Personas personas)
{
    private static readonly Actor Reader = new("notices", "Notices", Role.Secretariat);

    public async Task<ImmutableArray<Addressee>> All()
    {
        var roster = await grains.GetGrain<IRosterGrain>(0).List(Reader);
        return
        [
            .. (roster?.Accounts ?? []).Select(a => new Addressee(new(a.Id, a.Name, a.Role, a.Role is Role.FocalPoint or Role.Deputy ? a.Member : null), a.Email)),
            .. personas.Exist ? Personas.All.Select(p => new Addressee(p.Actor(), p.Email)) : [],
        ];
    }

    /// <summary>Delivers to everybody's inbox what is new to it; also to people who have yet to make their account.</summary>
    public Task Deliver(ImmutableArray<Addressee> people, IEnumerable<Addressed> addressed) => Task.WhenAll(addressed
        .GroupBy(a => a.Person, a => a.Notice, StringComparer.Ordinal)
        .Select(of => grains.GetGrain<IInboxGrain>(of.Key).Deliver(
            people.FirstOrDefault(p => p.Actor.Id == of.Key) ?? new(new(of.Key, "", Role.Deputy), null), [.. of])));
}

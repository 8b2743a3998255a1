using Exchange.Model.People;

namespace Exchange.Web.People;

/// <summary>
/// What a room takes out when an account is removed; each room that keeps something of a person adds its own. Done again it changes nothing: a
/// removal that fails half-way is asked for once more.
/// </summary>
/// <param name="Of">By whom, and whose account.</param>
internal sealed record Farewell(Func<Actor, string, Task> Of);

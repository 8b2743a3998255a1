using Exchange.Model.People;

namespace Exchange.Web.People;

/// <summary>
/// Four made-up people for trying the product out. They are never stored; outside Development they do not exist, and nothing that one of
/// them began (a session, a token) is taken there.
/// </summary>
internal sealed class Personas(IHostEnvironment environment)
{
    private const string Prefix = "persona-";

    public static IReadOnlyList<Account> All { get; } =
    [
        Of("secretariat", "Trial secretariat", Role.Secretariat, null),
        Of("focal-point", "Trial focal point (SEN)", Role.FocalPoint, "SEN"),
        Of("trainee", "Trial trainee", Role.Trainee, null),
        Of("operator", "Trial operator", Role.Operator, null),
    ];

    public bool Exist => environment.IsDevelopment();

    public Account? Find(string? id) => Exist ? All.FirstOrDefault(p => p.Id == id) : null;

    public static bool IsPersona(string? id) => id is not null && id.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether the id is a persona's and this is not the place for one.</summary>
    public bool IsForeign(string? id) => !Exist && IsPersona(id);

    private static Account Of(string key, string name, Role role, string? member) => new()
    {
        Id = Prefix + key, Email = key + "@trial.invalid", Name = name, Role = role, Member = member, SecurityStamp = "persona", ConcurrencyStamp = "persona",
    };
}

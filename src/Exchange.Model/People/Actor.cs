namespace Exchange.Model.People;

/// <summary>What a person may do; each person has one role.</summary>
public enum Role
{
    /// <summary>Not signed in: reads what is public.</summary>
    Public,
    /// <summary>Browses and applies.</summary>
    Trainee,
    /// <summary>Reports for one member.</summary>
    FocalPoint,
    /// <summary>Opens rounds, reviews, accepts; may enter figures on behalf of a member.</summary>
    Secretariat,
    /// <summary>Runs the installation: sees how it fares, no drafts; neither reports nor accepts.</summary>
    Operator,
}

/// <summary>
/// Who asks. Every command to a grain carries its actor, and the grain itself decides what that actor may do:
/// a page that forgets to check cannot widen anybody's reach.
/// </summary>
/// <param name="Id">Stable identity of the account or API token.</param>
/// <param name="Name">Name to show in the history.</param>
/// <param name="Role">The role.</param>
/// <param name="Member">ISO alpha-3 code of the member a focal point reports for; null otherwise.</param>
[GenerateSerializer, Immutable, Alias("actor")]
public sealed record Actor(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] Role Role,
    [property: Id(3)] string? Member = null)
{
    /// <summary>Somebody who did not sign in.</summary>
    public static Actor Anonymous { get; } = new("", "", Role.Public);

    /// <summary>May open rounds and decide on submissions.</summary>
    public bool IsSecretariat => Role == Role.Secretariat;

    /// <summary>May enter figures for the member: its own focal point, or the secretariat on its behalf.</summary>
    public bool MayReport(string member) => IsSecretariat || (Role == Role.FocalPoint && Member == member);
}

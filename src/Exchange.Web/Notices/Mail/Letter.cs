using System.Collections.Immutable;
using Exchange.Model.Notices;
using Exchange.Model.People;

namespace Exchange.Web.Notices;

/// <summary>An e-mail before it is written: what it says, to whom, in which languages. It is written when it is sent.</summary>
/// <param name="To">Address.</param>
/// <param name="Name">The person's name; empty if it is not known.</param>
/// <param name="Languages">Two-letter codes; several where the person's language is not known.</param>
/// <param name="Notices">What it tells; several in a digest, none in an invitation.</param>
[GenerateSerializer, Immutable, Alias("letter")]
public sealed record Letter(
    [property: Id(0)] string To,
    [property: Id(1)] string Name,
    [property: Id(2)] ImmutableArray<string> Languages,
    [property: Id(3)] ImmutableArray<Notice> Notices)
{
    /// <summary>The invitation that it brings; null if it brings notices.</summary>
    [Id(4)] public InvitationLetter? Invitation { get; init; }
}

/// <summary>An invitation to make an account.</summary>
/// <param name="By">Name of who invites.</param>
/// <param name="Role">What the account will be.</param>
/// <param name="Member">ISO alpha-3 code of its member; null if it has none.</param>
/// <param name="Link">The address by which the account is made. Secret: it waits sealed, goes with the letter and is not kept after it.</param>
/// <param name="Expires">Until when.</param>
[GenerateSerializer, Immutable, Alias("invitation-letter")]
public sealed record InvitationLetter(
    [property: Id(0)] string By, [property: Id(1)] Role Role, [property: Id(2)] string? Member, [property: Id(3)] string Link,
    [property: Id(4)] DateTimeOffset Expires);

/// <summary>A letter and its identity.</summary>
[GenerateSerializer, Immutable, Alias("new-letter")]
public sealed record NewLetter([property: Id(0)] string Id, [property: Id(1)] Letter Letter);

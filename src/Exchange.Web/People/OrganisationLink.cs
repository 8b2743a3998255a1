namespace Exchange.Web.People;

/// <summary>The identity at an organisation (OpenID Connect) that signs in to an account; no other one does.</summary>
/// <param name="Issuer">The organisation's issuer.</param>
/// <param name="Subject">The person's identity there.</param>
/// <param name="At">When it first signed in, UTC.</param>
[GenerateSerializer, Immutable, Alias("account-organisation")]
public sealed record OrganisationLink([property: Id(0)] string Issuer, [property: Id(1)] string Subject, [property: Id(2)] DateTimeOffset At);

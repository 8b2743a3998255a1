using Orleans.Concurrency;

namespace Exchange.Web.Library;

/// <summary>One certificate, which whoever has its address may verify. The key is <see cref="Certificate.Id"/>, 128 random bits in hexadecimal.</summary>
[GrainInterfaceType("certificate")]
public interface ICertificateGrain : IGrainWithStringKey
{
    /// <summary>The certificate; null if none was given under this id.</summary>
    [AlwaysInterleave, Alias("Find")]
    Task<Certificate?> Find();

    /// <summary>Keeps the certificate; once kept it never changes until it is removed. Only the learner calls this.</summary>
    [Alias("Keep")]
    Task Keep(Certificate certificate);

    /// <summary>Removes the certificate: its address opens nothing any more. Only the learner calls this.</summary>
    [Alias("Remove")]
    Task Remove();
}

/// <summary>That a person answered every question of a module's self-check rightly.</summary>
/// <param name="Id">Its address.</param>
/// <param name="Name">The person's name, as the account had it.</param>
/// <param name="Module">The page's name in its address.</param>
/// <param name="Title">English title of the module on that day.</param>
/// <param name="Version">Fingerprint of the English page whose questions were answered.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("certificate")]
public sealed record Certificate(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Module,
    [property: Id(3)] string Title,
    [property: Id(4)] string Version,
    [property: Id(5)] DateTimeOffset At);

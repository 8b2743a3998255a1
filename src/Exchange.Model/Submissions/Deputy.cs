using System.Collections.Immutable;

namespace Exchange.Model.Submissions;

/// <summary>A colleague in another institution to whom sections of a submission are delegated.</summary>
/// <param name="Account">The colleague's account.</param>
/// <param name="Name">Name or address to show.</param>
/// <param name="Sections">Slugs of the sections that the colleague may see and enter, and no others.</param>
[GenerateSerializer, Immutable, Alias("deputy")]
public sealed record Deputy([property: Id(0)] string Account, [property: Id(1)] string Name, [property: Id(2)] ImmutableArray<string> Sections);

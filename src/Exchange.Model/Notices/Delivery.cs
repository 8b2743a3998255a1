using System.Collections.Immutable;

namespace Exchange.Model.Notices;

/// <summary>How somebody is told of a kind of notice. In the product it stands in any case.</summary>
public enum Delivery
{
    /// <summary>By e-mail, at once.</summary>
    AtOnce,
    /// <summary>In one e-mail a day with all the others.</summary>
    Digest,
    /// <summary>Not by e-mail.</summary>
    Product,
}

/// <summary>How one person wants to be told.</summary>
/// <param name="Language">Two-letter code of the language chosen for e-mail; null for the one last read in.</param>
/// <param name="Kinds">What differs from at once.</param>
[GenerateSerializer, Immutable, Alias("notice-wishes")]
public sealed record Wishes([property: Id(0)] string? Language, [property: Id(1)] ImmutableDictionary<NoticeKind, Delivery> Kinds)
{
    /// <summary>Everything at once.</summary>
    public static Wishes None { get; } = new(null, ImmutableDictionary<NoticeKind, Delivery>.Empty);

    /// <summary>How the kind is wanted.</summary>
    public Delivery Of(NoticeKind kind) => Kinds.GetValueOrDefault(kind);
}

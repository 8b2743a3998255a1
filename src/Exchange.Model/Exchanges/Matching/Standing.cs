using System.Collections.Immutable;
using Exchange.Model.Integration;
using Exchange.Model.Members;

namespace Exchange.Model.Exchanges.Matching;

/// <summary>What guests said of a host's earlier exchanges.</summary>
/// <param name="Answers">How many.</param>
/// <param name="Sum">Sum of their marks, 1 to 5 each.</param>
public readonly record struct Praise(int Answers, int Sum)
{
    /// <summary>Mean mark; null if nobody answered.</summary>
    public double? Mean => Answers > 0 ? (double)Sum / Answers : null;
}

/// <summary>What is known of a member besides its offers and requests.</summary>
/// <param name="Code">The member.</param>
public sealed record MemberStanding(string Code)
{
    /// <summary>The group; null if it is not known.</summary>
    public MemberGroup? Group { get; init; }

    /// <summary>World Bank region; null if it is not known.</summary>
    public string? Region { get; init; }

    /// <summary>On the list of least developed countries; null if it is not known.</summary>
    public bool? LeastDeveloped { get; init; }

    /// <summary>Accepted grades of blocks, by code; a block that is missing was not assessed.</summary>
    public ImmutableSortedDictionary<string, Grade> Grades { get; init; } = ImmutableSortedDictionary<string, Grade>.Empty;

    /// <summary>What its guests said.</summary>
    public Praise Praise { get; init; }

    /// <summary>Most delegations that it hosts in the season over all its offers; null if the offers alone say it.</summary>
    public int? Limit { get; init; }
}

/// <summary>A delegation that has its place already, or holds it while both sides are asked.</summary>
/// <param name="Request">Id of the request.</param>
/// <param name="Offer">Id of the offer.</param>
/// <param name="Month">The month.</param>
public readonly record struct Taken(string Request, string Offer, string Month);

/// <summary>What a matching starts from, besides offers and requests.</summary>
/// <param name="Members">Members by code; one that is missing is known by nothing.</param>
/// <param name="Places">Places that are taken.</param>
public sealed record Standing(ImmutableDictionary<string, MemberStanding> Members, ImmutableArray<Taken> Places)
{
    /// <summary>Nothing is known and nothing taken.</summary>
    public static Standing Nothing { get; } = new(ImmutableDictionary<string, MemberStanding>.Empty, []);

    /// <summary>What is known of the member.</summary>
    public MemberStanding Of(string member) => Members.GetValueOrDefault(member) ?? new(member);
}

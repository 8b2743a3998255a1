using System.Collections.Immutable;
using System.Numerics;
using Fractions;

namespace Exchange.Model.Integration;

/// <summary>
/// What an assessment reads: a country's inventory and building blocks as they stand on one day. A list that is null was not given, which is
/// not the same as an empty one.
/// </summary>
public sealed record Facts
{
    /// <summary>The programmes; ids are unique.</summary>
    public ImmutableArray<ProgrammeFacts> Programmes { get; init; } = [];

    /// <summary>Which datasets the programmes need, linked or not; naming a need twice changes nothing.</summary>
    public ImmutableArray<Connection>? Needs { get; init; }

    /// <summary>The links; several may join the same programme and dataset.</summary>
    public ImmutableArray<LinkFacts>? Links { get; init; }

    /// <summary>Pairs of programmes whose lists of beneficiaries are compared automatically.</summary>
    public ImmutableArray<ProgrammePair>? CrossChecks { get; init; }

    /// <summary>The building blocks that were looked at, by code (B01 to B14).</summary>
    public ImmutableSortedDictionary<string, Ladder> Blocks { get; init; } = ImmutableSortedDictionary.Create<string, Ladder>(StringComparer.Ordinal);
}

/// <summary>What an assessment reads of a programme. Null is unknown, which is never zero.</summary>
/// <param name="Id">Identity of the programme within the inventory.</param>
/// <param name="Beneficiaries">Individuals who benefit directly.</param>
/// <param name="InBeneficiaryRegistry">Share of them in the single beneficiary registry, 0 to 1.</param>
/// <param name="UidShare">Share of them stored with the unique ID, 0 to 1.</param>
/// <param name="GatewayShare">Share of the transfer value that goes through the common payment gateway, 0 to 1.</param>
/// <param name="CommonGrm">Whether the common grievance system takes its complaints.</param>
/// <param name="DigitalMis">Whether it has a digital management information system.</param>
public sealed record ProgrammeFacts(
    string Id,
    BigInteger? Beneficiaries,
    Fraction? InBeneficiaryRegistry = null,
    Fraction? UidShare = null,
    Fraction? GatewayShare = null,
    bool? CommonGrm = null,
    bool? DigitalMis = null)
{
    /// <summary>Whether the programme runs.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Whether the government owns or co-owns it; programmes of others are listed, not counted.</summary>
    public bool GovernmentOwned { get; init; } = true;

    /// <summary>Whether the metrics count it.</summary>
    public bool Counted => Active && GovernmentOwned;
}

/// <summary>What an assessment reads of a link.</summary>
/// <param name="At">The programme and the dataset it joins.</param>
/// <param name="Tool">How the data travel.</param>
/// <param name="MonthsSinceVerified">Months since somebody last saw it work, a begun month counting whole; null if nobody ever did.</param>
/// <param name="LegalBasis">Whether its legal basis is recorded.</param>
public sealed record LinkFacts(Connection At, LinkTool Tool, int? MonthsSinceVerified, bool LegalBasis)
{
    /// <summary>How many months a verification holds.</summary>
    public const int MonthsVerified = 12;

    /// <summary>Whether data flow by machine, somebody saw it within twelve months, and there is a legal basis.</summary>
    public bool Live => Tool is LinkTool.Batch or LinkTool.Query or LinkTool.Event && MonthsSinceVerified <= MonthsVerified && LegalBasis;
}

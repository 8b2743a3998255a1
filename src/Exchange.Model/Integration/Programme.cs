using System.Collections.Immutable;
using Fractions;

namespace Exchange.Model.Integration;

/// <summary>
/// A social-protection programme. In a federal state one record per state where the systems differ, otherwise one. Null is unknown, which is
/// never zero.
/// </summary>
/// <param name="Id">Its identity within the inventory.</param>
/// <param name="Organisation">Id of the organisation that runs it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Code of the kind of programme, see <see cref="Rubric.ProgrammeTypes"/>.</param>
public sealed record Programme(string Id, string Organisation, LocalText Name, string Type)
{
    /// <summary>The law or decree it rests on.</summary>
    public string? LegalBasis { get; init; }

    /// <summary>Individuals who benefit directly.</summary>
    public long? Beneficiaries { get; init; }

    /// <summary>Households that benefit.</summary>
    public long? Households { get; init; }

    /// <summary>What it may spend in a year, in the country's currency.</summary>
    public decimal? Budget { get; init; }

    /// <summary>What it spends in a year, in the country's currency.</summary>
    public decimal? YearlySpending { get; init; }

    /// <summary>People who work for it.</summary>
    public long? Staff { get; init; }

    /// <summary>Whether it runs.</summary>
    public bool Active { get; init; } = true;

    /// <summary>Whether the government owns or co-owns it: programmes of donors and refugee agencies alone are listed, not counted.</summary>
    public bool GovernmentOwned { get; init; } = true;

    /// <summary>Whether it has a digital management information system.</summary>
    public bool? DigitalMis { get; init; }

    /// <summary>Share of its beneficiaries in the single beneficiary registry, 0 to 1.</summary>
    public Fraction? InBeneficiaryRegistry { get; init; }

    /// <summary>Share of its beneficiaries stored with the unique ID, 0 to 1.</summary>
    public Fraction? UidShare { get; init; }

    /// <summary>Share of its transfer value through the common payment gateway, 0 to 1.</summary>
    public Fraction? GatewayShare { get; init; }

    /// <summary>Whether the common grievance system takes its complaints.</summary>
    public bool? CommonGrm { get; init; }

    /// <summary>Share of applications that come in through a digital interface, 0 to 1.</summary>
    public Fraction? DigitalIntakeShare { get; init; }

    /// <summary>Share of its transfer value that is paid digitally, through whichever channel, 0 to 1.</summary>
    public Fraction? DigitalPaymentShare { get; init; }

    /// <summary>How fast it delivers, and how far it can grow.</summary>
    public Pace Pace { get; init; } = new(null, null, null, null);

    /// <summary>Whom it includes and leaves out by mistake.</summary>
    public TargetingErrors Errors { get; init; } = new(null, null, null);

    /// <summary>How it takes complaints.</summary>
    public Grievances Grievances { get; init; } = new([], null, null);

    /// <summary>What is said of the nine phases of its delivery chain; phases left out are not assessed.</summary>
    public ImmutableArray<PhaseReview> Delivery { get; init; } = [];

    internal ProgrammeFacts Facts => new(Id, Beneficiaries, InBeneficiaryRegistry, UidShare, GatewayShare, CommonGrm, DigitalMis)
    {
        Active = Active,
        GovernmentOwned = GovernmentOwned,
    };
}

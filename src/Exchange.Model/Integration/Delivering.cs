using System.Collections.Immutable;
using Fractions;

namespace Exchange.Model.Integration;

/// <summary>How fast a programme delivers. Null is unknown, never zero.</summary>
/// <param name="IntakeDays">Days from the application to the decision, as a rule.</param>
/// <param name="PaymentDays">Days from the decision to the first payment.</param>
/// <param name="EventDays">Days from what happens in a life (a birth, a job lost) to enrolment without an application; null also where that is not done.</param>
/// <param name="Surge">How many more people it can take on within a month.</param>
public sealed record Pace(long? IntakeDays, long? PaymentDays, long? EventDays, long? Surge)
{
    /// <summary>Nothing is said of it.</summary>
    public bool IsSilent => this == new Pace(null, null, null, null);
}

/// <summary>Whom a programme includes and leaves out by mistake. Two countries' figures are comparable only where the method is.</summary>
/// <param name="Inclusion">Share of its beneficiaries who should not be, 0 to 1.</param>
/// <param name="Exclusion">Share of those it is meant for who are left out, 0 to 1.</param>
/// <param name="Method">How that was found out.</param>
public sealed record TargetingErrors(Fraction? Inclusion, Fraction? Exclusion, string? Method);

/// <summary>How a programme takes complaints.</summary>
/// <param name="Channels">Codes of the ways, see <see cref="Rubric.Channels"/>.</param>
/// <param name="Cases">Complaints in a year.</param>
/// <param name="InTime">Share of them solved within the set time, 0 to 1.</param>
public sealed record Grievances(ImmutableArray<string> Channels, long? Cases, Fraction? InTime);

/// <summary>A shock that struck the country, and how fast it was answered.</summary>
/// <param name="Id">Its identity within the inventory.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">Code of its kind, see <see cref="Rubric.Shocks"/>.</param>
/// <param name="Year">The year; null if it cannot be read.</param>
/// <param name="Affected">How many people it affected.</param>
/// <param name="FirstPaymentDays">Days from the shock to the first payment of assistance.</param>
/// <param name="ResponseShare">What was spent on the response, as a share of the national product, 0 to 1.</param>
public sealed record Shock(string Id, LocalText Name, string Kind, int? Year, long? Affected, long? FirstPaymentDays, Fraction? ResponseShare);

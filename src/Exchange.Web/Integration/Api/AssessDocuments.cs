using System.ComponentModel;
using System.Text.Json.Serialization;
using Fractions;

namespace Exchange.Web.Integration.Api;

/// <summary>An inventory to assess. A list that is left out was not taken up, which is not the same as an empty one.</summary>
public sealed record AssessRequest
{
    [JsonPropertyName("programmes"), Description("The programmes; an empty list if nothing is known of any.")]
    public ProgrammeEntry?[]? Programmes { get; init; }

    [JsonPropertyName("needs"), Description("Pairs of programme and dataset: who needs what, linked or not.")]
    public string?[]?[]? Needs { get; init; }

    [JsonPropertyName("links"), Description("What joins programmes and datasets today.")]
    public LinkEntry?[]? Links { get; init; }

    [JsonPropertyName("crosschecks"), Description("Pairs of programmes whose lists of beneficiaries are compared automatically.")]
    public string?[]?[]? CrossChecks { get; init; }

    [JsonPropertyName("blocks"), Description("By building block (B01 to B14) and grade (1 to 3): whether each criterion is met; null is unknown.")]
    public Dictionary<string, Dictionary<string, bool?[]?>?>? Blocks { get; init; }
}

/// <summary>A programme. What is left out or null is unknown, which is never zero.</summary>
public sealed record ProgrammeEntry
{
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("beneficiaries"), JsonConverter(typeof(ExactConverter)), Description("Individuals who benefit directly: a whole number.")]
    public Fraction? Beneficiaries { get; init; }

    [JsonPropertyName("in_beneficiary_registry"), JsonConverter(typeof(ExactConverter)), Description("Share of its beneficiaries in the single beneficiary registry, 0 to 1.")]
    public Fraction? InBeneficiaryRegistry { get; init; }

    [JsonPropertyName("uid_share"), JsonConverter(typeof(ExactConverter)), Description("Share of its beneficiaries stored with the unique ID, 0 to 1.")]
    public Fraction? UidShare { get; init; }

    [JsonPropertyName("gateway_share"), JsonConverter(typeof(ExactConverter)), Description("Share of its transfer value through the common payment gateway, 0 to 1.")]
    public Fraction? GatewayShare { get; init; }

    [JsonPropertyName("common_grm"), JsonConverter(typeof(ExactConverter)), Description("1 if the common grievance system takes its complaints, 0 if not; true and false are taken too.")]
    public Fraction? CommonGrm { get; init; }

    [JsonPropertyName("digital_mis"), JsonConverter(typeof(ExactConverter)), Description("1 if it has a digital management information system, 0 if not; true and false are taken too.")]
    public Fraction? DigitalMis { get; init; }

    [JsonPropertyName("active"), Description("false: it does not run and is left out; true if absent.")]
    public bool? Active { get; init; }

    [JsonPropertyName("government_owned"), Description("false: the government neither owns nor co-owns it and it is not weighed; true if absent.")]
    public bool? GovernmentOwned { get; init; }
}

/// <summary>A link.</summary>
public sealed record LinkEntry
{
    [JsonPropertyName("programme")]
    public string? Programme { get; init; }

    [JsonPropertyName("dataset")]
    public string? Dataset { get; init; }

    [JsonPropertyName("mode"), Description("none, manual, batch, query or event; the last three can be live.")]
    public string? Mode { get; init; }

    [JsonPropertyName("verified_months_ago"), JsonConverter(typeof(ExactConverter)), Description("Months since somebody last saw it work; live up to 12. Absent or null: never.")]
    public Fraction? VerifiedMonthsAgo { get; init; }

    [JsonPropertyName("legal_basis"), Description("Whether its legal basis is recorded; absent or null: it is not.")]
    public bool? LegalBasis { get; init; }
}

/// <summary>What the posted inventory proves.</summary>
public sealed record AssessAnswer(
    [property: JsonPropertyName("level"), Description("1 low interoperability, 2 high interoperability, 3 integrated beneficiary system: what is proven.")] int Level,
    [property: JsonPropertyName("possible"), Description("The highest level that is not excluded.")] int Possible,
    [property: JsonPropertyName("status"), Description("final, provisional or not-assessed")] string Status,
    [property: JsonPropertyName("metrics")] MetricsDocument Metrics,
    [property: JsonPropertyName("grades"), Description("By block: the grade proven and the highest not excluded.")] IReadOnlyDictionary<string, int[]> Grades,
    [property: JsonPropertyName("gates"), Description("By gate: passed, not passed, or null where it is not known.")] IReadOnlyDictionary<string, bool?> Gates,
    [property: JsonPropertyName("gaps"), Description("Gates of the next level that are not passed.")] IReadOnlyList<string> Gaps,
    [property: JsonPropertyName("flags"), Description("What must be seen beside the level and never changes it.")] IReadOnlyList<string> Flags);

/// <summary>Exact fractions such as 9/20; null where a term is missing.</summary>
public sealed record MetricsDocument(
    [property: JsonPropertyName("LL"), Description("Needed links that are live.")] string? LL,
    [property: JsonPropertyName("PP"), Description("Pairs of programmes cross-checked.")] string? PP,
    [property: JsonPropertyName("BRC"), Description("Beneficiaries in the single beneficiary registry.")] string? BRC,
    [property: JsonPropertyName("UIDC"), Description("Beneficiaries stored with the unique ID.")] string? UIDC,
    [property: JsonPropertyName("PGC"), Description("Transfer value through the common payment gateway.")] string? PGC,
    [property: JsonPropertyName("GRMC"), Description("Programmes with the common grievance system.")] string? GRMC,
    [property: JsonPropertyName("MIS"), Description("Programmes with a digital management information system.")] string? MIS);

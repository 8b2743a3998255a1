using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Exchange.Web.Board.Api;

/// <summary>The live picture as the API and the hub give it.</summary>
public sealed record BoardDocument(
    [property: Description("Grows with every accepted change; survives restarts.")] long Version,
    [property: Description("When a national figure last changed; null if none has.")] DateTimeOffset? LastChange,
    [property: Description("How many member countries there are.")] int Members,
    IReadOnlyList<IndicatorPicture> Indicators,
    [property: Description("The last changes, newest first.")] IReadOnlyList<ChangeEntry> Recent);

/// <summary>One indicator over all members.</summary>
public sealed record IndicatorPicture(
    string Code,
    string Unit,
    [property: Description("Members with a figure. Missing is never zero.")] int Reported,
    [property: Description("Members asked about.")] int Of,
    double? Mean, double? Median, double? Minimum, double? Maximum,
    DateTimeOffset? LastChange,
    GroupPictures Groups,
    [property: Description("The latest figure of each member that has one: national before published within a year.")] IReadOnlyList<LatestFigure> Latest);

/// <summary>The same by group.</summary>
public sealed record GroupPictures(
    [property: JsonPropertyName("African")] AggregatePicture African,
    [property: JsonPropertyName("Arab")] AggregatePicture Arab,
    [property: JsonPropertyName("Asian")] AggregatePicture Asian);

/// <summary>How many reported of how many, and how their latest figures are spread; unweighted over members.</summary>
public sealed record AggregatePicture(int Reported, int Of, double? Mean, double? Median, double? Minimum, double? Maximum, DateTimeOffset? LastChange);

/// <summary>A member's latest figure.</summary>
public sealed record LatestFigure(
    string Member, int Year, double Value,
    [property: Description("published or national")] string Basis,
    string Source,
    [property: Description("self-declared, documented, peer-verified or external")] string Grade,
    string Vintage);

/// <summary>One figure that changed.</summary>
public sealed record ChangeEntry(
    string Member, string Indicator, string Disaggregation, int Year, double? From, double? To, DateTimeOffset At, string Source);

/// <summary>A text in three languages.</summary>
public sealed record Names(string En, string Fr, string Ar);

/// <summary>A member country in the list.</summary>
public sealed record MemberEntry(
    string Iso3, string Iso2, Names Name, string Group, string Region, bool LeastDeveloped, string Language,
    [property: Description("How many indicators have a figure.")] int Reported);

/// <summary>All member countries.</summary>
public sealed record MembersDocument(long Version, IReadOnlyList<MemberEntry> Members);

/// <summary>A member country with its figures.</summary>
public sealed record MemberDocument(
    long Version, string Iso3, string Iso2, Names Name, string Group, string Region, bool LeastDeveloped, string Language, string? Note,
    IReadOnlyList<MemberSeries> Figures,
    [property: Description("What the country says about figures, or instead of them.")] IReadOnlyList<StatementEntry> Statements,
    [property: Description("Codes of the indicators without any figure: not reported, which is not zero.")] IReadOnlyList<string> NotReported);

/// <summary>What a country says about one figure.</summary>
public sealed record StatementEntry(
    string Indicator, string Disaggregation, int Year,
    [property: Description("not-available, not-applicable, accepts-published, replaces-published or contests-published")] string Says,
    string? Reason, string Vintage, DateTimeOffset? AcceptedAt);

/// <summary>One indicator of a member over time.</summary>
public sealed record MemberSeries(string Indicator, string Unit, IReadOnlyList<YearPair> Points);

/// <summary>A year with the published and the national figure side by side; null where there is none.</summary>
public sealed record YearPair(int Year, Figure? Published, Figure? National);

/// <summary>One value with where it comes from.</summary>
public sealed record Figure(double Value, string Source, string Grade, string Vintage, DateTimeOffset? AcceptedAt, string? Note);

/// <summary>An indicator's definition.</summary>
public sealed record IndicatorEntry(
    string Code, Names Name, string Unit, double? Minimum, double? Maximum,
    [property: Description("higher, lower or context")] string Direction,
    string Disaggregation, string Family, string Origin, string DefinitionSource,
    [property: Description("Whether a country may report it.")] bool Reportable,
    string? CompanionOf, int Reported, int Of);

/// <summary>The catalogue.</summary>
public sealed record IndicatorsDocument(long Version, IReadOnlyList<IndicatorEntry> Indicators);

/// <summary>An indicator with its picture over all members.</summary>
public sealed record IndicatorDocument(long Version, IndicatorEntry Definition, IndicatorPicture Picture);

/// <summary>One observation.</summary>
public sealed record ObservationEntry(
    string Member, string Indicator, string Disaggregation, int Year, double Value, string Unit, string Basis, string Source, string Grade,
    string Vintage, DateTimeOffset? AcceptedAt, string? Note);

/// <summary>Observations that were asked for.</summary>
public sealed record ObservationsDocument(long Version, int Count, IReadOnlyList<ObservationEntry> Observations);

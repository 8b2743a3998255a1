using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Exchange.Web.Board.Api;

namespace Exchange.Web.Snapshots;

/// <summary>
/// A frozen board as it stands in its file. Everything that any page or any answer of the API draws from is in it, so that it can be drawn
/// again without the content files or the history, and by somebody without the product. Its shape is never changed: a later one gets a new
/// number in <see cref="Format"/>.
/// </summary>
public sealed record SnapshotDocument(
    int Format, string Name, Names Title, string? Note,
    [property: Description("Everything accepted until then is in it.")] DateTimeOffset Moment,
    DateTimeOffset FrozenAt,
    [property: Description("Figures made up for trying the product out are in it.")] bool Trial,
    [property: Description("Fingerprint of the content files whose published figures are in it.")] string Content,
    [property: Description("How many publications are in it.")] long Version,
    IReadOnlyList<FrozenSource> Sources,
    IReadOnlyList<FrozenMember> Members,
    IReadOnlyList<FrozenIndicator> Indicators,
    [property: Description("Published figures of members.")] IReadOnlyList<FrozenObservation> Published,
    [property: Description("What an earlier release said where it differs.")] IReadOnlyList<FrozenObservation> Earlier,
    [property: Description("Published figures of other economies.")] IReadOnlyList<FrozenObservation> Benchmark,
    [property: Description("Accepted national figures, every vintage, the one that stands in front last.")] IReadOnlyList<FrozenObservation> National,
    IReadOnlyList<FrozenStatement> Statements,
    [property: Description("How many publications each round or import had made for each member.")] IReadOnlyList<FrozenCount> Publications,
    [property: Description("The last changes, newest first.")] IReadOnlyList<ChangeEntry> Recent)
{
    public const int Present = 1;
}

public sealed record FrozenSource(string Source, string Vintage, string Publisher, string Licence, Uri Address);

public sealed record FrozenMember(
    string Iso3, string Iso2, Names Name, string Group, string Region, bool LeastDeveloped, string Language, int Row, int Column, string? Note);

/// <summary>What is measured, with its picture over all members and by group as it was computed when it was frozen.</summary>
public sealed record FrozenIndicator(
    string Code, Names Name, string Unit, double? Minimum, double? Maximum, string Direction, string Disaggregation, string Family, string Origin,
    string DefinitionSource, string? CompanionOf, AggregatePicture All, GroupPictures Groups);

public sealed record FrozenObservation(
    string Member, string Indicator, string Disaggregation, int Year, double Value, string Source, string Grade, string Vintage,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? AcceptedAt = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note = null);

public sealed record FrozenStatement(string Member, string Indicator, string Disaggregation, int Year, string Says, string? Reason, string Vintage, DateTimeOffset? AcceptedAt);

public sealed record FrozenCount(string Member, string Source, long Publications);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SnapshotDocument))]
internal sealed partial class SnapshotFileJson : JsonSerializerContext
{
    /// <summary>Writes French and Arabic as they are, not as escapes.</summary>
    public static SnapshotFileJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}

using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Exchange.Model;
using Exchange.Model.Recommendations;
using Exchange.Web.Recommendations.Chain;

namespace Exchange.Web.Recommendations.Api;

/// <summary>The 26 recommendations.</summary>
public sealed record RecommendationsDocument(
    [property: Description("Document they are taken from; the words are the product's own.")] string Source, IReadOnlyList<RecommendationDocument> Recommendations);

/// <summary>A recommendation.</summary>
public sealed record RecommendationDocument(
    string Id,
    [property: Description("The level it is written for; null for every country.")] int? Level,
    LocalText Title, LocalText Asks, LocalText Done,
    [property: Description("Building blocks it serves.")] ImmutableArray<string> Blocks,
    [property: Description("Gates it helps to pass.")] IReadOnlyList<string> Gates,
    ImmutableArray<string> Audience,
    [property: Description("Members that accept it, wholly or in part.")] int Accepted,
    [property: Description("Members that last reported it as under way or done.")] int Moving,
    [property: Description("How many members there are.")] int Of);

/// <summary>What a country answers; its own word, public as soon as it is stored.</summary>
public sealed record FollowUpDocument(
    string Member,
    [property: Description("Grows with every change.")] long Revision,
    DateTimeOffset? LastChange,
    [property: Description("The level proven by its accepted inventory; null if it was not assessed.")] int? Level,
    [property: Description("The recommendations it is shown, in order.")] IReadOnlyList<AnswerDocument> Answers,
    ImmutableArray<Obstacle> Obstacles, ImmutableArray<Pilot> Pilots);

/// <summary>What it answers to one recommendation.</summary>
public sealed record AnswerDocument(
    string Recommendation,
    [property: Description("gap, level, general, or other where the country is not shown it and answered all the same.")] string Reason,
    [property: Description("Blocking gates it helps with.")] IReadOnlyList<string> Gates,
    Support? Support,
    [property: Description("One report a round, oldest first; an empty round stands for between rounds.")] IReadOnlyList<ProgressReport> Progress,
    IReadOnlyList<PlannedAction> Actions,
    [property: Description("Codes of causes, the strongest first.")] ImmutableArray<string> Barriers);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RecommendationsDocument))]
[JsonSerializable(typeof(FollowUpDocument))]
[JsonSerializable(typeof(ChainLinks))]
[JsonSerializable(typeof(AnswerCommand))]
[JsonSerializable(typeof(AnswerGiven))]
internal sealed partial class RecommendationsJson : JsonSerializerContext
{
    /// <summary>Writes French and Arabic as they are, not as escapes.</summary>
    public static RecommendationsJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    });
}

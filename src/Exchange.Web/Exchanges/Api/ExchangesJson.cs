using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Exchange.Web.Exchanges.Api;

[JsonSerializable(typeof(MatchRequest))]
[JsonSerializable(typeof(MatchAnswer))]
internal sealed partial class ExchangesJson : JsonSerializerContext
{
    /// <summary>A name given twice is a mistake, not a choice of the last.</summary>
    public static ExchangesJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Exchange.Web.Exchanges.Api;

[JsonSerializable(typeof(MatchRequest))]
[JsonSerializable(typeof(MatchAnswer))]
[JsonSerializable(typeof(CallsDocument))]
[JsonSerializable(typeof(CallWish))]
[JsonSerializable(typeof(CallCommand))]
[JsonSerializable(typeof(CallAnswer))]
[JsonSerializable(typeof(ApplicationsDocument))]
[JsonSerializable(typeof(SeasonsDocument))]
[JsonSerializable(typeof(SeasonDocument))]
[JsonSerializable(typeof(OfferCommand))]
[JsonSerializable(typeof(RequestCommand))]
[JsonSerializable(typeof(WithdrawCommand))]
[JsonSerializable(typeof(ProposeCommand))]
[JsonSerializable(typeof(MatchCommand))]
[JsonSerializable(typeof(SeasonCommandAnswer))]
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

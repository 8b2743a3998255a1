using Exchange.Model.Exchanges.Calls;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Hosting.Content;
using Exchange.Web.Hosting.Languages;
using Exchange.Web.Layout;

namespace Exchange.Web.Exchanges.Browsing;

/// <summary>The exchanges by when they last changed, as an Atom feed in the language at hand.</summary>
internal static class CallFeed
{
    private const int Most = 50;

    public static IResult Answer(HttpContext context, ExchangesPicture picture, ContentFolder content) => AtomFeed.Answer(
        context, "exchanges", CallsTexts.Title,
        [.. picture.Calls.Where(c => c.Status != CallStatus.Draft).OrderByDescending(c => c.Changed).Take(Most).Select(line => Of(line, content))]);

    private static AtomEntry Of(CallLine line, ContentFolder content)
    {
        var (call, host) = (line.Call, CallWords.Member(content.Current, line.Call.Host));
        return new(
            "exchanges/calls/" + call.Id,
            call.Title.In(Language.Current.Code) + (line.Status == CallStatus.Cancelled ? $" ({CallWords.Of(line.Status)})" : ""),
            $"{ExchangeWords.Of(call.Mode)} · {host} · {CallWords.Days(call.Starts, call.Ends)}. {CallsTexts.ApplyBy}: {Write.Moment(call.ApplyBy)}.",
            line.Changed, [host])
        {
            Category = call.Block,
        };
    }
}

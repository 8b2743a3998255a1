using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Notices;
using Exchange.Model.Submissions;
using Exchange.Web.Submissions;

namespace Exchange.Web.Notices;

/// <summary>Where in the product a notice leads.</summary>
internal static class NoticePlace
{
    /// <summary>The address below the language.</summary>
    public static string Of(Notice notice)
    {
        if (notice.Call is { } call)
            return Of(notice, call);
        if (notice.Place is { } place)
            return place;
        var submission = $"{notice.Round}/{notice.Member}";
        return notice.Reader switch
        {
            Part.Secretariat => "review/" + submission + Cell(notice),
            Part.Verifier => "verify/" + submission,
            _ when notice.Section is { } section => $"submit/{submission}/{section}{Cell(notice)}",
            _ => "submit/" + submission,
        };
    }

    private static string Of(Notice notice, CallPlace call) => call switch
    {
        { Account: { } account } when notice.Kind is not (NoticeKind.PlaceGivenBack or NoticeKind.CallOff) => $"exchanges/calls/{call.Call}/applications/{account}",
        { Reader: Side.FocalPoint } when notice.Kind == NoticeKind.ExchangeDue => "exchanges/nominations",
        { Reader: Side.Host or Side.Secretariat } => $"exchanges/calls/{call.Call}/applications",
        _ => "exchanges/calls/" + call.Call,
    };

    private static string Cell(Notice notice) => notice.Cell is { } key ? "#" + Anchor.Of(key) : "";
}

using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Model.Integration;
using Exchange.Web.Exchanges.Calls;
using Microsoft.AspNetCore.Http.Extensions;

namespace Exchange.Web.Exchanges.Browse;

/// <summary>Which exchanges are asked for; the address of the list says it, so that any view can be passed on.</summary>
/// <param name="Open">Only those to which one can apply now.</param>
/// <param name="Calendar">By month instead of by deadline.</param>
public sealed record ExchangesQuery(
    string? Block = null, Track? Track = null, Mode? Mode = null, string? Tongue = null, string? Host = null, bool Open = false, bool Calendar = false)
{
    /// <summary>The parameters, by which a list is cached.</summary>
    public static readonly string[] Parameters = ["block", "track", "mode", "tongue", "host", "open", "view"];

    public bool IsFiltered => this with { Calendar = false } != new ExchangesQuery();

    /// <summary>Reads an address; what it does not know is as if it were not there.</summary>
    public static ExchangesQuery Of(IQueryCollection query) => new(
        query["block"].ToString() is var block && Rubric.BlockCodes.Contains(block) ? block : null,
        Codes.Track(query["track"]) is { } track and not Model.Exchanges.Track.Both ? track : null,
        Codes.Mode(query["mode"]),
        query["tongue"].ToString() is var tongue && StatementRules.Languages.Contains(tongue) ? tongue : null,
        query["host"].ToString() is { Length: 3 } host ? host : null,
        query["open"] == "1",
        query["view"] == "calendar");

    public bool Holds(CallLine line, DateTimeOffset now) =>
        line.Status != CallStatus.Draft
        && (Block is null || line.Call.Block == Block)
        && (Track is null || line.Call.Track == Track || line.Call.Track == Model.Exchanges.Track.Both)
        && (Mode is null || line.Call.Mode == Mode)
        && (Tongue is null || line.Call.Languages.Contains(Tongue))
        && (Host is null || line.Call.Host == Host)
        && (!Open || line.IsOpenAt(now));

    /// <summary>The address of the list, below the language.</summary>
    public string Address()
    {
        var query = new QueryBuilder();
        if (Block is not null)
            query.Add("block", Block);
        if (Track is { } track)
            query.Add("track", Codes.Of(track));
        if (Mode is { } mode)
            query.Add("mode", Codes.Of(mode));
        if (Tongue is not null)
            query.Add("tongue", Tongue);
        if (Host is not null)
            query.Add("host", Host);
        if (Open)
            query.Add("open", "1");
        if (Calendar)
            query.Add("view", "calendar");
        return "exchanges" + query;
    }
}

using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Web.Exchanges.Calls;
using Microsoft.AspNetCore.Http.Extensions;

namespace Exchange.Web.Exchanges.Browsing;

/// <summary>Which of the exchanges.</summary>
public enum Span
{
    /// <summary>Those that are not over.</summary>
    Ahead,
    /// <summary>Those to which one can apply.</summary>
    Open,
    /// <summary>Those that are over.</summary>
    Past,
}

/// <summary>What is looked for among the exchanges; the address of the list says it, so that any view can be passed on.</summary>
/// <param name="Tongue">A working language by its two letters.</param>
/// <param name="Month">A month in which it takes place, <c>yyyy-MM</c>.</param>
/// <param name="AsCalendar">Drawn as a calendar.</param>
public sealed record CallQuery(
    Span Span = Span.Ahead, string? Block = null, Track? Track = null, Mode? Mode = null, string? Tongue = null, string? Month = null, bool AsCalendar = false)
{
    /// <summary>The parameters, by which a list is cached.</summary>
    public static readonly string[] Parameters = ["show", "block", "track", "mode", "tongue", "month", "view"];

    public bool IsFiltered => this with { AsCalendar = false } != new CallQuery();

    /// <summary>Reads an address; what it does not know is as if it were not there.</summary>
    public static CallQuery Of(IQueryCollection query) => new(
        Read(query["show"]),
        query["block"].ToString() is { Length: 3 } block ? block : null,
        Codes.TrackOf(query["track"]) is { } track && track != Model.Exchanges.Track.Both ? track : null,
        Codes.ModeOf(query["mode"]),
        StatementRules.Languages.Contains(query["tongue"].ToString()) ? query["tongue"].ToString() : null,
        StatementRules.IsMonth(query["month"].ToString()) ? query["month"].ToString() : null,
        query["view"] == "calendar");

    public bool Holds(CallLine line, DateTimeOffset now) =>
        line.Status != CallStatus.Draft
        && Span switch
        {
            Span.Open => line.IsOpenAt(now),
            Span.Past => line.Call.Ends < DateOnly.FromDateTime(now.UtcDateTime),
            _ => line.Call.Ends >= DateOnly.FromDateTime(now.UtcDateTime),
        }
        && (Block is null || line.Call.Block == Block)
        && (Track is null || line.Call.Track == Track || line.Call.Track == Model.Exchanges.Track.Both)
        && (Mode is null || line.Call.Mode == Mode)
        && (Tongue is null || line.Call.Languages.Contains(Tongue))
        && (Month is null || Months(line.Call).Contains(Month));

    /// <summary>The months in which the exchange takes place.</summary>
    public static IEnumerable<string> Months(Call call)
    {
        for (var month = new DateOnly(call.Starts.Year, call.Starts.Month, 1); month <= call.Ends; month = month.AddMonths(1))
            yield return FormattableString.Invariant($"{month:yyyy-MM}");
    }

    /// <summary>The address of the list, below the language.</summary>
    public string Address()
    {
        var query = new QueryBuilder();
        if (Span != Span.Ahead)
            query.Add("show", Code(Span));
        if (Block is not null)
            query.Add("block", Block);
        if (Track is { } track)
            query.Add("track", Codes.Of(track));
        if (Mode is { } mode)
            query.Add("mode", Codes.Of(mode));
        if (Tongue is not null)
            query.Add("tongue", Tongue);
        if (Month is not null)
            query.Add("month", Month);
        if (AsCalendar)
            query.Add("view", "calendar");
        return "exchanges" + query;
    }

    public static string Code(Span span) => span switch { Span.Open => "open", Span.Past => "past", _ => "ahead" };

    private static Span Read(string? word) => word switch { "open" => Span.Open, "past" => Span.Past, _ => Span.Ahead };
}

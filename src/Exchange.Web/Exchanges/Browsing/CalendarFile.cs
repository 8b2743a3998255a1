using System.Text;
using Exchange.Model.Exchanges;
using Exchange.Model.Exchanges.Calls;
using Exchange.Web.Exchanges.Calls;
using Exchange.Web.Hosting.Languages;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Exchange.Web.Exchanges.Browsing;

/// <summary>Exchanges as iCalendar (RFC 5545). Days are dates without an hour, moments are UTC, so that no time zone has to be described.</summary>
internal static class CalendarFile
{
    private const string Product = "-//Exchange//Exchanges//EN";

    /// <summary>The exchanges, each as a whole, with the last day to apply.</summary>
    public static IResult All(HttpContext context, IEnumerable<CallLine> lines, DateTimeOffset now)
    {
        var calendar = New();
        foreach (var line in lines.Where(l => l.Status != CallStatus.Draft))
        {
            calendar.Events.Add(Whole(context, line.Call, line.Status, line.Revision, now));
            if (line.IsOpenAt(now))
                calendar.Events.Add(LastDay(context, line.Call, now));
        }
        return File(calendar);
    }

    /// <summary>The exchange of somebody who takes part: its agenda, place and contacts.</summary>
    public static IResult Placement(HttpContext context, Call call, CallStatus status, DateTimeOffset now)
    {
        var calendar = New();
        var whole = Whole(context, call, status, 0, now);
        whole.Description = string.Join("\n\n", new[] { call.About, call.Contacts, Address(context, call) }.Where(t => t.Length > 0));
        calendar.Events.Add(whole);
        foreach (var (item, number) in call.Agenda.Select((a, i) => (a, i)))
            calendar.Events.Add(new CalendarEvent
            {
                Uid = FormattableString.Invariant($"{call.Id}-{number}@{context.Request.Host.Host}"),
                DtStamp = Moment(now),
                DtStart = Moment(item.Starts),
                DtEnd = Moment(item.Ends),
                Summary = item.What,
                Location = call.Where,
                Status = whole.Status,
            });
        return File(calendar);
    }

    private static CalendarEvent Whole(HttpContext context, Call call, CallStatus status, long revision, DateTimeOffset now) => new()
    {
        Uid = $"{call.Id}@{context.Request.Host.Host}",
        DtStamp = Moment(now),
        DtStart = new CalDateTime(call.Starts),
        // The end is the first day that no longer belongs to it.
        DtEnd = new CalDateTime(call.Ends.AddDays(1)),
        Summary = Title(call),
        Location = call.Where,
        Description = string.Join("\n\n", new[] { $"{ExchangeWords.Of(call.Mode)}, {call.Block}, {call.Host}", call.About, Address(context, call) }.Where(t => t.Length > 0)),
        Url = new Uri(Address(context, call)),
        Status = status == CallStatus.Cancelled ? "CANCELLED" : "CONFIRMED",
        Sequence = (int)Math.Min(revision, int.MaxValue),
        Categories = [call.Block, Codes.Of(call.Mode)],
    };

    private static CalendarEvent LastDay(HttpContext context, Call call, DateTimeOffset now) => new()
    {
        Uid = $"{call.Id}-apply@{context.Request.Host.Host}",
        DtStamp = Moment(now),
        DtStart = new CalDateTime(DateOnly.FromDateTime(call.ApplyBy.UtcDateTime)),
        DtEnd = new CalDateTime(DateOnly.FromDateTime(call.ApplyBy.UtcDateTime).AddDays(1)),
        Summary = Write.Text(CallsTexts.LastDayToApply, Title(call)),
        Url = new Uri(Address(context, call)),
        Transparency = TransparencyType.Transparent,
    };

    private static Calendar New() => new() { ProductId = Product };

    private static IResult File(Calendar calendar) =>
        Results.Text(new CalendarSerializer().SerializeToString(calendar) ?? "", "text/calendar", Encoding.UTF8);

    private static CalDateTime Moment(DateTimeOffset moment) => new(DateTime.SpecifyKind(moment.UtcDateTime, DateTimeKind.Utc), "UTC");

    private static string Title(Call call) => call.Title.In(Language.Current.Code) + (call.Trial ? $" ({CallsTexts.TrialShort})" : "");

    private static string Address(HttpContext context, Call call) =>
        $"{context.Request.Scheme}://{context.Request.Host}/{Language.Current.Code}/exchanges/calls/{call.Id}";
}

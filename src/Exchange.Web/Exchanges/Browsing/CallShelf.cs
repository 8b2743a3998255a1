using Exchange.Model.Exchanges.Calls;
using Exchange.Web.Exchanges.Calls;

namespace Exchange.Web.Exchanges.Browsing;

/// <summary>The exchanges that answer a query, and how many every other choice would show.</summary>
public sealed class CallShelf(ExchangesPicture picture, CallQuery query, DateTimeOffset now)
{
    private readonly List<CallLine> _public = [.. picture.Calls.Where(c => c.Status != CallStatus.Draft)];

    public CallQuery Query => query;

    public DateTimeOffset Now => now;

    /// <summary>By their first day; those that are over, the latest first.</summary>
    public IReadOnlyList<CallLine> Found { get; } = [.. query.Span == Span.Past
        ? picture.Calls.Where(c => query.Holds(c, now)).OrderByDescending(c => c.Call.Starts)
        : picture.Calls.Where(c => query.Holds(c, now))];

    /// <summary>How many exchanges would be shown with this choice instead.</summary>
    public int Count(CallQuery choice) => _public.Count(c => choice.Holds(c, now));

    /// <summary>The months in which something takes place.</summary>
    public IEnumerable<string> Months => _public.Where(c => (query with { Month = null }).Holds(c, now)).SelectMany(c => CallQuery.Months(c.Call)).Distinct().Order(StringComparer.Ordinal);

    public IEnumerable<string> Blocks => _public.Select(c => c.Call.Block).Distinct().Order(StringComparer.Ordinal);

    public IEnumerable<string> Tongues => _public.SelectMany(c => c.Call.Languages).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The month that a calendar shows: the one asked for, else the first with something in it, else this one.</summary>
    public string CalendarMonth => query.Month ?? Months.FirstOrDefault() ?? FormattableString.Invariant($"{now.UtcDateTime:yyyy-MM}");
}

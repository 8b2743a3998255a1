using System.Diagnostics.Metrics;
using Exchange.Model.Submissions;
using Exchange.Web.Hosting.Telemetry;

namespace Exchange.Web.Submissions;

/// <summary>How many reports came and what became of them, and how long whoever sent one waited for the answer.</summary>
internal sealed class ReportMeasures(IMeterFactory meters, TimeProvider time)
{
    private readonly Counter<long> _reports = meters.Exchange().CreateCounter<long>(
        "exchange.reports", "{report}", "Reports received, by what became of them.");

    private readonly Histogram<double> _duration = meters.Exchange().CreateHistogram(
        "exchange.report.duration", "s", "From a report read to its acknowledgement, refusals included.", advice: ExchangeMeter.Seconds);

    public long Begin() => time.GetTimestamp();

    /// <summary>The answer is known on the host that took the report.</summary>
    public void Acknowledged(long began, Channel channel) => _duration.Record(
        time.GetElapsedTime(began).TotalSeconds,
        new KeyValuePair<string, object?>("exchange.report.channel", channel == Channel.Api ? "api" : "web"));

    /// <summary>The grain has decided.</summary>
    public void Decided(SubmissionAnswer answer, bool repeated) =>
        _reports.Add(1, new KeyValuePair<string, object?>("exchange.report.outcome", repeated ? "repeated" : Outcome(answer)));

    private static string Outcome(SubmissionAnswer answer) => answer switch
    {
        { Done: false } => "refused",
        { Status: SubmissionStatus.Accepted } => "accepted",
        { Status: SubmissionStatus.Submitted } => "handed_in",
        _ => "drafted",
    };
}

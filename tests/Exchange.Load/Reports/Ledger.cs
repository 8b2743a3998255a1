using System.Globalization;
using System.Text;
using Exchange.Load.Http;

namespace Exchange.Load.Reports;

/// <summary>Which report is next, and which value was last acknowledged for each figure. A member has one writer at a time.</summary>
internal sealed class Ledger(Questionnaire asked, string round, string run, Uri address, string token, string? path = null)
{
    private readonly double[] acknowledged = new double[asked.Keys];
    private readonly long[] turns = new long[asked.Members.Length];
    private long operations;

    public long Accepted { get; private set; }

    /// <summary>The next report of the member, for the host; made before the clock runs.</summary>
    public Report Next(int member, Uri? host = null)
    {
        var turn = turns[member]++;
        var slot = turn % (Questionnaire.PerReport * Questionnaire.Years.Length);
        var indicator = asked.Indicators[(int)(slot % Questionnaire.PerReport)];
        var year = Questionnaire.Years[(int)(slot / Questionnaire.PerReport)];
        var value = indicator.Figure(turn + member * 11);
        var body = string.Create(CultureInfo.InvariantCulture,
            $$"""{"operationId":"{{run}}-{{++operations}}","cells":[{"indicator":"{{indicator.Code}}","year":{{year}},"value":{{value}}}],"submit":true}""");
        return new(member, member * Questionnaire.PerReport * Questionnaire.Years.Length + (int)slot, value,
            Requests.Post(host ?? address, path ?? $"/api/v1/rounds/{round}/submissions/{asked.Members[member]}", token, "application/json", Encoding.UTF8.GetBytes(body)));
    }

    /// <summary>Keeps what a writer was told.</summary>
    public void Acknowledge(IEnumerable<Report> reports)
    {
        foreach (var report in reports)
        {
            acknowledged[report.Key] = report.Value;
            Accepted++;
        }
    }

    /// <summary>Every figure that was acknowledged: member, indicator, year and the last value.</summary>
    public IEnumerable<(string Member, string Indicator, int Year, double Value)> Standing()
    {
        var perMember = Questionnaire.PerReport * Questionnaire.Years.Length;
        for (var key = 0; key < acknowledged.Length; key++)
            if (acknowledged[key] != 0)
                yield return (asked.Members[key / perMember], asked.Indicators[key % perMember % Questionnaire.PerReport].Code,
                    Questionnaire.Years[key % perMember / Questionnaire.PerReport], acknowledged[key]);
    }
}

internal sealed record Report(int Member, int Key, double Value, byte[] Request);

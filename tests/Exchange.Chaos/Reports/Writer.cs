using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Exchange.Load.Http;
using Exchange.Load.Reports;
using Exchange.Load.Results;
using LoadWriters = Exchange.Load.Reports.Writers;

namespace Exchange.Chaos.Reports;

/// <summary>
/// Reports one figure after another, each with the same operation id at whichever host until it is acknowledged, as a careful client does.
/// </summary>
internal sealed class Writer(int number, Crew crew, Diary diary, Random random) : IDisposable
{
    // Longer than any answer should take; a host that is stopped keeps the connection and says nothing.
    private const int Patience = 5_000;

    private readonly Dictionary<Uri, Wire> wires = [];

    public void Work()
    {
        long before = 0;
        while (!crew.Enough)
        {
            var operation = diary.Next();
            var body = Body(operation);
            while (!Attempt(operation, body))
            {
                if (crew.TimeIsUp)
                {
                    crew.Found.Fault($"Not acknowledged although everything ran again: {operation}");
                    return;
                }
                // As a polite client: longer after every failure, a quarter of a second at most.
                Thread.Sleep(random.Next(10, Math.Min(20 * operation.Attempts + 20, 250)));
            }
            if (operation.Version <= before)
                crew.Wrong($"Acknowledged with a version not above {before}: {operation}");
            before = Math.Max(before, operation.Version);
            if (crew.Pace > 0)
                Thread.Sleep(random.Next(crew.Pace + 1));
        }
    }

    public void Dispose()
    {
        foreach (var wire in wires.Values)
            wire.Dispose();
    }

    private bool Attempt(Operation operation, byte[] body)
    {
        var host = crew.Addresses[random.Next(crew.Addresses.Count)];
        operation.Attempts++;
        var sent = Stopwatch.GetTimestamp();
        try
        {
            if (!wires.TryGetValue(host, out var wire))
                wires[host] = wire = new(host, Patience);
            var reply = wire.Send(Requests.Post(host, $"/api/v1/rounds/{operation.Place.Round}/submissions/{operation.Place.Member}", crew.Token, "application/json", body));
            if (reply.Status == 200)
            {
                var version = LoadWriters.BoardVersion(reply);
                if (version == 0)
                    crew.Wrong($"Acknowledged without saying where it is published: {operation}, {Encoding.UTF8.GetString(reply.Body.Span)}");
                operation.Version = version;
                crew.Acknowledged(number, version, sent, Stopwatch.GetTimestamp() - sent);
                return true;
            }
            crew.Refused();
            if (Refusal.Fault(reply) is { } wrong)
                crew.Wrong($"{wrong} — {operation}");
        }
        catch (Exception e) when (e is SocketException or IOException or InvalidDataException)
        {
            crew.Unanswered();
            if (wires.Remove(host, out var broken))
                broken.Dispose();
        }
        return false;
    }

    private static byte[] Body(Operation operation) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $$"""{"operationId":"{{operation.Id}}","cells":[{"indicator":"{{operation.Place.Indicator}}","year":{{operation.Place.Year}},"value":{{operation.Value}}}],"submit":true}"""));
}

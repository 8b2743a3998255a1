using System.Diagnostics;
using Exchange.Load;
using Exchange.Load.Floors;
using Exchange.Load.Product;
using Exchange.Load.Results;

if (args is [FloorServer.Verb])
{
    FloorServer.Run();
    return 0;
}

var (options, refusal) = Options.Read(args);
if (refusal is not null)
{
    Console.Error.WriteLine(refusal);
    return 2;
}

var found = new Findings();
var began = Stopwatch.GetTimestamp();
AppDomain.CurrentDomain.ProcessExit += (_, _) => Server.EndAll();
Console.CancelKeyPress += (_, _) => Server.EndAll();
using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.AtMost));
try
{
    await new Session(options, found, TimeProvider.System).Measure(limit.Token).WaitAsync(limit.Token);
}
catch (OperationCanceledException) when (limit.IsCancellationRequested)
{
    found.Fault($"Time was up after {options.AtMost} s (--at-most); what follows was not measured.");
}
catch (Exception problem) when (problem is InvalidOperationException or HttpRequestException or IOException or System.Net.Sockets.SocketException)
{
    found.Fault(problem.Message);
}
finally
{
    Server.EndAll();
}

var took = Stopwatch.GetElapsedTime(began);
Console.WriteLine(Table.Write(found, took));
if (options.Json is not null)
    Table.Save(options.Json, found, took, TimeProvider.System);
return found.Wrong.Count == 0 ? 0 : 1;

using System.Diagnostics;
using Exchange.Chaos;
using Exchange.Chaos.Hosts;
using Exchange.Load.Product;
using Exchange.Load.Results;

var (options, refusal) = Options.Read(args);
if (refusal is not null)
{
    Console.Error.WriteLine(refusal);
    return 2;
}

Console.WriteLine($"Seed {options.Seed}.");
var found = new Findings();
var began = Stopwatch.GetTimestamp();
AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAll();
Console.CancelKeyPress += (_, _) => EndAll();
using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.AtMost + 60));
try
{
    await new Session(options, found, TimeProvider.System).Run(limit.Token).WaitAsync(limit.Token);
}
catch (OperationCanceledException) when (limit.IsCancellationRequested)
{
    found.Fault($"Time was up after {options.AtMost + 60} s; what follows was not checked.");
}
catch (NotSupportedException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 2;
}
catch (Exception problem) when (problem is InvalidOperationException or HttpRequestException or IOException or System.Net.Sockets.SocketException)
{
    found.Fault(problem.Message);
}
catch (Exception problem)
{
    found.Fault($"The run could not go on: {problem}");
}
finally
{
    EndAll();
}

var took = Stopwatch.GetElapsedTime(began);
Console.WriteLine(Table.Write(found, took));
if (options.Json is not null)
    Table.Save(options.Json, found, took, TimeProvider.System);
return found.Wrong.Count == 0 && found.Aims.TrueForAll(a => a.Met) ? 0 : 1;

static void EndAll()
{
    Server.EndAll();
    SmallDisk.RemoveAll();
}

using System.Diagnostics;
using Exchange.Load;
using Exchange.Load.Floors;
using Exchange.Load.Live;
using Exchange.Load.Product;

if (args is [FloorServer.Verb])
{
    FloorServer.Run();
    return 0;
}
using var server = Server.Start(["/tmp/load/circ/bin/Release/net10.0/circ.dll"], [], "/tmp/load/circ", "/en/");
Console.WriteLine(server.ToFirst200);
using var http = new HttpClient { BaseAddress = server.Address };
var list = new List<Circuit>();
for (var i = 0; i < 200; i++) list.Add(await Circuit.Open(http, new Uri(server.Address, "/en/"), default));
Console.WriteLine($"{server.WorkingSet / 1048576.0}"); Console.WriteLine(await Collection.Induce(server.Id)); await Task.Delay(1000); Console.WriteLine($"{server.WorkingSet / 1048576.0}");
for (var k = 0; k < 5; k++)
{
    var t = Stopwatch.GetTimestamp(); await http.GetStringAsync("/hit"); await Task.Delay(500);
    Console.WriteLine($"{list.Count(c => c.LastPicture > t)} {list.Max(c => c.Pictures)} {list.Max(c => c.LastPicture - t) / 1e6} {list.Select(c=>c.Ended).FirstOrDefault(e=>e!=null)}");
}
foreach (var c in list) { await c.Leave(http); await c.DisposeAsync(); }
Console.WriteLine(await Collection.Induce(server.Id)); await Task.Delay(1000); Console.WriteLine($"{server.WorkingSet / 1048576.0}");
return 0;
